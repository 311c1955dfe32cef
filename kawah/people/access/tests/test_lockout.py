from datetime import timedelta

import pytest

from kawah.people.access import lockout
from kawah.people.access.models import Failure
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
NAME = "198503212010031001"


def guess(times, *, name=NAME, address="10.0.0.9", mark="", now=NOW):
    for _ in range(times):
        lockout.count_failure(lockout.counters(name, address=address, marks=mark), now=now)


def wait(*, name=NAME, address="10.0.0.9", mark="", now=NOW):
    return lockout.wait(lockout.counters(name, address=address, marks=mark), now=now)


def test_guesses_from_one_address_are_stopped():
    guess(lockout.ADDRESS_LIMIT)
    assert wait() == lockout.ADDRESS_WINDOW
    assert wait(now=NOW + lockout.ADDRESS_WINDOW) is None


def test_guesses_from_many_addresses_are_stopped():
    for number in range(lockout.STRANGER_LIMIT):
        guess(1, address=f"10.0.{number}.1")
    assert wait(address="10.9.9.9") is not None


def test_the_owners_own_browser_stays_open_while_strangers_guess():
    mark = lockout.device_mark(NAME)
    for number in range(lockout.STRANGER_LIMIT):
        guess(1, address=f"10.0.{number}.1")
    assert wait(mark=mark) is None


def test_a_mark_of_someone_else_opens_nothing():
    guess(lockout.ADDRESS_LIMIT)
    assert wait(mark=lockout.device_mark("orang lain")) is not None
    assert wait(mark="dibuat-buat") is not None


def test_a_browser_that_is_shared_stays_open_for_each_of_those_who_signed_in():
    marks = ""
    for name in (NAME, "siti", "budi"):
        marks = lockout.device_marks(name, before=marks)
    guess(lockout.ADDRESS_LIMIT)
    assert wait(mark=marks) is None
    guess(lockout.KNOWN_DEVICE_LIMIT, name="siti", mark=marks)
    assert wait(name="siti", mark=marks) is not None and wait(name="budi", mark=marks) is None


def test_a_browser_keeps_the_marks_of_those_who_signed_in_last():
    marks = "dibuat-buat"
    for name in ("a", "b", "c", "d", "e", "f", "f"):
        marks = lockout.device_marks(name, before=marks)
    guess(lockout.ADDRESS_LIMIT, name="a")
    guess(lockout.ADDRESS_LIMIT, name="b")
    assert len(marks.split(lockout.BETWEEN)) == lockout.MOST_MARKS
    assert wait(name="a", mark=marks) is not None and wait(name="b", mark=marks) is None


@pytest.mark.parametrize("field", ["nip", "email"])
def test_however_a_person_is_named_the_guesses_are_counted_together(field):
    person = make_person(email="rina@example.go.id")
    number = str(person.nip)
    for name in [number, f"{number[:8]} {number[8:]}", "RINA@example.go.id"] * 4:
        guess(1, name=name)
    assert wait(name=getattr(person, field)) is not None and wait(name=person) is not None
    assert Failure.objects.count() == 2


def test_a_browser_known_by_one_name_is_known_by_the_other():
    person = make_person(email="rina@example.go.id")
    guess(lockout.ADDRESS_LIMIT, name=person.nip)
    assert wait(name="rina@example.go.id", mark=lockout.device_mark(str(person.nip))) is None


def test_nobody_is_called_by_the_name_a_person_has_here():
    person = make_person()
    guess(lockout.ADDRESS_LIMIT, name=person)
    assert wait(name=str(person.uuid)) is None


def test_what_names_nobody_is_counted_by_its_spelling():
    for name in (NAME, f" {NAME[:8]}.{NAME[8:]}"):
        guess(lockout.ADDRESS_LIMIT // 2, name=name)
    assert wait() is not None


def test_a_stolen_browser_cannot_guess_for_ever():
    mark = lockout.device_mark(NAME)
    guess(lockout.KNOWN_DEVICE_LIMIT, mark=mark)
    assert wait(mark=mark) is not None


def test_the_table_names_nobody():
    guess(1)
    assert all(NAME not in row.key for row in Failure.objects.all())


def test_a_window_that_has_passed_counts_from_nothing():
    guess(lockout.ADDRESS_LIMIT - 1)
    later = NOW + lockout.ADDRESS_WINDOW + timedelta(seconds=1)
    guess(1, now=later)
    assert wait(now=later) is None


def test_a_good_sign_in_clears_the_own_counters():
    guess(lockout.ADDRESS_LIMIT)
    lockout.forget(lockout.counters(NAME, address="10.0.0.9", marks=""))
    assert wait() is None
