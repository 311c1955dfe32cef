"""Rules are kept up to date with the posts that people hold."""

from datetime import date, timedelta

import pytest

from kawah.learning.curriculum.api import retire
from kawah.learning.enrollment.api import Enrollment, enroll, withdraw
from kawah.learning.joining import keeping
from kawah.learning.joining.audience import audience
from kawah.learning.joining.models import Bound, Duty
from kawah.learning.joining.obliging import (
    DutyEnded,
    Released,
    end_duty,
    exempt,
    foresee,
    oblige,
)
from kawah.learning.joining.standing import Standings, is_bound, late_in, standings
from kawah.people.directory.api import EmploymentKind, PositionKind, appoint
from kawah.people.notices.api import Notice, sentence
from kawah.records.api import Change
from tests import courses
from tests.factories import NOW, TODAY, make_agency, make_person, make_position, make_unit, place


@pytest.fixture
def unit(agency):
    return make_unit(agency, "dinas")


@pytest.fixture
def make_head(agency, unit):
    """Somebody in a post of a kind."""

    def make(kind=PositionKind.SUPERVISOR, *, within=None, grade=""):
        person = make_person(agency)
        place(person, unit=within or unit, position=make_position(kind, grade=grade))
        return person

    return make


@pytest.fixture
def duty(agency, course, organizer):
    def make(**said):
        words = {"position_kind": "SUPERVISOR", "course": course, **said}
        made = Duty(agency=agency, by=organizer, **words)
        oblige(made, now=NOW)
        return made

    return make


def kept(now=NOW):
    """What the worker does until nothing is left."""
    while keeping.keep_waiting(now=now):
        pass


def taking(course):
    return {row.person for row in Enrollment.objects.filter(course=course, is_open=True)}


def test_everybody_of_a_kind_is_enrolled_and_told(duty, course, make_head, organizer):
    heads = {make_head() for _ in range(3)}
    make_head(PositionKind.PELAKSANA)
    duty(due_days=30)
    kept()
    assert taking(course) == heads
    row = Enrollment.objects.filter(via="duty").earliest("pk")
    assert row.due_on == TODAY + timedelta(days=30) and row.spared_until is None
    told = Notice.objects.filter(kind="enrolled_until")
    assert "4 November 2026" in sentence("enrolled_until", told[0].values, language="id")
    assert told.count() == 3
    assert Change.objects.get(verb="duty.made", after__due_days=30).by == organizer.uuid


def test_whom_a_rule_means(duty, agency, unit, make_head):
    below = make_unit(agency, "bidang", parent=unit)
    other = make_unit(agency, "lain")
    here, deep, there = make_head(), make_head(within=below), make_head(within=other)
    skilled = make_head(PositionKind.FUNCTIONAL, grade="TERAMPIL")
    make_head(PositionKind.FUNCTIONAL, grade="AHLI_MUDA")
    contract = make_person(agency, kind=EmploymentKind.PPPK)
    make_person(agency, kind=EmploymentKind.NON_ASN)
    make_person(make_agency())

    def meant(**said):
        return set(audience(duty(**said), on=TODAY))

    assert meant() == {here, deep, there}
    assert meant(unit=unit) == {here, deep}
    assert meant(position_kind="FUNCTIONAL", grade="TERAMPIL") == {skilled}
    assert meant(position_kind="", kind="PPPK") == {contract}
    assert {here, skilled, contract} <= meant(position_kind="")


def test_who_is_appointed_later_comes_in_from_that_day(duty, course, agency, unit, make_head):
    duty()
    kept()
    person = make_head(PositionKind.PELAKSANA)
    post = make_position(PositionKind.SUPERVISOR)
    begins = TODAY + timedelta(days=3)
    appoint(person, position=post, unit=unit, effective_from=begins, now=NOW)
    kept(NOW + timedelta(hours=1))
    assert taking(course) == set()
    kept(NOW + timedelta(days=3))
    assert taking(course) == {person}


def test_who_leaves_the_post_is_taken_out_unless_they_have_begun(duty, course, unit, make_head):
    idle, busy = make_head(), make_head()
    duty(due_days=30, grace_days=5)
    kept()
    Enrollment.objects.filter(person=busy).update(last_at=NOW)
    for person in (idle, busy):
        post = make_position(PositionKind.PELAKSANA)
        appoint(person, position=post, unit=unit, effective_from=TODAY, now=NOW)
    kept(NOW + timedelta(hours=1))
    assert taking(course) == {busy}
    row = Enrollment.objects.get(person=busy)
    assert (row.due_on, row.spared_until) == (None, None)
    assert not Bound.objects.in_force().exists()


def test_who_takes_the_course_already_keeps_it_and_gets_the_date(duty, course, make_head):
    person = make_head()
    row = enroll(person, course, now=NOW - timedelta(days=9))
    duty(due_on=date(2026, 12, 1))
    kept()
    row.refresh_from_db()
    assert (row.via, row.due_on) == ("self", date(2026, 12, 1))
    assert Bound.objects.get(person=person).enrollment == row


def test_who_lacks_a_prerequisite_waits_for_it(duty, course, advanced, make_head):
    person = make_head()
    made = duty(course=advanced)
    kept()
    assert standings(made, on=TODAY).blocked == 1 and not taking(advanced)
    row = enroll(person, course, now=NOW)
    Enrollment.objects.filter(pk=row.pk).update(completed_at=NOW)
    kept(NOW + timedelta(hours=1))
    assert taking(advanced) == {person}


def test_looking_again_changes_nothing(duty, course, make_head):
    make_head()
    made = duty()
    kept()
    for hours in (1, 2):
        kept(NOW + timedelta(hours=hours))
    assert (Enrollment.objects.count(), Bound.objects.count()) == (1, 1)
    made.refresh_from_db()
    assert made.look_at > NOW + timedelta(hours=2)


def test_many_come_in_by_shares(duty, course, make_head, monkeypatch):
    monkeypatch.setattr(keeping, "AT_ONCE", 2)
    monkeypatch.setattr(keeping, "BINDING", 2)
    heads = {make_head() for _ in range(5)}
    duty()
    kept()
    assert taking(course) == heads


def test_a_rule_is_made_once(duty, agency, course, organizer):
    made = duty()
    again = Duty(uuid=made.uuid, agency=agency, course=course, by=organizer)
    assert not oblige(again, now=NOW)
    assert Duty.objects.count() == 1


def test_what_a_rule_would_do_is_foreseen(agency, course, advanced, organizer, make_head):
    people = [make_head() for _ in range(3)]
    row = enroll(people[0], course, now=NOW)
    Enrollment.objects.filter(pk=row.pk).update(completed_at=NOW)
    enroll(people[0], advanced, now=NOW)

    def foreseen(of):
        rule = Duty(agency=agency, course=of, position_kind="SUPERVISOR", by=organizer)
        found = foresee(rule, now=NOW)
        return found.everyone, found.taking, found.lacking, found.coming

    assert foreseen(course) == (3, 1, 0, 2)
    assert foreseen(advanced) == (3, 1, 2, 0)


def test_an_ended_rule_lets_go_and_binds_nobody(duty, course, make_head, organizer):
    idle, busy = make_head(), make_head()
    made = duty(due_days=9)
    kept()
    Enrollment.objects.filter(person=busy).update(last_at=NOW)
    end_duty(made, by=organizer, why="Aturannya diganti.", now=NOW)
    make_head()
    kept(NOW + timedelta(hours=1))
    assert taking(course) == {busy} and Enrollment.objects.get(person=busy).due_on is None
    assert not Enrollment.objects.get(person=idle).is_open
    made.refresh_from_db()
    assert made.look_at is None
    assert Change.objects.get(verb="duty.ended").why == "Aturannya diganti."
    with pytest.raises(DutyEnded):
        end_duty(made, by=organizer, why="Lagi.", now=NOW)


def test_a_course_that_was_closed_takes_nobody(duty, course, make_head):
    make_head()
    made = duty()
    retire(course, by=None, now=NOW)
    kept()
    assert not taking(course) and standings(made, on=TODAY).blocked == 1


def test_a_rule_that_fails_waits_and_stands_in_nobodys_way(duty, course, make_head, monkeypatch):
    make_head()
    broken = duty()
    good = duty()
    whole = keeping._bind

    def fail(rule, **others):
        if rule.pk == broken.pk:
            raise RuntimeError
        return whole(rule, **others)

    monkeypatch.setattr(keeping, "_bind", fail)
    assert keeping.keep_waiting(now=NOW) == 0
    kept()
    broken.refresh_from_db()
    assert broken.failures == 1 and broken.look_at > NOW
    assert Bound.objects.get().duty == good


def test_where_people_stand(duty, make_head):
    people = [make_head() for _ in range(6)]
    made = duty(due_days=10, grace_days=5)
    kept()

    def change(person, **said):
        Enrollment.objects.filter(person=person).update(**said)

    change(people[0], completed_at=NOW)
    change(people[1], last_at=NOW)
    change(people[2], is_open=False)
    assert standings(made, on=TODAY) == Standings(done=1, learning=1, left=1, todo=3)
    in_grace = standings(made, on=TODAY + timedelta(days=12))
    assert (in_grace.grace, in_grace.late) == (4, 0)
    over = standings(made, on=TODAY + timedelta(days=16))
    assert (over.grace, over.late, over.everyone) == (0, 4, 6)
    duties = Duty.objects.all()
    assert late_in(duties, on=TODAY + timedelta(days=16)) == {made.pk: 4}
    assert late_in(duties, on=TODAY) == {}


def test_an_exemption_spares_up_to_its_end(duty, make_head, organizer):
    person = make_head()
    made = duty(due_days=10)
    kept()
    bound = Bound.objects.get()
    until = TODAY + timedelta(days=40)
    exempt(bound, until=until, reason="Cuti melahirkan.", by=organizer, now=NOW)
    row = Enrollment.objects.get(person=person)
    assert not row.is_late(on=until) and row.is_late(on=until + timedelta(days=1))
    assert standings(made, on=until).exempt == 1
    assert standings(made, on=until + timedelta(days=1)).late == 1
    told = Notice.objects.get(kind="duty_exempted")
    assert "Cuti melahirkan." in sentence(told.kind, told.values, language="id")
    noted = Change.objects.get(verb="duty.exempted")
    assert (noted.subject, noted.why) == (f"person/{person.uuid}", "Cuti melahirkan.")


def test_the_latest_exemption_counts_and_grace_stays(duty, make_head, organizer):
    person = make_head()
    duty(due_days=10, grace_days=5)
    kept()
    bound = Bound.objects.get()
    for days in (40, 2):
        until = TODAY + timedelta(days=days)
        exempt(bound, until=until, reason="Tugas.", by=organizer, now=NOW)
    row = Enrollment.objects.get(person=person)
    assert row.spared_until == TODAY + timedelta(days=15)


def test_a_second_click_exempts_once(duty, make_head, organizer):
    make_head()
    duty(due_days=10)
    kept()
    for _ in range(2):
        exempt(Bound.objects.get(), until=TODAY, reason="Cuti.", by=organizer, now=NOW)
    assert Notice.objects.filter(kind="duty_exempted").count() == 1


def test_who_is_bound_no_more_is_not_exempted(duty, make_head, organizer):
    make_head()
    made = duty()
    kept()
    bound = Bound.objects.get()
    end_duty(made, by=organizer, why="Selesai.", now=NOW)
    kept()
    with pytest.raises(Released):
        exempt(bound, until=TODAY, reason="Cuti.", by=organizer, now=NOW)


def test_an_enrollment_is_bound_as_long_as_the_duty_binds(duty, make_head, organizer):
    person = make_head()
    made = duty()
    kept()
    row = Enrollment.objects.get()
    assert is_bound(person, enrollment=row.pk)
    end_duty(made, by=organizer, why="Selesai.", now=NOW)
    kept()
    assert not is_bound(person, enrollment=row.pk)


@pytest.fixture
def completed(course, make_head):
    """Somebody who completed the course some days ago."""

    def make(days):
        person = make_head()
        moment = NOW - timedelta(days=days)
        row = enroll(person, course, now=moment)
        Enrollment.objects.filter(pk=row.pk).update(
            completed_at=moment, last_at=moment, done=row.required
        )
        return row

    return make


def test_a_completion_that_ends_soon_is_taken_anew(duty, completed):
    old = completed(340)
    made = duty(valid_months=12, grace_days=7)
    kept()
    row = Enrollment.objects.get(person=old.person, completed_at=None)
    assert (row.via, row.version, row.done) == ("duty", old.version, 0)
    end = (NOW - timedelta(days=340)).date().replace(year=2026)
    assert (row.due_on, row.spared_until) == (end, end + timedelta(days=7))
    old.refresh_from_db()
    assert old.is_open and old.completed_at is not None
    assert Notice.objects.filter(person=old.person, kind="duty_renewed").count() == 1
    assert standings(made, on=TODAY).todo == 1


def test_a_completion_that_holds_is_left_alone(duty, completed):
    old = completed(300)
    made = duty(valid_months=12)
    kept()
    assert Enrollment.objects.count() == 1 and standings(made, on=TODAY).done == 1
    kept(NOW + timedelta(days=60))
    assert Enrollment.objects.filter(person=old.person).count() == 2


def test_a_renewal_that_was_completed_holds_again(duty, completed):
    completed(340)
    made = duty(valid_months=12)
    kept()
    Enrollment.objects.filter(completed_at=None).update(completed_at=NOW)
    kept(NOW + timedelta(days=100))
    assert Enrollment.objects.count() == 2 and standings(made, on=TODAY).done == 1


def test_without_validity_once_is_enough(duty, completed):
    completed(3000)
    made = duty()
    kept()
    assert Enrollment.objects.count() == 1 and standings(made, on=TODAY).done == 1


def test_of_two_rules_for_one_course_the_end_of_one_leaves_it_to_the_other(
    duty, make_head, organizer
):
    head = make_head()
    short = duty(due_days=10)
    kept()
    duty(due_days=30)
    kept(NOW + timedelta(seconds=1))
    row = Enrollment.objects.get(person=head)
    assert row.due_on == TODAY + timedelta(days=10)
    end_duty(short, by=organizer, why="Diganti", now=NOW)
    kept(NOW + timedelta(seconds=2))
    row.refresh_from_db()
    assert row.is_open and row.due_on == TODAY + timedelta(days=30)
    assert is_bound(head, enrollment=row.pk)


def test_who_was_taken_out_and_came_back_is_bound_by_that(duty, course, make_head, organizer):
    head = make_head()
    made = duty()
    kept()
    withdraw(Enrollment.objects.get(person=head), by=organizer, reason="Salah", now=NOW)
    back = enroll(head, course, now=NOW)
    kept(NOW + timedelta(hours=1))
    assert Bound.objects.get(duty=made).enrollment == back


def test_who_completed_an_older_version_is_foreseen_as_coming(agency, course, organizer, make_head):
    head = make_head()
    done = enroll(head, course, now=NOW)
    Enrollment.objects.filter(pk=done.pk).update(completed_at=NOW)
    rule = Duty(agency=agency, by=organizer, course=course, position_kind="SUPERVISOR")
    assert foresee(rule, now=NOW).coming == 0
    courses.published(agency, course=courses.COURSE_TOML.replace("Antrean", "Antrean baru", 1))
    assert foresee(rule, now=NOW).coming == 1


def test_a_prerequisite_that_was_closed_is_asked_no_more(duty, course, advanced, make_head):
    head = make_head()
    duty(course=advanced)
    kept()
    assert taking(advanced) == set()
    retire(course, by=None, now=NOW)
    kept(NOW + timedelta(hours=1))
    assert taking(advanced) == {head}
