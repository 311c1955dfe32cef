"""Attesting levels and reading gaps of persons."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from kawah.people.competencies.gap import Finding, Gap, gaps, prevailing
from kawah.people.competencies.models import Competency, Held, Source, Standard, key_of
from kawah.people.directory.api import Agency, Person, Position, ancestors

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


def asked_of(position: Position, *, agency: Agency, on: date) -> dict[str, int]:
    """The level a post of an agency asks of each competency on a day, by the competency's key.

    The post's own word goes before that of its kind, a later one before an earlier.
    """
    of_kind = Q(kind=position.kind, grade=position.grade, position=None)
    there = Q(competency__agency=None) | Q(competency__agency__path__in=ancestors(agency.path))
    rows = Standard.objects.filter(of_kind | Q(position=position), there)
    rows = rows.exclude(valid_to__lt=on).exclude(valid_from__gt=on)
    rows = rows.filter(Exists(_in_force_as_asked(on=on)))
    ordered = rows.order_by(
        F("position").asc(nulls_first=True), F("valid_from").asc(nulls_first=True), "pk"
    )
    asked = ordered.values_list("competency__code", "competency__agency__code", "level")
    return {key_of(code, owner): level for code, owner, level in asked}


def _in_force_as_asked(*, on: date) -> "QuerySet[Competency]":
    """The row of a standard's competency that holds on a day: its own, or one that followed it."""
    rows: QuerySet[Competency] = Competency.objects.in_force(on=on)
    return rows.alias(owner=Coalesce("agency", 0)).filter(
        code=OuterRef("competency__code"), owner=Coalesce(OuterRef("competency__agency"), 0)
    )


def held_by(person: Person, *, on: date) -> dict[str, Finding]:
    """The prevailing level of each competency a person holds on a day, by the competency's key.

    What was withdrawn is left out.
    """
    found: dict[str, list[Finding]] = {}
    rows = Held.objects.filter(person=person, withdrawal=None, held_on__lte=on).values_list(
        "competency__code",
        "competency__agency__code",
        "level",
        "source",
        "confidence",
        "held_on",
        "evidence",
    )
    for code, owner, level, source, confidence, held_on, evidence in rows:
        finding = Finding(level, RANK[source], confidence, held_on, evidence)
        found.setdefault(key_of(code, owner), []).append(finding)
    prevailed = {key: prevailing(findings) for key, findings in found.items()}
    return {key: finding for key, finding in prevailed.items() if finding}


def source_of(finding: Finding) -> Source:
    return list(Source)[finding.rank]


def gaps_of(person: Person, position: Position, *, on: date) -> list[Gap]:
    """The gaps of a person for a post, held or aimed at."""
    agency = position.agency or person.agency
    return gaps(asked_of(position, agency=agency, on=on), held_by(person, on=on))
