"""A claim of hours as pages show it: in words, with what its checker should know."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from msgspec import Struct

from kawah.earned.claims.api import Claim, State, Step, claimed_elsewhere
from kawah.earned.hours.api import Evidence, Rule, rules_in_force
from kawah.learning.media import api as media
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
    claim: Claim
    jp: str
    form: str  # the form's name
    asks: str  # what evidence the rules ask of it
    shape: str
    is_twin: bool = False  # somebody else handed in the same evidence
    steps: tuple[Step, ...] = ()

    @property
    def why(self) -> str:
        """Why it came back or was refused."""
        return self.steps[-1].why if self.steps else ""


def rows_of(claims: Iterable[Claim], *, on: date) -> list[Row]:
    """The claims as lists show them; one query beside their own."""
    rules = {rule.code: rule for rule in rules_in_force(on=on)}
    return [_row(claim, rules.get(claim.form)) for claim in claims]


def whole(claim: Claim, *, on: date) -> Row:
    """One claim with its steps, and whether its evidence was seen before."""
    rule = rules_in_force(on=on).filter(code=claim.form).first()
    steps = tuple(claim.steps.select_related("by").order_by("at", "pk"))
    return _row(claim, rule, steps=steps, is_twin=claimed_elsewhere(claim))


def evidence_of(claim: Claim) -> HttpResponse:
    """The file that was handed in, to be kept and not to be opened here: a stranger made it."""
    if claim.evidence is None:
        raise Http404
    name = content_disposition_header(True, claim.evidence_name)
    headers = {"Content-Disposition": name or "attachment", "Cache-Control": "private, no-cache"}
    content = media.content_of(claim.evidence)
    return HttpResponse(content, content_type=claim.evidence.mime, headers=headers)


def _row(
    claim: Claim, rule: Rule | None, *, steps: tuple[Step, ...] = (), is_twin: bool = False
) -> Row:
    return Row(
        claim=claim,
        jp=written.hours(claim.minutes, on=claim.last_day),
        form=rule.form if rule else claim.form,
        asks=str(Evidence(rule.evidence).label) if rule and rule.evidence else "",
        shape=SHAPES[State(claim.state)],
        is_twin=is_twin,
        steps=steps,
    )
