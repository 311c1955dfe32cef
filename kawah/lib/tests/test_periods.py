from datetime import UTC, date, datetime, timedelta

from kawah.lib import periods

LATE = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)


def test_the_same_moment_is_another_day_further_east():
    assert periods.local_day(LATE, "Asia/Jakarta") == date(2026, 12, 31)
    assert periods.local_day(LATE, "Asia/Makassar") == date(2027, 1, 1)


def test_seconds_never_run_backwards_nor_past_the_limit():
    assert periods.seconds_between(LATE, LATE - timedelta(hours=1), at_most=60) == 0
    assert periods.seconds_between(LATE, LATE + timedelta(hours=1), at_most=60) == 60


def test_weeks_are_counted_with_today_and_never_fewer_than_one():
    assert periods.weeks_left(date(2026, 12, 31)) == 1
    assert periods.weeks_left(date(2026, 12, 18)) == 2
