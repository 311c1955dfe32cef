from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone, translation

from kawah.web.shell import written


@pytest.mark.parametrize(
    ("value", "id_", "en"),
    [
        (Decimal("16.5"), "16,5", "16.5"),
        (20, "20", "20"),
        (1234.5, "1.234,5", "1,234.5"),
        (0, "0", "0"),
    ],
)
def test_numbers_in_both_languages(value, id_, en):
    with translation.override("id"):
        assert written.number(value) == id_
    with translation.override("en"):
        assert written.number(value) == en


def test_jp_are_not_told_of_more_than_is_held():
    with translation.override("id"):
        assert written.hours(134, on=date(2026, 10, 5)) == "2,9"  # 2.97


def test_a_day_is_written_out():
    with translation.override("id"):
        assert written.day(date(2026, 11, 23)) == "23 November 2026"


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "5 Oktober 2026 pukul 10.00 WIB"),
        ("Asia/Makassar", "5 Oktober 2026 pukul 11.00 WITA"),
        ("Asia/Jayapura", "5 Oktober 2026 pukul 12.00 WIT"),
    ],
)
def test_a_moment_is_told_where_the_reader_is(zone, said):
    with translation.override("id"), timezone.override(ZoneInfo(zone)):
        assert written.moment(datetime(2026, 10, 5, 3, 0, tzinfo=UTC)) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(25, "25 menit"), (60, "1 jam"), (95, "1 jam 35 menit"), (0, "0 menit")]
)
def test_a_length_of_time_in_words(minutes, said):
    with translation.override("id"):
        assert written.length(minutes) == said


def test_hours_of_learning():
    with translation.override("id"):
        assert written.hours(200, on=date(2026, 10, 5)) == "4,4"
