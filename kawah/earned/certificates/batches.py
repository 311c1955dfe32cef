"""Certificates of a whole batch: ordered at once, written and finished by the worker."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from msgspec import Struct

from kawah.earned.certificates import issuing
from kawah.earned.certificates.composing import Terms, terms_of
from kawah.earned.certificates.models import BatchOrder, Certificate, Gathering
from kawah.learning.enrollment.api import Batch, BatchQuerySet, Enrollment
from kawah.lib import periods
from kawah.people.directory.api import Person
from kawah.records import api as records

AT_ONCE = 50  # rows in one transaction, so that nobody's answer waits long for the writer's lock


class Progress(Struct, frozen=True):
    total: int  # who completed the course
    issued: int
    ready: int  # nothing of theirs waits to be signed, awarded or told
    failing: int  # of those that wait: tried in vain, tried again by themselves
    parked: int  # of those that wait: signed perhaps, so a human has to look
    is_ordered: bool  # the worker is still writing rows

    @property
    def is_done(self) -> bool:
        return self.ready == self.total

    @property
    def is_moving(self) -> bool:
        """Whether another look will find more."""
        return self.is_ordered or self.ready + self.parked < self.issued


@transaction.atomic
def issue_together(batch: Batch, *, by: UUID | None, now: datetime) -> None:
    """Issue nothing for single completions of this batch from now on: its admin orders for all."""
    Gathering.objects.get_or_create(batch=batch, defaults={"at": now, "by": by})


def is_gathered(batch: int | None) -> bool:
    """Whether the certificates of a batch, by primary key, wait for an order."""
    return batch is not None and Gathering.objects.filter(batch=batch).exists()


def awaiting(person: Person) -> list[Enrollment]:
    """Courses that a person completed in a batch whose certificates are still to be ordered."""
    rows = Enrollment.objects.filter(
        person=person, completed_at__isnull=False, certificates=None, batch__gathering__isnull=False
    )
    return list(rows.select_related("version").defer("version__outline").order_by("-completed_at"))


def to_issue(batches: BatchQuerySet) -> BatchQuerySet:
    """Those whose certificates are issued together and wait for somebody to order them."""
    unissued = Enrollment.objects.filter(
        batch=OuterRef("pk"), completed_at__isnull=False, certificates=None
    )
    ordered = BatchOrder.objects.filter(batch=OuterRef("pk"), done_at=None)
    return batches.filter(Exists(unissued), ~Exists(ordered), gathering__isnull=False)


@transaction.atomic
def issue_batch(batch: Batch, *, by: UUID | None, why: str, now: datetime) -> Progress:
    """Order certificates for everyone who completed and has none; may be ordered again."""
    asked = progress(batch)
    if asked.total == asked.issued:
        return asked
    BatchOrder.objects.update_or_create(batch=batch, defaults={"asked_at": now, "done_at": None})
    records.note(
        verb="certificate.batch_ordered",
        subject=f"batch/{batch.uuid}",
        by=by,
        now=now,
        agency=batch.agency.code,
        after={"batch": batch.name, "certificates": asked.total - asked.issued},
        why=" ".join(why.split()),
    )
    transaction.on_commit(records.ring)
    return asked


def progress(batch: Batch) -> Progress:
    """How far the certificates of a batch are."""
    first = Q(certificates__issue=1)
    open_still = Certificate.objects.waiting().filter(enrollment=OuterRef("pk"))
    waiting = Q(Exists(open_still))
    is_parked = Q(Exists(open_still.exclude(parked_at=None)))
    is_failing = Q(Exists(open_still.filter(parked_at=None).exclude(error="")))
    counts = _completed(batch).aggregate(
        total=Count("pk", distinct=True),
        issued=Count("certificates", filter=first),
        ready=Count("certificates", filter=first & ~waiting),
        failing=Count("certificates", filter=first & is_failing),
        parked=Count("certificates", filter=first & is_parked),
    )
    is_ordered = BatchOrder.objects.filter(batch=batch, done_at=None).exists()
    return Progress(**counts, is_ordered=is_ordered)


@transaction.atomic
def issue_ordered(*, now: datetime, at_most: int = AT_ONCE) -> int:
    """Write some certificates of the oldest open order; how many. The order ends with the last."""
    order = BatchOrder.objects.filter(done_at=None).order_by("asked_at").first()
    if order is None:
        return 0
    rows = _completed(order.batch).filter(certificates=None).select_related(*issuing.RELATED)
    waiting = list(rows.order_by("pk")[:at_most])
    known: dict[int, Terms] = {}
    issued = [_issue(enrollment, known, now=now) for enrollment in waiting]
    if not waiting:
        order.done_at = now
        order.save(update_fields=["done_at"])
    return sum(certificate is not None for certificate in issued)


def _completed(batch: Batch) -> QuerySet[Enrollment]:
    return Enrollment.objects.filter(batch=batch, completed_at__isnull=False)


def _issue(enrollment: Enrollment, known: dict[int, Terms], *, now: datetime) -> Certificate | None:
    if enrollment.version_id not in known:
        known[enrollment.version_id] = terms_of(enrollment.version)
    zone = enrollment.person.agency.time_zone
    return issuing.enter(
        enrollment,
        known[enrollment.version_id],
        statement=uuid5(enrollment.uuid, "certificate"),
        completed_on=periods.local_day(enrollment.completed_at or now, zone),
        now=now,
        in_bulk=True,
    )
