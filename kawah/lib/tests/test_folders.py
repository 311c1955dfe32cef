"""Folders on disk, read as an archive is."""

import os
import socket

import pytest

from kawah.lib import archives
from kawah.lib.archives import ArchiveUnusable, Limits


def made(top, *names, content=b"x"):
    for name in names:
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return top


def test_a_folder_is_read_by_relative_path(tmp_path):
    files = archives.read_folder(made(tmp_path, "course.toml", "media/a.svg"))
    assert files == {"course.toml": b"x", "media/a.svg": b"x"}


def test_hidden_folders_are_not_read(tmp_path):
    made(tmp_path, "a", ".git/config", ".DS_Store", "media/__MACOSX/._b")
    assert list(archives.read_folder(tmp_path)) == ["a"]


def test_a_link_is_refused(tmp_path):
    made(tmp_path, "a")
    (tmp_path / "rahasia").symlink_to("/etc/passwd")
    with pytest.raises(ArchiveUnusable, match="tautan"):
        archives.read_folder(tmp_path)


def test_a_link_to_a_folder_is_refused(tmp_path):
    made(tmp_path, "a")
    (tmp_path / "akar").symlink_to("/", target_is_directory=True)
    with pytest.raises(ArchiveUnusable, match="tautan"):
        archives.read_folder(tmp_path)


def test_a_folder_reached_by_a_link_is_refused(tmp_path):
    made(tmp_path, "asli/a")
    (tmp_path / "tautan").symlink_to(tmp_path / "asli")
    with pytest.raises(ArchiveUnusable):
        archives.read_folder(tmp_path / "tautan")


def test_a_pipe_is_refused_without_waiting_for_it(tmp_path):
    os.mkfifo(tmp_path / "pipa")
    with pytest.raises(ArchiveUnusable, match="berkas biasa"):
        archives.read_folder(tmp_path)


def test_a_socket_is_refused(tmp_path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "soket"))
        with pytest.raises(ArchiveUnusable, match="berkas biasa"):
            archives.read_folder(tmp_path)


@pytest.mark.parametrize("name", ["a\\b", "nul.txt", "berkas:b", "akhir."])
def test_a_name_that_windows_cannot_keep_is_refused(tmp_path, name):
    with pytest.raises(ArchiveUnusable, match="semua komputer"):
        archives.read_folder(made(tmp_path, name))


def test_a_name_that_is_no_text_is_refused(tmp_path):
    with open(os.fsencode(tmp_path) + b"/\xff\xfe", "wb"):
        pass
    with pytest.raises(ArchiveUnusable):
        archives.read_folder(tmp_path)


def test_names_that_differ_by_case_are_refused(tmp_path):
    with pytest.raises(ArchiveUnusable, match="serupa"):
        archives.read_folder(made(tmp_path, "media/a.svg", "media/A.svg"))


def test_a_folder_beyond_the_limits_is_refused(tmp_path):
    made(tmp_path, "a", "b", "c", content=bytes(60))
    for limits in (Limits(file_bytes=50), Limits(total_bytes=150), Limits(entries=2)):
        with pytest.raises(ArchiveUnusable):
            archives.read_folder(tmp_path, limits=limits)


def test_an_empty_folder_is_refused(tmp_path):
    with pytest.raises(ArchiveUnusable, match="tidak berisi"):
        archives.read_folder(tmp_path)


def test_a_folder_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ArchiveUnusable, match="tidak ada"):
        archives.read_folder(tmp_path / "tidak-ada")
