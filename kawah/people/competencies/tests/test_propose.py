"""The framework is changed by two people, from a day on, and nothing is overwritten."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from msgspec.structs import replace

from kawah.people.access.api import Role, grant
from kawah.people.competencies import api as competencies
from kawah.people.competencies import reference_data
from kawah.people.competencies.api import (
    ChangedMeanwhile,
    Competency,
    LevelUnreachable,
    NothingChanged,
    OwnProposal,
    ProposalDecided,
    ProposalOpen,
    Standard,
    Thing,
    asked_of,
)
from kawah.people.directory.api import PositionKind, Reach
from kawah.people.notices.models import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, place
from tests.once import once

pytestmark = pytest.mark.django_db
ASKED = Thing("integrity", "PELAKSANA")
DAY = TODAY + timedelta(days=30)
PLACE = "/nasional/usulan/{proposal}/"


@once
def admins():
    reference_data.load()
    people = [make_person(name=name) for name in ("Pertama", "Kedua")]
    for person in people:
        grant(person, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    return people


def level(number):
    return replace(competencies.open_row(ASKED).terms, level=number)


def propose(by, thing=ASKED, after=None, *, since=DAY, key=None, ends=False):
    after = None if ends else after or level(3)
    return competencies.propose(
        key or uuid4(),
        thing,
        after,
        valid_from=since,
        path=PLACE,
        by=by,
        now=NOW,
        why="Permenpan RB baru",
    )


def approve(proposal, by):
    competencies.approve(proposal, path=PLACE, by=by, now=NOW)


def asked(on):
    return asked_of(make_position(), agency=make_agency(), on=on).get("integrity")


def test_a_proposal_changes_nothing_until_another_approves(admins):
    first, second = admins
    made = propose(first)
    assert asked(DAY) == 1 and Notice.objects.get(person=second).kind == "framework_proposed"
    approve(made, second)
    assert (asked(DAY - timedelta(days=1)), asked(DAY)) == (1, 3)
    noted = Change.objects.get(verb="framework.changed")
    assert noted.subject == "standard/PELAKSANA//integrity" and noted.by == second.uuid
    assert isinstance(noted.before, dict) and isinstance(noted.after, dict)
    assert (noted.before["level"], noted.after["level"]) == (1, 3)


def test_whoever_proposes_does_not_approve(admins):
    made = propose(admins[0])
    with pytest.raises(OwnProposal):
        approve(made, admins[0])
    with pytest.raises(OwnProposal):
        competencies.withdraw_proposal(made, path=PLACE, by=admins[1], now=NOW)
    competencies.withdraw_proposal(made, path=PLACE, by=admins[0], now=NOW)
    with pytest.raises(ProposalDecided):
        approve(made, admins[1])


def test_a_second_click_is_one_proposal_and_a_second_thing_waits(admins):
    key = uuid4()
    assert propose(admins[0], key=key) == propose(admins[0], key=key)
    with pytest.raises(ProposalOpen):
        propose(admins[1], after=level(4))


def test_a_refusal_says_why_and_changes_nothing(admins):
    made = propose(admins[0])
    competencies.refuse(made, path=PLACE, by=admins[1], now=NOW, answer="Belum terbit.")
    assert asked(DAY) == 1
    told = Notice.objects.get(person=admins[0])
    assert told.kind == "framework_refused" and told.values["reason"] == "Belum terbit."


def test_what_changed_meanwhile_is_not_approved(admins):
    made = propose(admins[0])
    Standard.objects.filter(kind="PELAKSANA", competency__code="integrity").update(level=2)
    with pytest.raises(ChangedMeanwhile):
        approve(made, admins[1])


@pytest.mark.parametrize("number", [0, 6])
def test_no_post_asks_for_a_level_that_is_not_there(admins, number):
    with pytest.raises(LevelUnreachable):
        propose(admins[0], after=level(number))


def test_a_competency_keeps_the_levels_that_posts_ask(admins):
    thing = Thing("integrity")
    terms = competencies.open_row(thing).terms
    with pytest.raises(LevelUnreachable) as refused:
        propose(admins[0], thing, replace(terms, level_count=4, focus=terms.focus[:4]))
    assert refused.value.most == 5
    with pytest.raises(NothingChanged):
        propose(admins[0], thing, terms)


def test_a_competency_is_renamed_for_all_its_standards(admins):
    thing = Thing("integrity")
    terms = competencies.open_row(thing).terms
    approve(propose(admins[0], thing, replace(terms, name="Keteladanan")), admins[1])
    assert asked(DAY) == 1
    names = {row.name for row in Competency.objects.in_force(on=DAY).filter(code="integrity")}
    assert names == {"Keteladanan"}


def test_a_standard_that_ends_is_asked_no_more_and_may_begin_again(admins):
    approve(propose(admins[0], ends=True), admins[1])
    assert asked(DAY - timedelta(days=1)) == 1 and asked(DAY) is None
    later = DAY + timedelta(days=10)
    again = competencies.Level(level=2, regulation="", status="verified", source="")
    approve(propose(admins[0], after=again, since=later), admins[1])
    assert (asked(DAY), asked(later)) == (None, 2)


def test_a_plan_is_withdrawn_and_what_was_before_goes_on(admins):
    approve(propose(admins[0]), admins[1])
    planned = competencies.open_row(ASKED)
    competencies.withdraw_plan(planned, on=TODAY, by=admins[0], now=NOW, why="Ditunda")
    assert competencies.open_row(ASKED).level == 1 and asked(DAY) == 1
    assert Change.objects.get(verb="framework.plan_withdrawn").why == "Ditunda"


def test_everybody_who_holds_such_a_post_is_counted(admins):
    place(make_person(), position=make_position())
    place(make_person(), position=make_position(PositionKind.ADMINISTRATOR))
    assert competencies.people_concerned(ASKED, on=TODAY) == 1
    assert competencies.people_concerned(Thing("integrity"), on=TODAY) == 2


def test_the_tables_do_not_ask_for_what_people_added(admins):
    own = replace(competencies.open_row(Thing("integrity")).terms, name="Ketahanan")
    approve(propose(admins[0], Thing("ketahanan"), own, since=TODAY), admins[1])
    reference_data.load()
    assert not Standard.objects.filter(competency__code="ketahanan").exists()
    assert date(2017, 1, 1) == Competency.objects.get(code="integrity").valid_from
