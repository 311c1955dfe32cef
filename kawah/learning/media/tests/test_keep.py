"""Keeping files of every kind, once."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from kawah.learning.media import api as media

DATA = Path(__file__).parent / "data"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><path d="M0 0"/></svg>'
VTT = b"WEBVTT\n\n00:01.000 --> 00:04.500\nSelamat datang\n"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "mime", "size", "seconds"),
    [
        ("dot.png", "image/png", (48, 32), None),
        ("dot.jpg", "image/jpeg", (48, 32), None),
        ("dot.webp", "image/webp", (48, 32), None),
        ("dot.avif", "image/avif", (48, 32), None),
        ("tone.mp3", "audio/mpeg", (None, None), None),
        ("tone.opus", "audio/ogg", (None, None), 1.5),
        ("tone.ogg", "audio/ogg", (None, None), 1.5),
        ("tone.m4a", "audio/mp4", (None, None), 1.5),
        ("tone.webm", "audio/webm", (None, None), 1.5),
        ("film.mp4", "video/mp4", (None, None), 2),
        ("film.webm", "video/webm", (None, None), 2),
    ],
)
def test_a_file_is_known_by_its_bytes(now, name, mime, size, seconds):
    content = (DATA / name).read_bytes()
    file = media.keep("media/salah.txt", content, now=now)
    assert (file.mime, file.size, (file.width, file.height)) == (mime, len(content), size)
    assert file.seconds == pytest.approx(seconds, abs=0.1)
    assert media.content_of(file) == content


def test_a_drawing_says_how_large_it_is(now):
    file = media.keep("media/alur.svg", SVG, now=now)
    assert (file.mime, file.width, file.height) == ("image/svg+xml", 320, 180)


def test_captions_say_how_long_they_last(now):
    assert media.keep("media/demo.vtt", VTT, now=now).seconds == 4.5


def test_the_same_content_is_one_file_under_its_hash(now):
    first = media.keep("media/a.svg", SVG, now=now)
    second = media.keep("media/b.svg", SVG, now=now)
    assert first == second and first.name == "a.svg"
    assert first.place == f"files/{first.sha256[:2]}/{first.sha256}.svg"
    assert default_storage.listdir(f"files/{first.sha256[:2]}")[1] == [first.address]


def test_a_write_that_was_cut_short_is_written_anew(now):
    file = media.keep("a.svg", SVG, now=now)
    default_storage.delete(file.place)
    default_storage.save(file.place, ContentFile(SVG[:5]))
    media.keep("a.svg", SVG, now=now)
    assert media.content_of(file) == SVG


@pytest.mark.parametrize(
    "content",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"MZ" + bytes(80),
        b"#!/bin/sh\nrm -rf /\n",
        b"\x7fELF" + bytes(80),
        b"GIF89a" + bytes(20),
        b"OggS" + bytes(80),
        b"\x1a\x45\xdf\xa3" + b"\x42\x82\x88matroska" + bytes(40),
        b"<?xml version='1.0'?><html/>",
        b"PK\x05\x06" + bytes(18),
        b"hanya teks",
    ],
)
def test_a_kind_that_is_not_listed_is_refused(now, content):
    with pytest.raises(media.KindNotAllowed, match="jenis berkas ini tidak diterima"):
        media.keep("media/gambar.png", content, now=now)
    assert not media.File.objects.exists()


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7 tanpa akhir", b"<svg><path></svg>"])
def test_a_damaged_file_is_refused(now, content):
    with pytest.raises(media.FileDamaged):
        media.keep("x", content, now=now)


def test_a_file_beyond_its_kinds_size_is_refused(now):
    with pytest.raises(media.FileTooLarge, match="paling banyak"):
        media.keep("a.svg", SVG.replace(b"M0 0", b"M0 0" * 130_000), now=now)


def test_a_picture_that_claims_an_impossible_size_has_none(now):
    content = bytearray((DATA / "dot.png").read_bytes())
    content[16:20] = b"\xff" * 4
    file = media.keep("media/a.png", bytes(content), now=now)
    assert (file.width, file.height) == (None, None)
