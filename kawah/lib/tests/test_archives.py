"""Archives by people who mean well, and by people who do not."""

import io
import os
import stat
import struct
import tracemalloc
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.lib import archives
from kawah.lib.archives import ArchiveUnusable, Limits

SMALL = Limits(total_bytes=3_000_000, file_bytes=2_000_000, entries=20, ratio=50)


def zipped(*files, method=zipfile.ZIP_DEFLATED, comment=b""):
    """A zip of (name or ZipInfo, content) pairs."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
        archive.comment = comment
    return target.getvalue()


def entry(name, *, mode=0, system=3):
    info = zipfile.ZipInfo(name)
    info.external_attr = mode << 16
    info.create_system = system
    return info


def raw(*entries, count=None, size=None, overlap=False):
    """A zip written by hand: (name, content, flags, method, claimed size) with any lie."""
    body, directory = b"", b""
    for name, content, flags, method, claimed in entries:
        packed = content if method == 0 else zlib.compress(content)[2:-4]
        head = (20, flags, method, 0, 33, zlib.crc32(content), len(packed), claimed, len(name), 0)
        offset = 0 if overlap else len(body)
        if not (overlap and body):
            body += struct.pack("<4s5H3L2H", b"PK\x03\x04", *head) + name + packed
        tail = (0, 0, 0, 0, offset)
        directory += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, *head, *tail) + name
    here = len(entries) if count is None else count
    length = len(directory) if size is None else size
    return (
        body
        + directory
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, here, here, length, len(body), 0)
    )


def plain(name, content=b"isi", *, flags=0x800, method=0, claimed=None):
    return (name, content, flags, method, len(content) if claimed is None else claimed)


HOSTILE = {
    "goes up": (zipped(("../keluar.txt", "x")), "traversal"),
    "goes up inside": (zipped(("media/../../keluar.txt", "x")), "traversal"),
    "goes up the Windows way": (raw(plain(b"media\\..\\..\\x.txt")), "traversal"),
    "absolute": (zipped(("/etc/passwd", "x")), "absolute"),
    "drive": (raw(plain(b"C:/x.txt")), "absolute"),
    "drive with backslashes": (raw(plain(b"C:\\Windows\\x.txt")), "absolute"),
    "network share": (raw(plain(b"\\\\server\\x.txt")), "absolute"),
    "backslash": (raw(plain(b"media\\x.txt")), "foreign"),
    "device name": (zipped(("media/AUX.svg", "x")), "foreign"),
    "bare device name": (zipped(("con", "x")), "foreign"),
    "hidden stream": (zipped(("a.txt:x.exe", "x")), "foreign"),
    "trailing dot": (zipped(("a.txt.", "x")), "foreign"),
    "trailing space": (zipped(("a /b.txt", "x")), "foreign"),
    "control character": (raw(plain(b"a\nb.txt")), "foreign"),
    "zero byte": (raw(plain(b"a.toml\0.exe")), "foreign"),
    "right to left override": (zipped(("a\u202etxt.exe", "x")), "foreign"),
    "empty part": (zipped(("a//b.txt", "x")), "nameless"),
    "dot part": (zipped(("./a.txt", "x")), "nameless"),
    "long path": (zipped(("a/" * 8 + "b" * 300, "x")), "long"),
    "deep path": (zipped(("a/" * 40 + "b", "x")), "long"),
    "link": (zipped((entry("a.txt", mode=stat.S_IFLNK | 0o777), "/etc/passwd")), "link"),
    "link from a Mac": (zipped((entry("a", mode=stat.S_IFLNK, system=19), "b")), "link"),
    "device": (zipped((entry("a", mode=stat.S_IFCHR | 0o600), "")), "device"),
    "pipe": (zipped((entry("a", mode=stat.S_IFIFO | 0o600), "")), "device"),
    "folder with content": (raw(plain(b"a/")), "device"),
    "case clash": (zipped(("Media/a.svg", "x"), ("media/A.svg", "y")), "case"),
    "folder case clash": (zipped(("Media/a.svg", "x"), ("media/b.svg", "y")), "case"),
    "accents apart": (zipped(("\u00e9.txt", "x"), ("e\u0301.txt", "y")), "case"),
    "file as folder": (zipped(("a", "x"), ("a/b", "y")), "case"),
    "duplicate": (raw(plain(b"a"), plain(b"a", b"b")), "duplicate"),
    "overlap": (raw(plain(b"a"), plain(b"b"), overlap=True), "overlap"),
    "quoted overlap": (raw(*[plain(b"%d" % n) for n in range(19)], overlap=True), "overlap"),
    "encrypted": (raw(plain(b"a", flags=0x801)), "encrypted"),
    "strongly encrypted": (raw(plain(b"a", flags=0x841)), "encrypted"),
    "unknown method": (raw(plain(b"a", method=99)), "method"),
    "lzma": (zipped(("a", "x"), method=zipfile.ZIP_LZMA), "method"),
    "bzip2": (zipped(("a", "x"), method=zipfile.ZIP_BZIP2), "method"),
    "ratio bomb": (zipped(("a", bytes(1_900_000))), "ratio"),
    "large file": (zipped(("a", os.urandom(2_000_001))), "file_size"),
    "large sum": (zipped(*[(f"{n}", os.urandom(900_000)) for n in range(4)]), "total_size"),
    "large sum, shrunk": (zipped(*[(f"{n}", bytes(900_000)) for n in range(4)]), "total_size"),
    "many files": (zipped(*[(f"{n}", "") for n in range(21)]), "entries"),
    "many folders": (zipped(*[(f"{n}/", "") for n in range(21)]), "entries"),
    "count that lies": (raw(*[plain(b"%d" % n) for n in range(21)], count=1), "entries"),
    "huge directory": (raw(plain(b"a"), size=900_000), "entries"),
    "zip64 count": (raw(plain(b"a"), count=0xFFFF), "zip64"),
    "zip64 size": (raw(plain(b"a"), size=0xFFFFFFFF), "zip64"),
    "no entries": (zipped(), "empty"),
    "only folders": (zipped(("a/", "")), "empty"),
    "only hidden": (zipped((".DS_Store", "x"), ("__MACOSX/._a", "y")), "empty"),
    "empty file": (b"", "not_zip"),
    "text": (b"bukan zip", "not_zip"),
    "gzip": (b"\x1f\x8b\x08\0" + bytes(40), "not_zip"),
    "first half": (zipped(("a", os.urandom(900)))[:500], "truncated"),
    "last byte gone": (zipped(("a", "x"))[:-1], "truncated"),
    "something behind": (zipped(("a", "x")) + b"ekor", "truncated"),
    "wrong checksum": (zipped(("a", b"isi"), method=0).replace(b"isi", b"ISI"), "truncated"),
    "smaller than said": (raw(plain(b"a", claimed=900)), "truncated"),
    "larger than said": (raw(plain(b"a", b"isi" * 9, method=8, claimed=3)), "truncated"),
    "broken stream": (raw((b"a", b"", 0, 8, 0)).replace(b"\x03\0", b"\xff\xff"), "truncated"),
}


@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_zip_is_refused_with_its_reason(content, reason):
    with pytest.raises(ArchiveUnusable) as refusal:
        archives.read_zip(content, limits=SMALL)
    assert refusal.value.reason == reason
    assert str(refusal.value).endswith(".")


def test_a_zip_is_read_as_its_files():
    content = zipped(("course.toml", "x"), ("media/", ""), ("media/a.svg", "<svg/>"))
    assert archives.read_zip(content) == {"course.toml": b"x", "media/a.svg": b"<svg/>"}


def test_a_zip_with_a_comment_is_read():
    assert archives.read_zip(zipped(("a", "x"), comment=b"c0ffee")) == {"a": b"x"}


def test_a_single_folder_around_everything_is_left_out():
    content = zipped(("kursus/course.toml", "x"), ("kursus/media/a", "y"), ("__MACOSX/._x", "z"))
    assert archives.read_zip(content) == {"course.toml": b"x", "media/a": b"y"}


def test_files_that_systems_leave_behind_are_skipped():
    content = zipped(("a", "x"), (".DS_Store", "x"), ("media/.git/config", "x"), ("Thumbs.db", "x"))
    assert archives.read_zip(content) == {"a": b"x"}


def test_an_archive_inside_stays_closed():
    inner = zipped(("../keluar", "x"))
    assert archives.read_zip(zipped(("lampiran.zip", inner)))["lampiran.zip"] == inner


def test_letters_with_marks_have_one_spelling():
    assert list(archives.read_zip(zipped(("e\u0301.txt", "x")))) == ["\u00e9.txt"]


def test_a_zip_is_read_from_disk(tmp_path):
    path = tmp_path / "kursus.zip"
    path.write_bytes(zipped(("a", "x")))
    assert archives.read_zip(path) == {"a": b"x"}


@pytest.mark.parametrize("name", ["tidak-ada.zip", "."])
def test_a_zip_that_is_not_there_is_refused(tmp_path, name):
    with pytest.raises(ArchiveUnusable, match="tidak ada"):
        archives.read_zip(tmp_path / name)


def test_a_sentence_shows_no_control_characters():
    assert "\x1b" not in str(ArchiveUnusable("traversal", "../\x1b[31m"))


def test_a_million_entries_are_refused_before_they_are_read():
    name = b"a"
    one = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, *[0] * 7, 1, *[0] * 6) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, len(one) * 1_000_000, 4, 0)
    content = b"PK\x03\x04" + one * 1_000_000 + end
    tracemalloc.start()
    with pytest.raises(ArchiveUnusable, match="terlalu banyak"):
        archives.read_zip(content)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_bomb_takes_no_more_memory_than_the_limit():
    bomb = zipped(*[(f"{n}", bytes(1_000_000)) for n in range(40)])
    tracemalloc.start()
    with pytest.raises(ArchiveUnusable):
        archives.read_zip(bomb, limits=SMALL)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * SMALL.total_bytes


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 400), st.binary(min_size=1, max_size=6))
def test_a_damaged_zip_is_read_or_refused(at, damage):
    whole = zipped(("course.toml", "isi" * 20), ("media/a.svg", "<svg/>"), ("b/", ""))
    content = whole[:at] + damage + whole[at + len(damage) :]
    try:
        assert all(isinstance(value, bytes) for value in archives.read_zip(content).values())
    except ArchiveUnusable as refusal:
        assert str(refusal)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_no_name_leads_outside(name):
    try:
        files = archives.read_zip(raw(plain(name.encode("utf-8", "replace"))))
    except ArchiveUnusable:
        return
    for path in files:
        assert not path.startswith("/") and ".." not in path.split("/") and "\\" not in path
