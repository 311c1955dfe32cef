"""Claims of two records that turned out to be one person's."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from kawah.earned.claims import calling, recapping
from kawah.earned.claims.models import Claim
from kawah.earned.claims.words import State
from kawah.people.directory.api import Person
from kawah.people.doubles.api import Merger


def merge(merger: Merger, *, now: datetime) -> None:
    """All of them come along. A training that both records have counted counts once, as the one
    who stays has it; the other claim is annulled, as one of a recap is that is undone."""
    rows = Claim.objects.filter(person=merger.gone)
    brought = set(rows.values_list("pk", flat=True))
    rows.update(person=merger.stays)
    for claim in _superfluous(merger.stays, brought):
        assert merger.decided_by is not None  # noqa: S101 - it is merged because somebody decided it
        recapping.annul(claim, by=merger.decided_by, why=_why(merger.stays), now=now)
    calling.call_successors([merger.stays], now=now)


def _superfluous(person: Person, brought: set[int]) -> list[Claim]:
    """Accepted ones of a training that is counted already; what was brought along comes last."""
    rows = Claim.objects.filter(person=person, state=State.ACCEPTED)
    held = rows.select_for_update(of=("self",)).select_related("person__agency").order_by("pk")
    seen: set[tuple[object, ...]] = set()
    doubled = []
    for claim in sorted(held, key=lambda claim: claim.pk in brought):
        key = (claim.form, claim.first_day, claim.last_day, claim.title.casefold())
        if key in seen:
            doubled.append(claim)
        seen.add(key)
    return doubled


def _why(person: Person) -> str:
    """In the language of whoever reads why hours of theirs count no longer."""
    with override(person.language):
        return _("Pelatihan yang sama sudah dihitung di catatan Anda yang lain.")
