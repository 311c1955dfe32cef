"""The people someone leads, with where each stands this year, who is most at risk first."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Member, Risk, Standing
from kawah.lib import jp
from kawah.lib.periods import year_end
from kawah.people.directory.api import Person
from kawah.web.shell import written
from kawah.web.shell.charts.rows import TeamRow

STATES = {
    Risk.AT_RISK: "late",
    Risk.BEHIND: "waiting",
    Risk.ON_TRACK: "doing",
    Risk.MET: "done",
    Risk.NO_TARGET: "todo",
}
NEEDS_HELP = (Risk.AT_RISK, Risk.BEHIND)


class Seen(Struct, frozen=True):
    """One member as shown; `sentence` says what is missing and what pace would do."""

    uuid: UUID
    name: str
    standing: Standing
    done: Decimal
    target: Decimal | None
    state: str
    word: str
    sentence: str
    address: str

    @property
    def needs_help(self) -> bool:
        return self.standing.risk in NEEDS_HELP


def led_by(person: Person, *, on: date) -> "QuerySet[Person]":
    people: QuerySet[Person] = Person.objects.supervised_by(person, on=on).filter(is_active=True)
    return people


def team_of(person: Person, *, on: date) -> list[Seen]:
    """Everyone led on a day; three queries."""
    people = {one.pk: one for one in led_by(person, on=on)}
    members = hours.team(people.values(), year=on.year, on=on)
    return [seen(people[member.key], member) for member in members]


def seen(person: Person, member: Member) -> Seen:
    standing = member.standing
    end = year_end(standing.year)
    return Seen(
        uuid=person.uuid,
        name=person.name,
        standing=standing,
        done=jp.from_minutes(standing.counted, on=end),
        target=None if standing.target is None else jp.from_minutes(standing.target, on=end),
        state=STATES[standing.risk],
        word=str(standing.risk.label),
        sentence=_sentence(standing, end),
        address=reverse("supervisor:member", args=[person.uuid]),
    )


def _sentence(standing: Standing, end: date) -> str:
    if standing.target is None:
        return _("Tidak ada target JP untuk status kepegawaian ini; belajarnya tetap dicatat.")
    if not standing.missing:
        return _("Target JP tahun ini sudah terpenuhi.")
    words = {"jp": written.missing(standing.missing, on=end), "day": written.day(end)}
    if standing.jp_per_week is None:
        return _("Kurang %(jp)s JP pada %(day)s.") % words
    pace = written.number(standing.jp_per_week)
    return _("Kurang %(jp)s JP sampai %(day)s, yaitu %(pace)s JP sepekan.") % {
        **words,
        "pace": pace,
    }


def bars_of(team: list[Seen], *, on: date) -> list[TeamRow]:
    """Bars of those with a target; the stroke is where an even pace would be today."""
    elapsed = Decimal(on.timetuple().tm_yday) / Decimal(year_end(on.year).timetuple().tm_yday)
    return [
        TeamRow(
            name=one.name,
            address=one.address,
            jp=one.done,
            target=one.target,
            expected=one.target * elapsed,
            state=one.state,
            word=one.word,
        )
        for one in team
        if one.target
    ]
