"""What the resep rules look at: a course as plain values, without the database."""

from datetime import date

from msgspec import Struct

from kawah.learning.curriculum.facts import Facts, facts_of
from kawah.learning.curriculum.models import Version
from kawah.learning.curriculum.words import TaughtBy, TeacherRole


class Part(Struct, frozen=True):
    """An activity with the facts of its kind."""

    key: str
    title: str
    kind: str
    minutes: int
    taught_by: str
    outcomes: tuple[str, ...]
    facts: Facts
    is_required: bool = True

    @property
    def is_by_widyaiswara(self) -> bool:
        return self.taught_by in (TaughtBy.WIDYAISWARA, TaughtBy.BOTH)

    @property
    def is_by_practitioner(self) -> bool:
        by_hand = self.taught_by in (TaughtBy.PRACTITIONER, TaughtBy.BOTH)
        return by_hand or self.facts.practitioner_parts > 0


class Goal(Struct, frozen=True):
    key: str
    text: str
    is_main: bool


class Blueprint(Struct, frozen=True):
    minutes: int
    minutes_per_jp: int
    reviewed_on: date | None
    impact: dict[str, object]
    teacher_roles: frozenset[str]
    markers: int  # widyaiswara with an account
    repealed: frozenset[str]
    regulations: frozenset[str]
    goals: tuple[Goal, ...]
    parts: tuple[Part, ...]

    @property
    def required(self) -> tuple[Part, ...]:
        """What nobody completes the course without."""
        return tuple(part for part in self.parts if part.is_required)

    def parts_for(self, goal: Goal) -> list[Part]:
        return [part for part in self.required if goal.key in part.outcomes]

    @property
    def has_pair(self) -> bool:
        return {TeacherRole.WIDYAISWARA, TeacherRole.PRACTITIONER} <= self.teacher_roles


def blueprint(version: Version, *, minutes_per_jp: int) -> Blueprint:
    """Read a version's rows into the values the rules need."""
    activities = version.activities.order_by("seq")
    outcomes = version.outcomes.order_by("seq")
    regulations = version.regulations
    return Blueprint(
        minutes=sum(activity.minutes for activity in activities),
        minutes_per_jp=minutes_per_jp,
        reviewed_on=version.reviewed_on,
        impact=version.impact,
        teacher_roles=frozenset(version.teachers.values_list("role", flat=True)),
        markers=_markers(version),
        repealed=frozenset(row["key"] for row in regulations if not row["in_force"]),
        regulations=frozenset(row["key"] for row in regulations),
        goals=tuple(Goal(row.key, row.text, row.is_main) for row in outcomes),
        parts=tuple(
            Part(
                row.key,
                row.title,
                row.kind,
                row.minutes,
                row.taught_by,
                tuple(row.outcomes),
                facts_of(row),
                row.is_required,
            )
            for row in activities
        ),
    )


def _markers(version: Version) -> int:
    return version.teachers.filter(role=TeacherRole.WIDYAISWARA, person__isnull=False).count()
