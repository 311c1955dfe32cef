"""Saying what the columns of a file mean; the agency is not asked again about the same heading."""

from collections.abc import Sequence

from django.db import transaction

from kawah.people.rosters import columns
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
    _demand(meant)
    held = Roster.objects.select_for_update(of=("self",)).get(pk=roster.pk)
    if held.stage not in BEFORE_CONFIRMED:
        raise RosterMoved
    Row.objects.filter(roster=held).delete()
    held.meant, held.stage, held.place = list(meant), Stage.JUDGING, 0
    held.save(update_fields=["meant", "stage", "place"])
    for heading, key in zip(held.headings, meant, strict=False):
        if text := columns.plain(heading):
            Heading.objects.update_or_create(
                agency=held.agency, text=text, defaults={"column": key}
            )


def _demand(meant: Sequence[str]) -> None:
    faults: list[tuple[int | None, str]] = []
    for place, key in enumerate(meant):
        if key and key in meant[:place]:
            faults.append((place, key))
    faults += [(None, heading) for heading in columns.missing(meant)]
    if faults:
        raise MappingRefused(faults)
