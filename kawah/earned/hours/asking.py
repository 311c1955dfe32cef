"""Reading the ledger: where a person or a team stands, and every line explained."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from uuid import UUID

import msgspec
from msgspec import Struct

from kawah.earned.hours import rules
from kawah.earned.hours.ledger import Balance
from kawah.earned.hours.reasons import explain
from kawah.earned.hours.reckoning import Posted, reckon
from kawah.earned.hours.regulation import Rule
from kawah.earned.hours.standing import Goal, Member, Standing, most_at_risk_first, stand
from kawah.earned.hours.words import OPEN_REASONS, Reason, Risk
from kawah.lib import periods
from kawah.lib.prepared import Given, Prepared
from kawah.people.directory.api import Person, current

OWN = Prepared(
    lambda: Balance.objects.filter(person=Given("person"), year=Given("year")).values_list(
        "minutes", "waiting"
    )
)


class Tally(Struct, frozen=True):
    """Minutes of a year: counted, and what passing the open assessments would add."""

    counted: int = 0
    waiting: int = 0


class ExplainedLine(Struct, frozen=True):
    """One line in the reader's language; minutes are derived to JP where they are shown."""

    statement: UUID
    course: UUID
    course_title: str
    activity_title: str
    day: date
    claimed: int
    counted: int
    reason: Reason
    because: str
    advice: str
    form: str
    form_name: str
    rule_status: str
    regulation: str

    @property
    def may_still_count(self) -> bool:
        return self.counted < self.claimed and self.reason in OPEN_REASONS


def balance(person: Person, *, year: int, on: date) -> Standing:
    """Where a person stands in a year, seen on a day."""
    tally = Tally(*(OWN.first(person=person.pk, year=year) or ()))
    goal = rules.goals([person.kind], on=_day_within(year, on))[person.kind]
    if _is_above(tally, goal) and _is_exempt(person, goal, on=_day_within(year, on)):
        goal = msgspec.structs.replace(goal, maximum=None)
    return stand(counted=tally.counted, waiting=tally.waiting, goal=goal, year=year, on=on)


def balances(people: Iterable[Person], *, year: int) -> dict[int, Tally]:
    """The minutes of many people by primary key, in one query."""
    tallies = {person.pk: Tally() for person in people}
    rows = Balance.objects.filter(year=year, person__in=tallies)
    for person, minutes, waiting in rows.values_list("person", "minutes", "waiting"):
        tallies[person] = Tally(minutes, waiting)
    return tallies


def team(people: Iterable[Person], *, year: int, on: date) -> list[Member]:
    """Where each of a team stands, who is most at risk first; two queries."""
    persons = list(people)
    tallies = balances(persons, year=year)
    goals = rules.goals({person.kind for person in persons}, on=_day_within(year, on))
    members = []
    for person in persons:
        tally, goal = tallies[person.pk], goals[person.kind]
        standing = stand(counted=tally.counted, waiting=tally.waiting, goal=goal, year=year, on=on)
        members.append(Member(person.pk, person.name, standing))
    return most_at_risk_first(members)


def risk_by(kinds: Iterable[str], *, year: int, on: date) -> Callable[[str, int], Risk]:
    """How somebody of one of these kinds stands with so many counted minutes; one query for all
    who are asked about."""
    known = rules.goals(kinds, on=_day_within(year, on))

    @cache
    def risk(kind: str, counted: int) -> Risk:
        return stand(counted=counted, waiting=0, goal=known[kind], year=year, on=on).risk

    return risk


def lines_of(person: Person, *, year: int) -> list[ExplainedLine]:
    """Every line of a year that claims minutes, the latest first, with its reason and advice."""
    posted = [row for row in reckon(person, year=year).lines if row.line.claimed]
    codes = {row.line.form for row in posted}
    known = list(Rule.objects.filter(code__in=codes).order_by("valid_from"))
    return [_explained(row, _rule_of(row, known)) for row in reversed(posted)]


def _is_above(tally: Tally, goal: Goal) -> bool:
    return goal.maximum is not None and tally.counted > goal.maximum


def _is_exempt(person: Person, goal: Goal, *, on: date) -> bool:
    """Whether the post held is one that the ceiling does not concern; asked for when it matters."""
    held = current(person, on=on) if goal.exempt else None
    return held is not None and held.position.kind in goal.exempt


def _day_within(year: int, on: date) -> date:
    """The goal of a past year is the one it closed with."""
    return min(on, periods.year_end(year))


def _rule_of(posted: Posted, known: list[Rule]) -> Rule | None:
    line = posted.line
    for rule in known:
        ends = rule.valid_to or date.max
        if rule.code == line.form and rule.valid_from <= line.local_day <= ends:
            return rule
    return None


def _explained(posted: Posted, rule: Rule | None) -> ExplainedLine:
    line, verdict = posted.line, posted.verdict
    explanation = explain(line, verdict, rule=rule)
    return ExplainedLine(
        statement=line.statement,
        course=line.course,
        course_title=line.course_title,
        activity_title=line.activity_title,
        day=line.local_day,
        claimed=line.claimed,
        counted=verdict.minutes,
        reason=verdict.reason,
        because=explanation.because,
        advice=explanation.advice,
        form=line.form,
        form_name=rule.form if rule else "",
        rule_status=rule.status if rule else "",
        regulation=rule.regulation if rule else "",
    )
