"""An agency with an admin, and errands worked to their end."""

from uuid import uuid4

from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach, Scope
from kawah.people.errands import api as errands
from kawah.people.errands import working
from kawah.people.errands.api import Act, Errand
from tests.factories import NOW, TODAY, make_person


def make_steward(agency, **known):
    person = make_person(agency, name="Admin", **known)
    grant(person, Role.STEWARD, reach=Reach.AGENCY, agency=agency, effective_from=TODAY, now=NOW)
    return person


def chosen(act: Act, people, steward, *, key=None, scope=None) -> Errand:
    keys = [person.pk for person in people]
    scope = scope or Scope(steward.pk, Reach.AGENCY, agency_path=steward.agency.path)
    return errands.choose(
        key or uuid4(), act, keys, agency=steward.agency, scope=scope, by=steward, now=NOW
    )


def work(errand: Errand) -> Errand:
    while working.advance(errand.pk, now=NOW):
        pass
    errand.refresh_from_db()
    return errand


def done(act: Act, people, steward, terms, *, why="") -> Errand:
    errand = chosen(act, people, steward)
    assert errands.confirm(errand, terms, by=steward, why=why, now=NOW)
    return work(errand)


def undone(errand: Errand, by) -> Errand:
    assert errands.undo(errand, by=by, now=NOW)
    return work(errand)


def told(errand: Errand) -> list[tuple[str, str]]:
    rows = errand.members.order_by("number")
    return list(rows.values_list("outcome", "fault"))
