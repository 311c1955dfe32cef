"""A small site is kept and brought back, and places are refused in which something lives."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.conf import settings

from tests.rig import tables


class Home:
    """A data folder with an empty database, and this program's commands on it."""

    def __init__(self, data):
        self.data = data
        data.mkdir()
        shutil.copy(tables.sqlite(), data)
        (data / "files").mkdir()
        (data / "files" / "a.pdf").write_bytes(b"%PDF-1")

    def manage(self, *arguments, **environment):
        kept = {name: value for name, value in os.environ.items() if not name.startswith("KAWAH_")}
        return subprocess.run(
            [sys.executable, settings.ROOT / "manage.py", *map(str, arguments)],
            cwd=settings.ROOT,
            env={**kept, "KAWAH_DATA_DIR": str(self.data), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )

    def write(self, statement):
        with closing(sqlite3.connect(self.data / "kawah.sqlite3")) as rows, rows:
            rows.execute(statement)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return Home(tmp_path_factory.mktemp("home") / "data")


@pytest.fixture(scope="module")
def kept(home, tmp_path_factory):
    """Its archive, made by the command."""
    folder = tmp_path_factory.mktemp("kept")
    made = home.manage("backup", folder)
    assert made.returncode == 0, made.stderr
    (archive,) = folder.iterdir()
    assert f"{archive}" in made.stdout and "secret-key" in made.stdout
    return archive


def test_the_archive_is_readable_by_its_owner_alone(kept):
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_site_is_restored_into_an_empty_place_once(home, kept, tmp_path):
    into = tmp_path / "new"
    done = home.manage("restore", kept, "--into", into)
    assert done.returncode == 0 and "well: counts" in done.stdout, done.stdout + done.stderr
    assert (into / "files" / "a.pdf").read_bytes() == b"%PDF-1"
    assert (into / "secret-key").read_text() == (home.data / "secret-key").read_text()
    again = home.manage("restore", kept, "--into", into)
    assert again.returncode == 1 and "is not empty" in again.stderr


def test_verifying_changes_nothing(home, kept):
    before = {path: path.stat().st_mtime_ns for path in home.data.rglob("*") if path.is_file()}
    done = home.manage("restore", kept, "--verify")
    assert done.returncode == 0, done.stdout + done.stderr
    after = {path: path.stat().st_mtime_ns for path in home.data.rglob("*") if path.is_file()}
    assert {path for path in before if before[path] != after.get(path)} == set()


def test_a_file_that_a_row_names_and_that_is_missing_is_found(home, tmp_path):
    home.write(
        "INSERT INTO media_file (sha256, name, mime, size, kept_at)"
        " VALUES ('aa', 'x', 'application/pdf', 9, '2026-10-05 03:00:00')"
    )
    assert home.manage("backup", tmp_path).returncode == 0
    home.write("DELETE FROM media_file")
    (archive,) = tmp_path.iterdir()
    done = home.manage("restore", archive, "--verify")
    assert done.returncode == 1 and "file missing or cut short: files/aa/" in done.stdout


def test_a_killed_backup_leaves_nothing_that_looks_whole(home, tmp_path):
    """What it left is cleared by the next."""
    left = tmp_path / ".kawah-backup-"
    code = (
        "import os, signal, django; django.setup();"
        "from kawah.web.shell.management.backup import making;"
        "making._publish = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "from django.core.management import call_command;"
        f"call_command('backup', {str(tmp_path)!r})"
    )
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=settings.ROOT,
        env={
            **{key: value for key, value in os.environ.items() if not key.startswith("KAWAH_")},
            "KAWAH_DATA_DIR": str(home.data),
            "DJANGO_SETTINGS_MODULE": "config.settings",
        },
        check=False,
    )
    assert [path.name.startswith(left.name) for path in tmp_path.iterdir()] == [True]
    assert home.manage("backup", tmp_path).returncode == 0
    assert [path.suffix for path in tmp_path.iterdir()] == [".tar"]
