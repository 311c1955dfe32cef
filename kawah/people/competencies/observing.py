"""What a supervisor saw somebody do, as a finding of a level."""

from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from kawah.people.competencies.holding import attest
from kawah.people.competencies.models import Competency, Held, Source
from kawah.people.directory.api import Person
from kawah.records import api as records

# A year-long observation by one person: surer than a course's own examination, less sure than an
# assessment by strangers.
CONFIDENCE = 0.8
LONGEST_SIGHT: int = Held._meta.get_field("evidence").max_length or 0


class NotTheSupervisor(Exception):
    """Only who supervises a person on the day can say what they saw."""


class LevelUnknown(ValueError):
    """The competency has no such level."""


class SightMissing(ValueError):
    """What was seen is not told, or at too great a length."""


@transaction.atomic
def observe(
    person: Person,
    competency: Competency,
    *,
    level: int,
    seen: str,
    by: Person,
    on: date,
    now: datetime,
) -> bool:
    """Attest a level that the supervisor saw, with what was seen; False when it is known already.

    Raises NotTheSupervisor, LevelUnknown, SightMissing.
    """
    told = " ".join(seen.split())
    if not Person.objects.supervised_by(by, on=on).filter(pk=person.pk).exists():
        raise NotTheSupervisor
    if not 1 <= level <= competency.level_count:
        raise LevelUnknown
    if not 0 < len(told) <= LONGEST_SIGHT:
        raise SightMissing
    is_new = attest(
        person,
        competency,
        level=level,
        source=Source.SUPERVISOR,
        confidence=CONFIDENCE,
        held_on=on,
        evidence=told,
        uuid=_finding(person, f"{by.uuid}:{competency.key}:{level}:{on}:{told}"),
    )
    if is_new:
        records.note(
            verb="person.level_observed",
            subject=f"person/{person.uuid}",
            by=by.uuid,
            now=now,
            agency=person.agency.code,
            after={"competency": competency.key, "level": level},
            why=told,
        )
    return is_new


def _finding(person: Person, words: str) -> UUID:
    """The same said twice, by an impatient hand, is one finding."""
    return uuid5(person.uuid, f"supervisor:{words}")
