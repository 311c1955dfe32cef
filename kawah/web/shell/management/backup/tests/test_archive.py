"""What an archive refuses to be restored from. Nothing here needs a database."""

import io
import tarfile

import pytest

from kawah.web.shell.management.backup import archive, kept
from kawah.web.shell.management.backup.archive import Writer
from kawah.web.shell.management.backup.manifest import (
    DATABASE,
    Facts,
    Manifest,
    RestoreRefused,
    differences,
)

FACTS = Facts("sqlite", {"a": 2}, [("2026-10-05", "x")], ["records.0001_first"])
FILES = {DATABASE: b"rows" * 400, "files/aa/1.pdf": b"%PDF-1", "signing/a.key": b"secret"}


def write(path, files=None):
    with path.open("wb") as stream, Writer(stream) as writer:
        for name, content in (files or FILES).items():
            writer.add_bytes(name, content)
        writer.close(
            Manifest(
                made_at="2026-10-05T03:00:00+00:00",
                facts=FACTS,
                server="3",
                files=2,
                bytes=writer.bytes,
                members=writer.list_members(),
            )
        )
    return path


def bring_back(path, into):
    archive.unpack(path, into, archive.manifest_of(path))


@pytest.fixture
def whole(tmp_path):
    return write(tmp_path / "a.tar")


def test_what_was_kept_comes_back(whole, tmp_path):
    bring_back(whole, tmp_path / "into")
    assert archive.manifest_of(whole).facts == FACTS
    back = {name: (tmp_path / "into" / name).read_bytes() for name in FILES}
    assert back == FILES


def test_secrets_come_back_readable_by_their_owner_alone(whole, tmp_path):
    bring_back(whole, tmp_path / "into")
    for name in ("signing/a.key", DATABASE):
        assert (tmp_path / "into" / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "into" / "signing").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("share", [0, 0.3, 0.6, 0.95])
def test_what_was_cut_short_is_refused(whole, tmp_path, share):
    content = whole.read_bytes()
    # A tar is filled up with zeros: what stands before them is what can be lost.
    whole.write_bytes(content[: int(len(content.rstrip(b"\0")) * share)])
    with pytest.raises(RestoreRefused):
        bring_back(whole, tmp_path / "into")


def test_a_changed_byte_is_found_wherever_it_is(whole, tmp_path):
    content = whole.read_bytes()
    for number, word in enumerate([b"rowsrows", b"%PDF-1", b"secret", b"made_at", b"2026-10-05"]):
        at = content.index(word)
        spoilt = bytes([content[at] ^ 1])
        whole.write_bytes(content[:at] + spoilt + content[at + 1 :])
        with pytest.raises(RestoreRefused, match="damaged"):
            bring_back(whole, tmp_path / str(number))


@pytest.mark.parametrize(
    "name", ["../x", "/etc/passwd", "files/../../x", "files", "kawah.sqlite3", "files//x"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path, name):
    path = write(tmp_path / "b.tar", {DATABASE: b"rows", name: b"x"})
    with pytest.raises(RestoreRefused, match="no backup of Kawah"):
        bring_back(path, tmp_path / "into")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["b.tar", "into"]


def test_a_file_that_is_held_twice_is_refused(tmp_path):
    with (tmp_path / "c.tar").open("wb") as stream, Writer(stream) as writer:
        for _ in range(2):
            writer.add_bytes("files/aa/1.pdf", b"x")
        members = writer.list_members()
        writer.close(Manifest("", FACTS, "3", 2, 2, members))
    with pytest.raises(RestoreRefused, match="twice"):
        bring_back(tmp_path / "c.tar", tmp_path / "into")


def test_a_link_is_refused(tmp_path):
    path = tmp_path / "d.tar"
    with tarfile.open(path, "w") as tar:
        link = tarfile.TarInfo("files/x")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(RestoreRefused, match="no backup of Kawah"):
        archive.unpack(path, tmp_path, Manifest("", FACTS, "3", 0, 0, ""))


def test_what_is_no_archive_is_refused(tmp_path):
    for content in (b"", b"PK\x03\x04" + b"x" * 2000, b"x" * 10240):
        (tmp_path / "e.tar").write_bytes(content)
        with pytest.raises(RestoreRefused):
            archive.manifest_of(tmp_path / "e.tar")
    with pytest.raises(RestoreRefused, match="no file"):
        archive.manifest_of(tmp_path / "none.tar")


def test_a_short_source_is_no_archive():
    with Writer(io.BytesIO()) as writer, pytest.raises(OSError):
        writer.add("files/aa/1", io.BytesIO(b"abc"), 10)


def test_differences_are_told_in_words():
    found = Facts("sqlite", {"a": 1}, [], ["records.0001_first"])
    assert differences(FACTS, FACTS) == []
    assert differences(FACTS, found) == [
        "table a: 1 rows, not 2",
        "daily roots differ: 0 found, 1 kept",
    ]


def test_roots_beyond_the_snapshot_stay_out(tmp_path):
    lines = [b'{"day": "2026-10-0%d"}\n' % day for day in (4, 5, 6)]
    (tmp_path / kept.ROOTS).write_bytes(b"".join(lines))
    assert kept.roots_up_to(tmp_path, "2026-10-05") == b"".join(lines[:2])
    assert kept.roots_up_to(tmp_path, "") == b""
