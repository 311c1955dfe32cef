"""What an agency puts on its certificates: its crest, and in whose name they are signed. What is
issued carries it along, so that a change concerns later ones only."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from msgspec import Struct

from kawah.earned.certificates import crests, resuming, sheet
from kawah.earned.certificates.models import Crest, Official
from kawah.earned.certificates.wording import PERSONAL_NUMBER, PersonalNumberFound
from kawah.learning.media import api as media
from kawah.people.directory.api import Agency, Person
from kawah.records import api as records


class PlaceTaken(Exception):
    """Somebody is named for this place within these days; `official` is that one."""

    def __init__(self, official: Official) -> None:
        super().__init__(official.name)
        self.official = official


class OfficialOver(Exception):
    """Their days are over, or end before the day that is asked for."""


class Named(Struct, frozen=True):
    """Somebody who signs from a day up to another, `until`, where that is known."""

    place: int
    name: str
    position: str
    effective_from: date
    until: date | None = None


def crest_of(agency: Agency) -> str:
    """The hash of the file that stands on the agency's certificates; empty where none does."""
    rows = Crest.objects.filter(agency=agency).order_by("-pk")
    return rows.values_list("file__sha256", flat=True).first() or ""


def officials_of(agency: Agency) -> tuple[Official, ...]:
    """Everyone named, each place in the order of its days."""
    return tuple(Official.objects.filter(agency=agency).order_by("place", "effective_from"))


@transaction.atomic
def set_crest(agency: Agency, content: bytes, *, by: Person, now: datetime) -> None:
    """Put a crest on what is issued from now on; the same twice is once.

    Raises CrestUnusable, FileRefused.
    """
    name, kept = crests.prepared(content)
    file = media.judge(name, kept, now=now)
    if file.mime == crests.SVG:
        crests.demand_shapes(kept)
    if not sheet.can_draw(crests.document(file.mime, kept)):
        raise crests.CrestUnusable("damaged")
    media.store(file, kept)
    _hold(agency)
    if crest_of(agency) == file.sha256:
        return
    Crest.objects.create(agency=agency, file=file, at=now)
    _note(agency, "certificate.crest_set", by=by, now=now, after={"crest": file.sha256})


@transaction.atomic
def remove_crest(agency: Agency, *, by: Person, now: datetime) -> None:
    """Issue without a crest from now on; twice is once."""
    _hold(agency)
    if crest_of(agency):
        Crest.objects.create(agency=agency, file=None, at=now)
        _note(agency, "certificate.crest_removed", by=by, now=now, after={"crest": ""})


@transaction.atomic
def name_official(agency: Agency, named: Named, *, by: Person, now: datetime) -> Official:
    """Name who signs in a place; whoever stood there before ends the day before, and resumes after
    the last day of who only stands in. Twice is once.

    Raises PlaceTaken, PersonalNumberFound.
    """
    _demand_public(named)
    _hold(agency)
    there = Official.objects.filter(agency=agency, place=named.place)
    said = {name: getattr(named, name) for name in named.__struct_fields__}
    if known := there.filter(**said).first():
        return known
    later = there.filter(
        effective_from__gte=named.effective_from, effective_from__lt=named.until or date.max
    )
    if taken := later.order_by("effective_from").first():
        raise PlaceTaken(taken)
    lasting = Q(until=None) | Q(until__gt=named.effective_from)
    before = there.filter(lasting, effective_from__lt=named.effective_from).first()
    row = Official.objects.create(agency=agency, **said)
    made = [row, *(resuming.make_room(before, row) if before else ())]
    for one in made:
        _note(agency, resuming.NAMED, by=by, now=now, after=resuming.told(one))
    return row


@transaction.atomic
def end_official(official: Official, *, until: date, by: Person, now: datetime) -> None:
    """End somebody's days; who had not begun by then is taken off the list, and whoever stood there
    before goes on. Raises OfficialOver."""
    _hold(official.agency)
    rows = Official.objects.select_for_update(of=("self",)).select_related("agency")
    held = rows.filter(pk=official.pk).first()
    if held is None or (held.until is not None and held.until < until):
        raise OfficialOver
    said = resuming.told(held) | {"until": until.isoformat()}
    _note(held.agency, resuming.ENDED, by=by, now=now, after=said)
    if until > held.effective_from:
        until_then, held.until = held.until, until
        held.save(update_fields=["until"])
        resuming.come_sooner(held, until_then=until_then)
        return
    held.delete()
    if again := resuming.go_on(held):
        _note(held.agency, resuming.NAMED, by=by, now=now, after=resuming.told(again))


def _hold(agency: Agency) -> None:
    """One change of an agency at a time."""
    Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)


def _demand_public(named: Named) -> None:
    for field in ("name", "position"):
        if PERSONAL_NUMBER.search(getattr(named, field)):
            raise PersonalNumberFound(field)


def _note(
    agency: Agency, verb: str, *, by: Person, now: datetime, after: dict[str, object]
) -> None:
    records.note(
        verb=verb,
        subject=f"agency/{agency.uuid}",
        by=by.uuid,
        now=now,
        agency=agency.code,
        after=after,
    )
