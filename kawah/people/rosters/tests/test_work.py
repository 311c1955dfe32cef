"""The worker: pieces, failures, and being cut off between any two of them."""

from contextlib import suppress
from datetime import timedelta
from unittest import mock

import pytest

from kawah.people.access.api import Grant
from kawah.people.directory.api import Appointment, Person, Supervision
from kawah.people.rosters import confirming, uploading, working
from kawah.people.rosters.inventing import HEADINGS, invented
from kawah.people.rosters.mapping import MappingRefused, mean
from kawah.people.rosters.models import Effect, Roster, Row, Stage
from kawah.people.rosters.sampling import sampled
from kawah.people.rosters.tests.lists import people_file, person, work, workbook
from kawah.people.rosters.uploading import upload
from kawah.records.api import Change
from tests.factories import NOW, make_agency

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency(monkeypatch):
    monkeypatch.setattr(uploading, "ROWS_IN_PIECE", 4)
    return make_agency("dinas-x")


def handed_in(folder, agency, *, rows=10):
    path = workbook(folder / "a.xlsx", [HEADINGS, *invented(rows, seed=2)])
    return upload(path, name="a.xlsx", agency=agency, by=None, now=NOW)


def counted():
    return [table.objects.count() for table in (Person, Appointment, Supervision, Grant, Change)]


class PowerCut(BaseException):
    """Nobody's guard catches it."""


def test_cut_off_after_any_piece_nothing_is_lost_and_nothing_done_twice(tmp_path, agency):
    roster = handed_in(tmp_path, agency)
    whole, cuts = working._arrive, 0

    def cut(*args, **kwargs):
        """The transaction of each piece is lost once, at its very end."""
        nonlocal cuts
        cuts += 1
        if cuts % 2:
            raise PowerCut
        return whole(*args, **kwargs)

    with mock.patch.object(working, "_arrive", cut):
        while roster.stage != Stage.DONE:
            if roster.stage == Stage.JUDGED:
                confirming.confirm(roster, by=None, now=NOW)
            with suppress(PowerCut):
                working.work_waiting(now=NOW)
            roster.refresh_from_db()
    assert Person.objects.count() == Effect.objects.filter(stage="entering").count() == 10
    assert Row.objects.filter(roster=roster).count() == 10 and cuts > 6
    assert Appointment.objects.count() == Grant.objects.filter(role="learner").count() == 10


def test_pieces_leave_the_same_as_one_go(tmp_path, agency, monkeypatch):
    for code, rows_in_piece in (("a", 3), ("b", 100)):
        monkeypatch.setattr(uploading, "ROWS_IN_PIECE", rows_in_piece)
        before = counted()
        roster = work(handed_in(tmp_path, make_agency(code), rows=10))
        assert roster.pieces == -(-10 // rows_in_piece)
        if code == "a":
            confirming.confirm(roster, by=None, now=NOW)
            work(roster)
            first = [after - count for after, count in zip(counted(), before, strict=True)]
    assert first[:2] == [10, 10]


def test_one_that_fails_is_tried_again_later_and_stands_in_nobodys_way(tmp_path, agency):
    broken = handed_in(tmp_path, agency)
    path = people_file(tmp_path, person(1), name="b.xlsx")
    good = upload(path, name="b.xlsx", agency=agency, by=None, now=NOW + timedelta(seconds=1))
    broken.kept.all().delete()
    assert working.work_waiting(now=NOW + timedelta(seconds=2)) == 0
    broken.refresh_from_db()
    assert broken.failures == 1 and broken.retry_at > NOW
    assert working.work_waiting(now=NOW + timedelta(seconds=2)) == 1
    good.refresh_from_db()
    assert good.stage == Stage.LINKING


def test_what_a_command_drives_the_worker_leaves_alone_for_a_while(tmp_path, agency):
    roster = handed_in(tmp_path, agency)
    working.advance(roster.pk, now=NOW, leased_until=NOW + working.LEASE)
    assert working.work_waiting(now=NOW) == 0
    assert working.work_waiting(now=NOW + working.LEASE * 2) == 1


def test_the_same_file_handed_in_twice_is_one(tmp_path, agency):
    first = handed_in(tmp_path, agency)
    path = tmp_path / "a.xlsx"  # written again it would name another second
    assert upload(path, name="a.xlsx", agency=agency, by=None, now=NOW) == first
    assert Roster.objects.count() == 1


def test_headings_that_nobody_knows_wait_to_be_explained_and_are_remembered(tmp_path, agency):
    table = [["Nomor Pegawai", "Panggilan", "Sepatu"], ["199005142015031001", "Siti", "40"]]
    path = workbook(tmp_path / "a.xlsx", table)
    roster = upload(path, name="a.xlsx", agency=agency, by=None, now=NOW)
    assert roster.stage == Stage.READ and sampled(roster)[2].samples == ("40",)
    with pytest.raises(MappingRefused) as refused:
        mean(roster, ["nip", "nip", ""])
    assert refused.value.faults == [(1, "nip"), (None, "Nama")]
    mean(roster, ["nip", "name", ""])
    confirming.drop(Roster.objects.get())
    again = upload(path, name="a.xlsx", agency=agency, by=None, now=NOW)
    assert again.stage == Stage.JUDGING and again.meant == ["nip", "name", ""]


def test_dropping_leaves_nothing(tmp_path, agency):
    confirming.drop(work(handed_in(tmp_path, agency)))
    assert not Roster.objects.exists() and not Row.objects.exists()
