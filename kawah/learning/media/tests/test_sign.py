"""Addresses that end, and that nobody else can write."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.media import api as media

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
pytestmark = pytest.mark.django_db


@pytest.fixture
def file(now):
    return media.keep("a.svg", SVG, now=now)


def test_a_signed_address_opens_the_file(file, now):
    opened = media.open_signed(media.signed_prefix(7, now=now) + file.address, now=now)
    with opened.stream as stream:
        assert (opened.file, stream.read()) == (file, SVG)


def test_an_address_stays_the_same_within_its_week_and_holds_one_to_two(file, now):
    prefix = media.signed_prefix(7, now=now)
    assert prefix == media.signed_prefix(7, now=now + timedelta(hours=9))
    opened = media.open_signed(prefix + file.address, now=now + timedelta(days=7))
    opened.stream.close()
    assert 0 < opened.seconds_left <= 7 * 86400


def test_an_address_ends(file, now):
    path = media.signed_prefix(7, now=now) + file.address
    with pytest.raises(media.AddressExpired):
        media.open_signed(path, now=now + timedelta(days=14))


@pytest.mark.parametrize(
    "change",
    [
        lambda path: path.replace("/m/7-", "/m/8-"),
        lambda path: path.replace("/m/7-", "/m/07-"),
        lambda path: path.replace("/m/", "/x/"),
        lambda path: path + "/../../rahasia",
        lambda path: path.replace(".svg", ".svg%00"),
        lambda path: "/m/../" + path,
        lambda path: path[:20] + "0" + path[21:],
        lambda path: "",
    ],
)
def test_a_changed_address_is_refused(file, now, change):
    path = media.signed_prefix(7, now=now) + file.address
    changed = change(path)
    if changed == path:
        return
    with pytest.raises(media.AddressInvalid):
        media.open_signed(changed, now=now)


def test_a_later_end_cannot_be_written(file, now):
    version, week = media.signed_prefix(7, now=now).split("/")[2].split("-")
    path = media.signed_prefix(7, now=now).replace(f"-{week}", f"-{int(week) + 99}")
    with pytest.raises(media.AddressInvalid):
        media.open_signed(path + file.address, now=now)


def test_a_file_that_is_not_kept_is_missing(file, now):
    prefix = media.signed_prefix(7, now=now)
    with pytest.raises(media.FileMissing):
        media.open_signed(f"{prefix}{'0' * 64}.svg", now=now)
    default_storage.delete(file.place)
    with pytest.raises(media.FileMissing):
        media.open_signed(prefix + file.address, now=now)


@given(st.text(max_size=80))
def test_no_text_opens_anything(path):

    with pytest.raises(media.AddressInvalid):
        media.open_signed(path, now=datetime(2026, 11, 24, tzinfo=UTC))
