"""What is refused before anything is touched. Nothing here needs a database."""

import fcntl
import shutil

import pytest
from django.db import connection
from msgspec.structs import replace

from kawah.web.shell.management.backup import making, postgres, restoring
from kawah.web.shell.management.backup.manifest import BackupRefused, RestoreRefused
from kawah.web.shell.management.backup.restoring import Place
from kawah.web.shell.management.backup.tests import test_archive
from tests.factories import NOW

OURS = replace(test_archive.FACTS, vendor=connection.vendor)


def kept(tmp_path, monkeypatch, facts):
    monkeypatch.setattr(test_archive, "FACTS", facts)
    return test_archive.write(tmp_path / "a.tar")


def test_an_archive_of_a_newer_program(tmp_path, monkeypatch):
    newer = replace(OURS, migrations=["records.0001_first", "hours.9999_later"])
    with pytest.raises(RestoreRefused, match=r"newer Kawah .*hours\.9999_later"):
        restoring.verify(kept(tmp_path, monkeypatch, newer))


def test_an_archive_of_another_kind_of_database(tmp_path, monkeypatch):
    with pytest.raises(RestoreRefused, match="holds a database of oracle"):
        restoring.verify(kept(tmp_path, monkeypatch, replace(OURS, vendor="oracle")))


@pytest.mark.parametrize("name", ["kawah.sqlite3", "roots.jsonl", "files/a.pdf", "signing/a.key"])
def test_a_place_in_which_something_lives(tmp_path, name):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    with pytest.raises(RestoreRefused, match="is not empty"):
        restoring._demand_empty(Place(tmp_path, ""))


def test_a_folder_with_nothing_but_a_fresh_secret_is_empty(tmp_path):
    (tmp_path / "secret-key").touch()
    (tmp_path / "files").mkdir()
    restoring._demand_empty(Place(tmp_path, ""))


def test_a_file_that_is_there_and_a_folder_that_is_not(tmp_path):
    (tmp_path / "a.tar").touch()
    with pytest.raises(BackupRefused, match="is there already"):
        making.make(tmp_path / "a.tar", now=NOW)
    with pytest.raises(BackupRefused, match="make it first"):
        making.make(tmp_path / "none" / "a.tar", now=NOW)


def test_two_backups_at_once(tmp_path, own_folders):
    with (own_folders / "backup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BackupRefused, match="Another backup"):
            making.make(tmp_path, now=NOW)


def test_programs_that_are_missing_or_older_than_the_server(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert "postgresql-client" in postgres.fault_of("pg_dump", 15)
    monkeypatch.undo()
    if shutil.which("pg_dump"):
        assert postgres.fault_of("pg_dump", 9) == ""
        assert "is older than the server" in postgres.fault_of("pg_dump", 99)


def test_a_password_is_on_no_command_line():
    given = {
        "HOST": "db",
        "PASSWORD": "rahasia",
        "NAME": "kawah",
        "OPTIONS": {"sslmode": "require"},
    }
    found = postgres.environment(given)
    assert found["PGPASSWORD"] == "rahasia" and found["PGSSLMODE"] == "require"
    assert "PGPORT" not in found
