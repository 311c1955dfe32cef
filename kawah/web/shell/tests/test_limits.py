from datetime import timedelta

from kawah.web.shell import limits
from kawah.web.shell.limits import Limit
from tests.factories import NOW

MINUTE = timedelta(minutes=1)


def test_so_many_and_no_more_until_time_has_passed():
    limit = Limit(2, within=MINUTE)
    assert [limit.allows("198.51.100.7", now=NOW) for _ in range(4)] == [True, True, False, False]
    assert limit.allows("198.51.100.7", now=NOW + MINUTE)


def test_one_caller_takes_nothing_from_another():
    limit = Limit(1, within=MINUTE)
    assert limit.allows("198.51.100.7", now=NOW)
    assert limit.allows("198.51.100.8", now=NOW)
    assert limit.allows("", now=NOW)


def test_the_addresses_of_one_household_are_one_caller():
    limit = Limit(1, within=MINUTE)
    assert limit.allows("2001:db8::1", now=NOW)
    assert not limit.allows("2001:db8::ffff:2", now=NOW)
    assert limit.allows("2001:db8:0:1::1", now=NOW)


def test_many_callers_need_little_memory(monkeypatch):
    monkeypatch.setattr(limits, "MOST_CALLERS", 10)
    limit = Limit(1, within=MINUTE)
    for number in range(50):
        assert limit.allows(f"198.51.100.{number}", now=NOW)
    assert len(limit.acts) == 10
    assert not limit.allows("198.51.100.49", now=NOW)
