"""At most three suggestions for a person, each with its reason."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from msgspec import Struct, convert, to_builtins

from kawah.earned.hours import api as hours
from kawah.guidance.planning.basis import PERSON, basis_of
from kawah.guidance.planning.models import Advice
from kawah.guidance.planning.ranking import Choice, Need, Offer, choose
from kawah.learning.curriculum.api import Course, Outcome
from kawah.learning.enrollment.api import Enrollment
from kawah.lib.periods import local_day
from kawah.people.competencies.api import Competency, gaps_of
from kawah.people.directory.api import Person, Position, current

KEPT_FOR = timedelta(days=1)
OFFERED = ("title", "minutes", "language")  # what is said of a version


class Suggestion(Struct, frozen=True):
    """A course, its minutes, and what the reason needs to be said in any language."""

    course: str
    title: str
    minutes: int
    language: str = "id"
    competency: str = ""
    asked: int = 0
    held: int | None = None
    is_for_target: bool = False

    @property
    def reason(self) -> str:
        values = {"competency": self.competency, "asked": self.asked, "held": self.held}
        if not self.competency:
            return _("Menambah JP Anda tahun ini, dapat dikerjakan sendiri.")
        if self.is_for_target:
            return _("Jabatan yang Anda tuju meminta %(competency)s tingkat %(asked)d.") % values
        if self.held is None:
            return (
                _("Jabatan Anda meminta %(competency)s tingkat %(asked)d; belum ada catatan Anda.")
                % values
            )
        return (
            _("Jabatan Anda meminta %(competency)s tingkat %(asked)d; Anda di tingkat %(held)d.")
            % values
        )


def suggestions(person: Person, *, now: datetime) -> list[Suggestion]:
    """What to learn next: advice kept for a day, or until what it was reckoned from changes."""
    on = local_day(now, person.agency.time_zone)
    row = PERSON(person=person.pk, on=on)[0]
    kept, basis = getattr(row, "advice", None), basis_of(row)
    if kept is not None and kept.basis == basis and kept.made_at > now - KEPT_FOR:
        return convert(kept.rows, list[Suggestion])
    made = [_suggestion(choice) for choice in _choices(person, on=on)]
    Advice.objects.update_or_create(
        person=person, defaults={"made_at": now, "basis": basis, "rows": to_builtins(made)}
    )
    return made


def forget(person: Person) -> None:
    """Drop the advice: what it was reckoned from has changed."""
    Advice.objects.filter(person=person).delete()


def needed(person: Person, *, on: date) -> set[str]:
    """Keys of the competencies that the posts held and aimed at ask and the person lacks."""
    return {need.competency for need in _needs(person, on=on)}


def _choices(person: Person, *, on: date) -> list[Choice]:
    standing = hours.balance(person, year=on.year, on=on)
    offers, needs = _offers(person), _needs(person, on=on)
    return choose(offers, needs, missing_minutes=standing.missing)


def _needs(person: Person, *, on: date) -> list[Need]:
    appointment = current(person, on=on)
    held = _gaps(person, appointment.position, False, on) if appointment else []
    aimed = _gaps(person, person.target_position, True, on) if person.target_position else []
    return held + aimed


def _gaps(person: Person, position: Position, is_for_target: bool, on: date) -> list[Need]:
    found = [gap for gap in gaps_of(person, position, on=on) if gap.size]
    agency = position.agency or person.agency
    names = {row.key: row.name for row in Competency.objects.of(agency, on=on)}
    return [
        Need(gap.competency, names[gap.competency], gap.asked, gap.held, is_for_target)
        for gap in found
    ]


def _offers(person: Person) -> list[Offer]:
    taken = Enrollment.objects.filter(person=person, is_open=True).values("course")
    open_now = Course.objects.open_to(person.agency).exclude(pk__in=taken)
    columns = ("published", "uuid", *(f"published__{name}" for name in OFFERED))
    rows: dict[int, dict[str, Any]] = {
        row["published"]: dict(row) for row in open_now.values(*columns)
    }
    outcomes: dict[int, list[Outcome]] = {}
    for outcome in Outcome.objects.filter(version__in=rows).select_related("competency__agency"):
        outcomes.setdefault(outcome.version_id, []).append(outcome)
    return [_offer(row, outcomes.get(version, [])) for version, row in rows.items()]


def _offer(row: dict[str, Any], outcomes: list[Outcome]) -> Offer:
    raises: dict[str, int] = {}
    for outcome in outcomes:
        key = outcome.competency.key
        raises[key] = max(raises.get(key, 0), outcome.level)
    main = next((outcome.competency.key for outcome in outcomes if outcome.is_main), "")
    title, minutes, language = (row[f"published__{name}"] for name in OFFERED)
    return Offer(str(row["uuid"]), title, minutes, raises, main, language)


def _suggestion(choice: Choice) -> Suggestion:
    offer, need = choice.offer, choice.need
    if need is None:
        return Suggestion(offer.course, offer.title, offer.minutes, offer.language)
    return Suggestion(
        offer.course,
        offer.title,
        offer.minutes,
        offer.language,
        need.name,
        need.asked,
        need.held,
        need.is_for_target,
    )
