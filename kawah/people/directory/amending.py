"""Amending what is kept about a person: name, addresses, kind of employee, rank, region."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from kawah.people.directory.persons import Person
from kawah.records import api as records

Field = Literal["name", "email", "kind", "rank_grade", "phone", "province", "regency"]
FIELDS: tuple[Field, ...] = ("name", "email", "kind", "rank_grade", "phone", "province", "regency")
# Names, addresses and telephones stay out of the log.
TOLD: tuple[Field, ...] = ("kind", "rank_grade", "province", "regency")


class Amendment(Struct, frozen=True):
    person: Person
    values: Mapping[Field, str | None]


def amend(
    person: Person, values: Mapping[Field, str | None], *, now: datetime, by: UUID | None = None
) -> bool:
    """Take over other values, and note which; False when they are the same already.

    Raises IntegrityError when an address is taken.
    """
    return amend_all([Amendment(person, values)], now=now, by=by) == 1


@transaction.atomic
def amend_all(amendments: Sequence[Amendment], *, now: datetime, by: UUID | None = None) -> int:
    """Amend many, each once; how many changed. Raises IntegrityError, and changes nobody."""
    changes = [
        change for one in amendments if (change := _amend(one.person, one.values, by=by, now=now))
    ]
    if changes:
        meant = {field for one in amendments for field in one.values}
        Person.objects.bulk_update([one.person for one in amendments], sorted(meant))
        records.note_all(changes)
    return len(changes)


def _amend(
    person: Person, values: Mapping[Field, str | None], *, by: UUID | None, now: datetime
) -> records.Noted | None:
    before: dict[str, str | None] = {field: getattr(person, field) for field in values}
    other = [field for field in FIELDS if field in values and values[field] != before[field]]
    if not other:
        return None
    for field in other:
        setattr(person, field, values[field])
    told: dict[str, str | None] = {field: values[field] for field in other if field in TOLD}
    held = {field: before[field] for field in told}
    return records.Noted(
        verb="person.amended",
        subject=f"person/{person.uuid}",
        by=by,
        at=now,
        agency=person.agency.code,
        before=held,
        after={"fields": other, **told},
    )


@transaction.atomic
def correct_phone(person: Person, number: str, *, now: datetime) -> bool:
    """The person's own word, empty for none: no file changes it any more. False when it is the same
    already."""
    is_other = amend(person, {"phone": number}, now=now, by=person.uuid)
    person.phone_own_at = now
    person.save(update_fields=["phone_own_at"])
    return is_other
