"""From a file to enrollments, twice, half way and back."""

from contextlib import suppress
from unittest import mock

import pytest

from kawah.learning.curriculum.api import retire
from kawah.learning.enrollment.api import Enrollment, Waiting, Withdrawal, enroll, withdraw
from kawah.learning.joining import confirming, entering, working
from kawah.learning.joining import naming as reading
from kawah.learning.joining.counting import marked
from kawah.learning.joining.models import Bound, Duty, Nomination
from kawah.learning.joining.naming import Target
from kawah.learning.joining.tests.lists import csv, entered, judged, naming, states, work
from kawah.people.notices.api import Notice
from kawah.people.rosters import files
from kawah.records.api import Change, Statement
from tests.factories import NOW, TODAY, make_person


@pytest.fixture
def people(agency):
    return [make_person(agency) for _ in range(5)]


def undo(nomination, by):
    confirming.undo(nomination, by=by, now=NOW)
    return work(nomination)


def test_good_rows_come_in_and_are_told(tmp_path, target, organizer, people):
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    assert states(nomination) == [("enrolled", [])] * 5 and nomination.stage == "done"
    rows = Enrollment.objects.filter(via="file")
    assert {row.person for row in rows} == set(people)
    assert Notice.objects.filter(kind="enrolled").count() == 5
    noted = Change.objects.get(verb="nomination.confirmed", after__rows=5)
    assert noted.by == organizer.uuid


def test_the_same_file_twice_adds_nothing(tmp_path, target, organizer, people):
    path = naming(tmp_path, *people)
    entered(path, target, by=organizer)
    again = judged(path, target, by=organizer)
    assert states(again) == [("same", ["taking"])] * 5
    with pytest.raises(confirming.NobodyToEnroll):
        confirming.confirm(again, by=organizer, now=NOW)
    assert Enrollment.objects.count() == 5


def test_where_the_seats_end_the_rest_waits(tmp_path, batch, agency, organizer, people):
    target = Target(agency, batch.version.course, batch)
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    assert [state for state, _codes in states(nomination)] == ["enrolled"] * 2 + ["queued"] * 3
    assert [row.person for row in batch.queue.in_order()] == people[2:]
    assert set(batch.enrollments.values_list("via", flat=True)) == {"file"}


def test_what_changed_since_the_dry_run_is_told_in_its_row(
    tmp_path, target, organizer, people, course
):
    nomination = judged(naming(tmp_path, *people[:2]), target, by=organizer)
    enroll(people[0], course, now=NOW)
    confirming.confirm(nomination, by=organizer, now=NOW)
    assert states(work(nomination)) == [("same", ["taking"]), ("enrolled", [])]


def test_a_course_closed_meanwhile_takes_nobody(tmp_path, target, organizer, people, course):
    nomination = judged(naming(tmp_path, *people), target, by=organizer)
    retire(course, by=None, now=NOW)
    confirming.confirm(nomination, by=organizer, now=NOW)
    assert states(work(nomination)) == [("refused", ["closed"])] * 5


class PowerCut(BaseException):
    """Nobody's guard catches it."""


def test_cut_off_after_any_piece_nobody_comes_in_twice_or_not_at_all(
    tmp_path, target, organizer, people, monkeypatch
):
    monkeypatch.setattr(reading, "ROWS_IN_PIECE", 2)
    monkeypatch.setattr(entering, "AT_ONCE", 2)
    whole, turns = Nomination.save, 0

    def cut(self, *args, **kwargs):
        """The transaction of each piece is lost once, at its very end."""
        nonlocal turns
        turns += 1
        whole(self, *args, **kwargs)
        if turns % 2 == 0:
            raise PowerCut

    nomination = reading.nominate(
        naming(tmp_path, *people), target, name="a.csv", by=organizer, now=NOW
    )
    with mock.patch.object(Nomination, "save", cut):
        while nomination.stage != "done":
            if nomination.stage == "judged":
                with suppress(PowerCut):
                    confirming.confirm(nomination, by=organizer, now=NOW)
            with suppress(PowerCut):
                working.advance(nomination.pk, now=NOW)
            nomination.refresh_from_db()
    assert states(nomination) == [("enrolled", [])] * 5
    assert Statement.objects.filter(kind="enrolled").count() == Enrollment.objects.count() == 5


def test_undoing_takes_out_who_has_begun_nothing(tmp_path, target, organizer, people):
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    Enrollment.objects.filter(person=people[0]).update(last_at=NOW)
    withdraw(Enrollment.objects.get(person=people[1]), by=people[1], reason="", now=NOW)
    done = states(undo(nomination, organizer))
    assert done == [("kept", ["begun"]), ("kept", ["gone"]), *[("back", [])] * 3]
    assert [row.person for row in Enrollment.objects.filter(is_open=True)] == [people[0]]
    assert Withdrawal.objects.filter(by=organizer.uuid).count() == 3
    assert Notice.objects.filter(kind="enrollment_undone").count() == 3


def test_undoing_leaves_whom_a_rule_binds_to_it(tmp_path, target, organizer, people, course):
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    duty = Duty.objects.create(agency=course.agency, course=course, by=organizer, at=NOW)
    row = Enrollment.objects.get(person=people[0])
    Bound.objects.create(duty=duty, person=people[0], since=TODAY, enrollment=row)
    assert states(undo(nomination, organizer))[0] == ("kept", ["bound"])
    assert [row.person for row in Enrollment.objects.filter(is_open=True)] == [people[0]]


def test_nobody_comes_into_a_batch_of_a_course_that_was_closed(
    tmp_path, batch, agency, organizer, people
):
    course = batch.version.course
    retire(course, by=None, now=NOW)
    rows = states(judged(naming(tmp_path, *people), Target(agency, course, batch), by=organizer))
    assert rows == [("refused", ["closed"])] * 5


def test_undoing_empties_the_queue_and_seats_given_since(
    tmp_path, batch, agency, organizer, people
):
    target = Target(agency, batch.version.course, batch)
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    undo(nomination, organizer)
    assert not Waiting.objects.open().exists() and not batch.enrollments.filter(is_open=True)


def test_who_was_enrolled_before_the_file_is_not_undone(
    tmp_path, target, organizer, people, course
):
    row = enroll(people[0], course, now=NOW)
    undo(entered(naming(tmp_path, *people), target, by=organizer), organizer)
    row.refresh_from_db()
    assert row.is_open


def test_after_undoing_the_file_can_be_handed_in_again(tmp_path, target, organizer, people):
    path = naming(tmp_path, *people)
    undo(entered(path, target, by=organizer), organizer)
    assert states(entered(path, target, by=organizer)) == [("enrolled", [])] * 5


def test_what_is_done_is_confirmed_dropped_or_undone_no_more(tmp_path, target, organizer, people):
    nomination = entered(naming(tmp_path, *people), target, by=organizer)
    with pytest.raises(confirming.NominationMoved):
        confirming.confirm(nomination, by=organizer, now=NOW)
    with pytest.raises(confirming.NominationMoved):
        confirming.drop(nomination)
    undo(nomination, organizer)
    with pytest.raises(confirming.NominationMoved):
        confirming.undo(nomination, by=organizer, now=NOW)


def test_a_file_that_is_dropped_leaves_nothing(tmp_path, target, organizer, people):
    confirming.drop(judged(naming(tmp_path, *people), target, by=organizer))
    assert not Nomination.objects.exists() and not Enrollment.objects.exists()


def test_bad_rows_come_back_marked_and_calculate_nothing(tmp_path, target, organizer, people):
    path = csv(tmp_path, "123;+cmd", f"{people[0].nip};Siti", head="NIP;Nama")
    nomination = judged(path, target, by=organizer)
    out = tmp_path / "perbaiki.xlsx"
    out.write_bytes(marked(nomination))
    table = files.read(out)
    rows = [cells for _number, cells in table.rows]
    assert table.headings == ["NIP", "Nama", "Masalah"]
    assert rows[0][:2] == ["123", "'+cmd"] and "18" in str(rows[0][2]) and len(rows) == 1


def test_a_piece_that_fails_waits_and_stands_in_nobodys_way(tmp_path, target, organizer, people):
    broken = reading.nominate(
        naming(tmp_path, people[0]), target, name="a.csv", by=organizer, now=NOW
    )
    broken.kept.update(body=b"")
    assert working.work_waiting(now=NOW) == 0
    broken.refresh_from_db()
    assert broken.failures == 1 and broken.retry_at is not None
    good = reading.nominate(
        naming(tmp_path, people[1]), target, name="b.csv", by=organizer, now=NOW
    )
    assert working.work_waiting(now=NOW) == 1
    good.refresh_from_db()
    assert good.stage == "judged"
