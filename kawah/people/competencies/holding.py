"""Attesting levels and reading gaps of persons."""

from datetime import date
from uuid import UUID

from django.db.models import F, Q

from kawah.people.competencies.gap import Finding, Gap, gaps, prevailing
from kawah.people.competencies.models import Competency, Held, Source, Standard
from kawah.people.directory.api import Person, Position

RANK = {source: rank for rank, source in enumerate(Source.values)}


def attest(
    person: Person,
    competency: Competency,
    *,
    level: int,
    source: Source,
    confidence: float,
    held_on: date,
    evidence: str,
    uuid: UUID,
) -> bool:
    """Write down that a person holds a level; False when this finding is known already."""
    _, is_new = Held.objects.get_or_create(
        uuid=uuid,
        defaults={
            "person": person,
            "competency": competency,
            "level": level,
            "source": source,
            "confidence": confidence,
            "held_on": held_on,
            "evidence": evidence,
        },
    )
    return is_new


def asked_of(position: Position, *, on: date) -> dict[str, int]:
    """The level asked of each competency by a post, on a day; the post's own word goes last."""
    of_kind = Q(kind=position.kind, grade=position.grade, position=None)
    rows = Standard.objects.filter(of_kind | Q(position=position))
    rows = rows.exclude(valid_to__lt=on).exclude(valid_from__gt=on)
    ordered = rows.order_by(F("position").asc(nulls_first=True))
    return dict(ordered.values_list("competency__code", "level"))


def held_by(person: Person) -> dict[str, Finding]:
    """The prevailing level of each competency a person holds, leaving out what was withdrawn."""
    found: dict[str, list[Finding]] = {}
    rows = Held.objects.filter(person=person, withdrawal=None).values_list(
        "competency__code", "level", "source", "confidence", "held_on"
    )
    for code, level, source, confidence, held_on in rows:
        found.setdefault(code, []).append(Finding(level, RANK[source], confidence, held_on))
    prevailed = {code: prevailing(findings) for code, findings in found.items()}
    return {code: finding for code, finding in prevailed.items() if finding}


def gaps_of(person: Person, position: Position, *, on: date) -> list[Gap]:
    """The gaps of a person for a post, held or aimed at."""
    return gaps(asked_of(position, on=on), held_by(person))
