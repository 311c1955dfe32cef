"""Saying what the columns of a file mean; the agency is not asked again about the same heading.

`demand` and `remember` serve every list that names people, whatever else it says of them."""

from collections.abc import Sequence

from django.db import transaction

from kawah.people.directory.api import Agency
from kawah.people.rosters import columns
from kawah.people.rosters.columns import Column
from kawah.people.rosters.models import Heading, Roster, Row, Stage

BEFORE_CONFIRMED = (Stage.READ, Stage.JUDGING, Stage.LINKING, Stage.JUDGED)


class MappingRefused(Exception):
    """The columns cannot be meant so; `faults` name the place of a heading, or None, and why."""

    def __init__(self, faults: Sequence[tuple[int | None, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


class RosterMoved(Exception):
    """The roster stands elsewhere by now: somebody else confirmed it, or the worker went on."""


@transaction.atomic
def mean(roster: Roster, meant: Sequence[str]) -> None:
    """Take over what each heading means, remember it, and let the rows be judged by it.

    Raises MappingRefused, RosterMoved.
    """
    demand(meant, missing=columns.missing(meant))
    held = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    if held.stage not in BEFORE_CONFIRMED:
        raise RosterMoved
    Row.objects.filter(roster=held).delete()
    held.meant, held.stage, held.place = list(meant), Stage.JUDGING, 0
    held.save(update_fields=["meant", "stage", "place"])
    remember(held.agency, held.headings, meant, among=columns.COLUMNS)
    _pass_over(held.agency, held.headings, meant)


def remember(
    agency: Agency, headings: Sequence[str], meant: Sequence[str], *, among: Sequence[Column]
) -> None:
    """Keep what headings mean in one of the agency's lists, whose columns are `among`; of what is
    not read there, nothing is said any more."""
    keys = {column.key for column in among}
    for heading, key in zip(headings, meant, strict=False):
        text = columns.plain(heading)
        if text and key:
            Heading.objects.update_or_create(agency=agency, text=text, defaults={"column": key})
        elif text:
            Heading.objects.filter(agency=agency, text=text, column__in=keys).update(column="")


def _pass_over(agency: Agency, headings: Sequence[str], meant: Sequence[str]) -> None:
    """Nobody is asked again about what is not read of a list of employees."""
    for heading, key in zip(headings, meant, strict=False):
        if (text := columns.plain(heading)) and not key:
            Heading.objects.get_or_create(agency=agency, text=text, defaults={"column": ""})


def demand(meant: Sequence[str], *, missing: Sequence[str]) -> None:
    """See whether a list can be read so; `missing` are the headings that it cannot do without.

    Raises MappingRefused.
    """
    faults: list[tuple[int | None, str]] = []
    for place, key in enumerate(meant):
        if key and key in meant[:place]:
            faults.append((place, key))
    faults += [(None, heading) for heading in missing]
    if faults:
        raise MappingRefused(faults)
