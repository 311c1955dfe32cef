"""Persons, what they are appointed to, and who supervises them."""

import re
from datetime import date
from typing import ClassVar, Self
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import connections, models
from django.db.models import BooleanField, Exists, F, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac

from kawah.lib import nip, phones
from kawah.people.directory.kinds import AppointmentKind, EmploymentKind
from kawah.people.directory.organization import Agency, Position, Unit
from kawah.people.directory.provinces import provinces
from kawah.people.directory.scope import Reach, Scope

WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 6
BETWEEN_WORDS = " .,-/'"
# The words of a name; an index of PostgreSQL holds the same expression (migration 0004).
HAS_WORDS = """to_tsvector('simple', translate("directory_person"."name", '.,-/', '    '))
    @@ to_tsquery('simple', %s)"""


class PersonQuerySet(models.QuerySet["Person"]):
    def named(self, text: str) -> "PersonQuerySet":
        """Those whose names have a word that begins like it for each word of a text."""
        words = WORD.findall(text.lower())[:MOST_WORDS]
        if words and connections[self.db].vendor == "postgresql":
            wanted = " & ".join(f"{word}:*" for word in words)
            return self.filter(RawSQL(HAS_WORDS, [wanted], output_field=BooleanField()))  # noqa: S611 - the text is a parameter
        return self.filter(*(_begins(word) for word in words))

    def with_email(self, address: str) -> "PersonQuerySet":
        """Whoever has this address, in capitals or not; found by the index that keeps it unique."""
        return self.alias(address=Lower("email")).filter(address=address.strip().lower())

    def visible_to(self, scope: Scope, *, on: date) -> "PersonQuerySet":
        """The persons a scope reaches: oneself, a unit's subtree, an agency's subtree, everyone."""
        if scope.reach == Reach.NATIONAL:
            return self
        if scope.reach == Reach.AGENCY:
            return self.filter(agency__path__startswith=scope.agency_path)
        if scope.reach == Reach.UNIT:
            there = Appointment.objects.in_force(on=on).filter(
                person=OuterRef("pk"),
                unit__agency__path=scope.agency_path,
                unit__path__startswith=scope.unit_path,
            )
            return self.filter(Exists(there))
        return self.filter(pk=scope.person)

    def supervised_by(self, person: "Person", *, on: date) -> "PersonQuerySet":
        ties = Supervision.objects.in_force(on=on).filter(supervisor=person, person=OuterRef("pk"))
        return self.filter(Exists(ties))


def _begins(word: str) -> Q:
    """A name in which a word begins like this one."""
    found = Q(name__istartswith=word)
    for sign in BETWEEN_WORDS:
        found |= Q(name__icontains=f"{sign}{word}")
    return Q(name__icontains=word) & found  # the first condition spares most names the others


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """Django asks for a manager that knows the natural key."""


class Person(AbstractBaseUser):
    """Someone who learns or teaches here. Known to the logs by `uuid` alone."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    nip = models.CharField(max_length=18, unique=True, null=True)
    email = models.EmailField(null=True)
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=16, choices=EmploymentKind)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="people")
    rank_grade = models.CharField(max_length=8, blank=True)  # golongan/ruang
    qualification = models.CharField(max_length=20, blank=True)  # highest degree, as in ip_asn.csv
    phone = models.CharField(max_length=16, blank=True)  # +62812...; in no log, see amending.py
    phone_own_at = models.DateTimeField(
        null=True
    )  # told by the person: no file changes it any more
    province = models.CharField(
        max_length=2, blank=True
    )  # where they work, reference/provinces.csv
    regency = models.CharField(max_length=80, blank=True)
    target_position = models.ForeignKey(Position, on_delete=models.SET_NULL, null=True)
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    sign_in_epoch = models.PositiveIntegerField(default=0)  # a higher one ends every sign-in

    USERNAME_FIELD = "nip"
    EMAIL_FIELD = "email"
    objects = PersonManager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(Lower("email"), name="email_once"),
            models.CheckConstraint(
                condition=Q(kind="NON_ASN") | Q(nip__isnull=False), name="civil_servant_has_nip"
            ),
            models.CheckConstraint(
                condition=Q(nip=None) | Q(nip__regex=r"^[0-9]{18}$"), name="nip_has_18_digits"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agency", "name", "id"], name="people_of_agency_by_name"),
            models.Index(fields=["name", "id"], name="people_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """Sign-ins hold while password and epoch stay what they were."""
        return salted_hmac(
            "kawah.sign-in", f"{self.password}:{self.sign_in_epoch}", algorithm="sha256"
        ).hexdigest()

    @property
    def masked_nip(self) -> str:
        return nip.mask(self.nip) if self.nip else ""

    @property
    def grouped_nip(self) -> str:
        """The whole number: for pages of who looks after people, never an address or a log."""
        return nip.grouped(self.nip) if self.nip else ""

    @property
    def shown_phone(self) -> str:
        return phones.shown(self.phone)

    @property
    def region(self) -> str:
        """Where they work, in words."""
        named = (self.regency, provinces().get(self.province, self.province))
        return ", ".join(part for part in named if part)

    @property
    def employment_kind(self) -> EmploymentKind:
        return EmploymentKind(self.kind)


class Dated(models.QuerySet):
    """Rows that hold from a day up to, not including, another."""

    def in_force(self, *, on: date) -> Self:
        return self.filter(Q(until=None) | Q(until__gt=on), effective_from__lte=on)


class AppointmentQuerySet(Dated):
    def definitive(self, *, on: date) -> "AppointmentQuerySet":
        """The posts that people hold on a day; who only acts for another has none by it."""
        return self.in_force(on=on).filter(kind=AppointmentKind.DEFINITIVE)


class Appointment(models.Model):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="appointments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="appointments")
    kind = models.CharField(
        max_length=12, choices=AppointmentKind, default=AppointmentKind.DEFINITIVE
    )
    effective_from = models.DateField()
    until = models.DateField(null=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("effective_from")),
                name="appointment_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(until=None, kind="DEFINITIVE"),
                name="one_open_definitive_appointment",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["unit", "until"], name="appointments_of_unit")]


class Supervision(models.Model):
    """Who is the direct supervisor of whom."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="supervisions")
    supervisor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="subordinates")
    effective_from = models.DateField()
    until = models.DateField(null=True)

    objects = Dated.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(person=F("supervisor")), name="nobody_supervises_oneself"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("effective_from")),
                name="supervision_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_supervisor_at_a_time"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["supervisor", "until"], name="subordinates_of_person")
        ]
