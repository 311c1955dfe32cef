"""A claim of hours as pages show it: in words, with what its checker should know."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from msgspec import Struct
from msgspec.structs import replace

from kawah.earned.claims.api import (
    Claim,
    State,
    Step,
    claimed_elsewhere,
    desks_of,
    vouchers,
)
from kawah.earned.hours.api import Evidence, Rule, rules_in_force
from kawah.learning.media import api as media
from kawah.people.directory.api import Person
from kawah.web.shell import written

SHAPES = {
    State.SENT: "waiting",
    State.CONFIRMED: "waiting",
    State.RETURNED: "mend",
    State.ACCEPTED: "done",
    State.REFUSED: "late",
    State.WITHDRAWN: "todo",
    State.ANNULLED: "todo",
}


class Row(Struct, frozen=True):
    """`state` is where it stands on the day of the page: what waits for a supervisor who is gone is
    the organizer's."""

    claim: Claim
    state: State
    jp: str
    form: str  # the form's name
    asks: str  # what evidence the rules ask of it
    voucher: int | None = None  # who confirmed it, where a checker reads
    reader: int | None = None  # the checker
    is_twin: bool = False  # somebody else handed in the same evidence
    steps: tuple[Step, ...] = ()

    @property
    def shape(self) -> str:
        return SHAPES[self.state]

    @property
    def is_passed_on(self) -> bool:
        """It was handed in to a supervisor whom the person has no longer."""
        return self.state != self.claim.state

    @property
    def is_unchecked(self) -> bool:
        """It comes to the second check without a first one."""
        return bool(self.reader) and self.state == State.CONFIRMED and self.voucher is None

    @property
    def is_confirmed_by_reader(self) -> bool:
        """Whoever reads made the first check, so the second is another's."""
        return self.voucher is not None and self.voucher == self.reader

    @property
    def why(self) -> str:
        """Why it came back or was refused."""
        return self.steps[-1].why if self.steps else ""


def rows_of(claims: Iterable[Claim], *, on: date, reader: Person | None = None) -> list[Row]:
    """The claims as lists show them, in three queries at most beside their own; to a `reader` who
    checks them also with who confirmed them."""
    shown = list(claims)
    rules = {rule.code: rule for rule in rules_in_force(on=on)}
    states, by = desks_of(shown, on=on), vouchers(shown) if reader else {}
    return [
        _row(
            claim,
            rules.get(claim.form),
            state=states[claim.pk],
            voucher=by.get(claim.pk),
            reader=reader.pk if reader else None,
        )
        for claim in shown
    ]


def whole(claim: Claim, *, on: date, reader: Person | None = None) -> Row:
    """One claim with its steps, and whether its evidence was seen before."""
    (row,) = rows_of([claim], on=on, reader=reader)
    steps = tuple(claim.steps.select_related("by").order_by("at", "pk"))
    return replace(row, steps=steps, is_twin=claimed_elsewhere(claim))


def evidence_of(claim: Claim) -> HttpResponse:
    """The file that was handed in, to be kept and not to be opened here: a stranger made it."""
    if claim.evidence is None:
        raise Http404
    name = content_disposition_header(True, claim.evidence_name)
    headers = {"Content-Disposition": name or "attachment", "Cache-Control": "private, no-cache"}
    content = media.content_of(claim.evidence)
    return HttpResponse(content, content_type=claim.evidence.mime, headers=headers)


def _row(
    claim: Claim, rule: Rule | None, *, state: State, voucher: int | None, reader: int | None
) -> Row:
    return Row(
        claim=claim,
        state=state,
        jp=written.hours(claim.minutes, on=claim.last_day),
        form=rule.form if rule else claim.form,
        asks=str(Evidence(rule.evidence).label) if rule and rule.evidence else "",
        voucher=voucher,
        reader=reader,
    )
