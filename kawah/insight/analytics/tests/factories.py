"""People with hours in the ledger, and the worker that counts them."""

from kawah.earned.hours.api import Balance, Entry, Line
from kawah.insight.analytics.api import survey_waiting
from tests.factories import NOW, TODAY, make_person, place


def worker(unit, *, minutes=0, **given):
    """Somebody with a post in the unit and so many minutes this year."""
    person = make_person(unit.agency, **given)
    place(person, unit=unit)
    Balance.objects.create(person=person, year=TODAY.year, minutes=minutes)
    return person


def earn(person, minutes, *, source="activity:x", now=NOW, **facts):
    """A line with its posting, as the ledger writes it."""
    number = Line.objects.count() + 1
    line = Line.objects.create(
        statement=f"00000000-0000-4000-8000-{number:012}",
        person=person,
        year=TODAY.year,
        local_day=facts.get("on", TODAY),
        happened_at=now,
        form="NKL03",
        claimed=minutes,
        source=source,
        course=facts.get("course", "00000000-0000-4000-8000-000000000777"),
        course_title="Antrean adil",
        version=1,
        activity="00000000-0000-4000-8000-000000000001",
        activity_title="Membaca",
        is_assessment=False,
        seconds=600,
        reading_seconds=60,
    )
    Entry.objects.create(
        line=line,
        person=person,
        year=TODAY.year,
        seq=number,
        minutes=minutes,
        reason="counted",
        posted_at=now,
        previous="",
        hash=f"{number:064}",
    )


def survey(*, now=NOW):
    """Let the worker count whatever is due."""
    pieces = 0
    while survey_waiting(now=now):
        pieces += 1
        assert pieces < 100
    return pieces
