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


def test_the_same_day_in_another_year_is_always_a_day():
    assert periods.years_from(date(2026, 10, 5), -1) == date(2025, 10, 5)
    assert periods.years_from(date(2028, 2, 29), 2) == date(2030, 2, 28)
    assert periods.years_from(date.max, 2) == date.max
