"""What is written down and told of a proposal."""

from datetime import datetime

from kawah.people.competencies import changing
from kawah.people.competencies.models import Competency, Outcome, Proposal
from kawah.people.directory.api import Person
from kawah.people.notices import api as notices
from kawah.records import api as records

PROPOSED = "framework.proposed"
DECIDED = {
    Outcome.APPROVED: "framework.changed",
    Outcome.REFUSED: "framework.refused",
    Outcome.WITHDRAWN: "framework.withdrawn",
}


def note(verb: str, row: Proposal, *, by: Person, now: datetime, why: str) -> None:
    after = {**row.after, "valid_from": row.valid_from.isoformat()} if row.after else None
    ends = {"valid_to": row.valid_from.isoformat()} if row.after is None else {}
    records.note(
        verb=verb,
        subject=row.subject,
        by=by.uuid,
        now=now,
        before=row.before,
        after=after or ends,
        why=why,
    )


def tell(person: Person, row: Proposal, *, kind: str, path: str, now: datetime) -> None:
    by = row.decided_by or row.asked_by
    notices.tell(
        person,
        key=f"framework:{kind}:{row.uuid}:{person.pk}",
        kind=kind,
        values={"name": name_of(row), "by": by.name, "reason": row.answer},
        path=path.format(proposal=row.uuid),
        now=now,
    )


def name_of(row: Proposal) -> str:
    """What the competency concerned is called now, or will be."""
    code = changing.thing_named(row.subject).code
    rows = Competency.objects.filter(agency=None, code=code).order_by("valid_from")
    held = rows.last()
    return held.name if held else str((row.after or {}).get("name", code))
