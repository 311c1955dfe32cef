"""The framework is changed by two national admins: the one proposes, another decides, since a level
asked of a kind of post moves the gaps of everybody who holds one."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from django.db import transaction

from kawah.lib.periods import local_day
from kawah.people.access.api import second_persons
from kawah.people.competencies import changing
from kawah.people.competencies.changing import Terms, Thing, plain
from kawah.people.competencies.models import Proposal
from kawah.people.competencies.proposal_news import PROPOSED, note, tell
from kawah.people.directory.api import Person


class ProposalOpen(Exception):
    """A change of this thing waits already; `proposal` is it."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(proposal.subject)
        self.proposal = proposal


@transaction.atomic
def propose(
    key: UUID,
    thing: Thing,
    after: Terms | None,
    *,
    valid_from: date,
    path: str,
    by: Person,
    now: datetime,
    why: str,
) -> Proposal:
    """Ask another national admin for a change; sent twice it is once. Nothing changes until then.

    `path` is where it is decided, with `{proposal}` in it. Raises what `changing.demand` raises,
    and ProposalOpen.
    """
    if known := Proposal.objects.filter(uuid=key).first():
        return known
    on = local_day(now, by.agency.time_zone)
    changing.demand(thing, after, valid_from=valid_from, on=on, why=why)
    made, is_new = Proposal.objects.get_or_create(
        subject=thing.subject,
        decided_at=None,
        defaults={
            "uuid": key,
            "before": plain(changing.open_row(thing)),
            "after": msgspec.structs.asdict(after) if after else None,
            "valid_from": valid_from,
            "why": why.strip(),
            "asked_by": by,
            "asked_at": now,
        },
    )
    if not is_new:
        raise ProposalOpen(made)
    note(PROPOSED, made, by=by, now=now, why=made.why)
    for person in second_persons([], besides=[by.pk], on=on):
        tell(person, made, kind="framework_proposed", path=path, now=now)
    return made
