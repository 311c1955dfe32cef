"""What phones send when somebody records: taken where browsers play it."""

from pathlib import Path

import pytest

from kawah.learning.media import kinds
from kawah.learning.media.keeping import measure
from kawah.learning.media.recognizing import recognize
from kawah.learning.media.refusals import KindNotAllowed

DATA = Path(__file__).parent / "data"
TONE = (DATA / "tone.m4a").read_bytes()


def frame(length=20):
    head = bytes(
        [0xFF, 0xF1, 0x50, 0x80 | length >> 11, length >> 3 & 255, (length & 7) << 5, 0xFC]
    )
    return head + bytes(length - len(head))


def with_brand(content, brand):
    return content[:8] + brand + content[12:]


@pytest.mark.parametrize("brand", [b"3gp4", b"3gp6", b"qt  ", b"iso5", b"M4A "])
def test_sound_in_the_containers_of_phones_is_taken(brand):
    assert recognize(with_brand(TONE, brand), name="Rekaman.3gp") == kinds.M4A


def test_telephone_sound_that_no_browser_plays_is_refused():
    for content in (b"#!AMR\n" + bytes(40), with_brand(TONE.replace(b"mp4a", b"samr"), b"3gp4")):
        with pytest.raises(KindNotAllowed):
            recognize(content, name="Rekaman.amr")


def test_a_film_of_a_phone_is_no_recording():
    film = (DATA / "film.mp4").read_bytes()
    with pytest.raises(KindNotAllowed):
        recognize(with_brand(film, b"3gp4") + b"mp4a", name="film.3gp")


def test_bare_aac_is_known_by_its_frames():
    found = measure("Rekaman.aac", frame() * 43)
    assert found.mime == kinds.AAC and found.seconds == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("content", [frame() * 2, frame() + b"\xff\xf1" + bytes(40), frame(7)[:6]])
def test_what_only_begins_so_is_refused(content):
    with pytest.raises(KindNotAllowed):
        recognize(content, name="x.aac")
