"""What things of the framework are called, and what a change of one would change, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from kawah.people.competencies.api import Competency, Proposal, Thing, thing_named
from kawah.people.directory.api import FunctionalGrade, PositionKind
from kawah.web.steward.nation.differences import Pair, pairs


def names_of(things: Iterable[Thing]) -> dict[str, str]:
    """What each is called, by its subject; one query."""
    wanted = list(things)
    codes = {thing.code for thing in wanted}
    rows = Competency.objects.filter(agency=None, code__in=codes).order_by("valid_from")
    named = dict(rows.values_list("code", "name"))
    return {thing.subject: _called(thing, named.get(thing.code, thing.code)) for thing in wanted}


def name_of(thing: Thing) -> str:
    return names_of([thing])[thing.subject]


def _called(thing: Thing, competency: str) -> str:
    return f"{post_of(thing)}: {competency}" if thing.is_standard else competency


def post_of(thing: Thing) -> str:
    kind = str(PositionKind(thing.kind).label)
    return f"{kind} {FunctionalGrade(thing.grade).label}" if thing.grade else kind


def title_of(row: Proposal) -> str:
    thing = thing_named(row.subject)
    if row.before is None and not thing.is_standard and row.after:
        return str(row.after["name"])
    return name_of(thing)


def changes_in(row: Proposal) -> list[Pair]:
    """What would be otherwise, each from what to what."""
    if row.after is None:
        return [Pair(_("Berlaku"), _("ya"), _("tidak berlaku lagi"))]
    return pairs(row.before, row.after)
