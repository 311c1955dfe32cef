"""Who signs after somebody who stands in for a time, or instead of somebody who never began: the
one who did before."""

from datetime import date
from typing import Any

from django.db.models import QuerySet

from kawah.earned.certificates.models import Official
from kawah.people.directory.api import Agency
from kawah.records import api as records

NAMED, ENDED = "certificate.official_named", "certificate.official_ended"


def make_room(before: Official, successor: Official) -> list[Official]:
    """End whoever stood there; after a successor with a last day they are back for what was left of
    their time: the row that says so, if any."""
    ends, before.until = before.until, successor.effective_from
    before.save(update_fields=["until"])
    if successor.until is None or (ends is not None and ends <= successor.until):
        return []
    back = Official.objects.create(
        agency_id=before.agency_id,
        place=before.place,
        name=before.name,
        position=before.position,
        effective_from=successor.until,
        until=ends,
    )
    return [back]


def go_on(gone: Official) -> Official | None:
    """Whoever had to make room for somebody who never began lasts as long as was said of them."""
    before = _who_ended(gone)
    if before is None:
        return None
    there = _there(gone)
    after = there.filter(effective_from__gte=gone.effective_from).order_by("effective_from").first()
    if after is not None and after.effective_from == gone.until and _are_one(before, after):
        after.delete()
        before.until = after.until
    else:
        before.until = _first(_said_of(before), after.effective_from if after else None)
    before.save(update_fields=["until"])
    return before


def come_sooner(ended: Official, *, until_then: date | None) -> None:
    """A stand-in ends before the day that was said: whoever resumes after them does so at once."""
    before = _who_ended(ended)
    after = _there(ended).filter(effective_from=until_then).first() if until_then else None
    if before and after and ended.until and _are_one(before, after):
        after.effective_from = ended.until
        after.save(update_fields=["effective_from"])


def told(row: Official) -> dict[str, Any]:
    """As the trail has it."""
    return {
        "name": row.name,
        "position": row.position,
        "place": row.place,
        "from": row.effective_from.isoformat(),
        "until": row.until.isoformat() if row.until else "",
    }


def _who_ended(official: Official) -> Official | None:
    """Who stood there up to the day on which this one began."""
    return _there(official).filter(until=official.effective_from).first()


def _there(official: Official) -> "QuerySet[Official]":
    return Official.objects.filter(agency=official.agency_id, place=official.place)


def _are_one(one: Official, other: Official) -> bool:
    return (one.name, one.position) == (other.name, other.position)


def _said_of(official: Official) -> date | None:
    """The end that somebody gave them, as the trail tells it; none when only a successor did."""
    agency = Agency.objects.get(pk=official.agency_id)
    about = {name: value for name, value in told(official).items() if name != "until"}
    rows = records.Change.objects.filter(
        subject=f"agency/{agency.uuid}",
        verb__in=(NAMED, ENDED),
        **{f"after__{name}": value for name, value in about.items()},
    )
    last = rows.order_by("-pk").values_list("after", flat=True).first()
    return date.fromisoformat(last["until"]) if last and last["until"] else None


def _first(*days: date | None) -> date | None:
    return min((day for day in days if day is not None), default=None)
