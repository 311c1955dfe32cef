"""The letter of the day: one each morning, in the reader's language, and never twice."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawah.lib import checkpoints
from kawah.lib.periods import ZONE_NAMES, local_day
from kawah.people.notices import digest, letters, pace
from kawah.people.notices.api import Notice, Pace, choose_pace, tell
from kawah.people.notices.sentences import SENTENCES
from kawah.records.api import Parcel
from tests.factories import NOW, make_agency, make_person

TOMORROW = datetime(2026, 10, 6, 0, 0, tzinfo=UTC)  # 07.00 WIB
GRADED = "Jawaban Anda di “Ujian” sudah dinilai."


@pytest.fixture
def person(db):
    return make_person(name="Ester Maniani", email="ester@example.go.id")


def told(person, number=1, *, kind="attempt_graded", now=NOW):
    values = {"activity": "Ujian", "by": "A", "reason": "B", "course": "C"}
    return tell(person, key=f"{kind}:{number}", kind=kind, values=values, path="/", now=now)


def contents():
    return list(Parcel.objects.order_by("pk").values_list("content", flat=True))


def test_news_of_a_day_goes_out_in_one_letter_in_the_morning(person):
    for number in range(3):
        told(person, number, now=NOW + timedelta(hours=number))
    assert digest.send_due(now=TOMORROW - timedelta(seconds=1)) == 0
    assert digest.send_due(now=TOMORROW) == 1
    (letter,) = contents()
    assert letter["to"] == "ester@example.go.id" and letter["subject"] == "3 kabar dari Kawah"
    assert letter["body"].count(GRADED) == 3 and "/saya/surel/" in letter["body"]


def test_one_piece_of_news_is_its_own_subject(person):
    told(person)
    digest.send_due(now=TOMORROW)
    assert contents()[0]["subject"] == GRADED


def test_the_morning_is_that_of_the_agency(db):
    east = make_person(make_agency(zone="Asia/Jayapura"), email="e@example.go.id")
    told(east)
    assert digest.send_due(now=TOMORROW - timedelta(hours=2)) == 1


def test_a_letter_speaks_the_language_of_its_reader(person):
    person.language = "en"
    person.save(update_fields=["language"])
    told(person)
    digest.send_due(now=TOMORROW)
    assert contents()[0]["subject"] != GRADED


def test_no_letter_is_written_twice(person):
    told(person)
    assert [digest.send_due(now=TOMORROW) for _ in range(2)] == [1, 0]
    assert len(contents()) == 1


def test_whoever_is_killed_leaves_the_letter_waiting(person, monkeypatch):
    def die(name):
        raise KeyboardInterrupt

    told(person)
    monkeypatch.setattr(checkpoints, "reached", die)
    with pytest.raises(KeyboardInterrupt):
        digest.send_due(now=TOMORROW)
    monkeypatch.undo()
    assert contents() == []
    assert digest.send_due(now=TOMORROW) == 1
    assert len(contents()) == 1


def test_who_wants_letters_at_once_gets_them_at_once(person):
    choose_pace(person, Pace.AT_ONCE, now=NOW)
    told(person)
    assert len(contents()) == 1
    assert digest.send_due(now=TOMORROW) == 0


def test_who_wants_only_what_is_needed_gets_that_once_a_day(person):
    choose_pace(person, Pace.NEEDED, now=NOW)
    told(person)
    assert digest.send_due(now=TOMORROW) == 0
    told(person, kind="certificate_revoked")
    assert digest.send_due(now=TOMORROW) == 1
    assert "dicabut" in contents()[0]["subject"]


def test_a_choice_holds_for_news_that_waits_already(person):
    told(person)
    choose_pace(person, Pace.NEEDED, now=NOW)
    digest.send_due(now=TOMORROW)
    assert contents() == [] and not Notice.objects.exclude(letter_due_at=None).exists()


@pytest.mark.parametrize("chosen", Pace)
def test_what_concerns_the_door_comes_at_once(person, chosen):
    choose_pace(person, chosen, now=NOW)
    told(person, kind="access_renewed")
    assert len(contents()) == 1


def test_who_left_or_has_no_address_any_more_gets_no_letter(person):
    told(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    assert digest.send_due(now=TOMORROW) == 1
    assert contents() == []


def test_many_are_written_to_in_pieces(db, monkeypatch):
    monkeypatch.setattr(digest, "AT_ONCE", 2)
    for number in range(3):
        told(make_person(email=f"a{number}@example.go.id"), number)
    assert [digest.send_due(now=TOMORROW) for _ in range(3)] == [2, 1, 0]
    assert len(contents()) == 3


def test_very_much_news_is_cut_with_a_word(person, monkeypatch):
    monkeypatch.setattr(letters, "MOST_NEWS", 1)
    for number in range(3):
        told(person, number)
    digest.send_due(now=TOMORROW)
    body = contents()[0]["body"]
    assert body.count(GRADED) == 1 and "Dan 2 kabar lain." in body


@given(
    now=st.integers(0, 20 * 366 * 86400).map(lambda seconds: NOW + timedelta(seconds=seconds)),
    zone=st.sampled_from(sorted(ZONE_NAMES)),
)
def test_the_next_morning_is_within_a_day_and_at_seven(now, zone):
    due = pace.next_morning(now, zone)
    assert timedelta(0) < due - now <= timedelta(days=1)
    assert local_day(due, zone) in (local_day(now, zone), local_day(now + timedelta(days=1), zone))
    assert local_day(due, zone) != local_day(due - timedelta(hours=7, seconds=1), zone)
    assert local_day(due, zone) == local_day(due - timedelta(hours=7), zone)


def test_what_may_be_refused_or_must_not_wait_is_news_that_there_is():
    assert set(SENTENCES) >= pace.AT_ONCE | pace.OPTIONAL
    assert not pace.AT_ONCE & pace.OPTIONAL
