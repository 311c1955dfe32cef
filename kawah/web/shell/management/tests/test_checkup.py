import os
import shutil
import time
from datetime import timedelta
from uuid import uuid4

import msgspec
import pytest
from babel.messages.catalog import Catalog
from django.db import connection

from kawah.earned.certificates.api import Certificate
from kawah.earned.certificates.issuing import issue
from kawah.records import api as records
from kawah.web.shell.management import catalogue, checkup, heartbeat
from kawah.web.shell.management.backup import making
from tests.factories import NOW, TODAY
from tests.world import make_side

pytestmark = pytest.mark.django_db


def statement(*, received_at):
    return records.Statement.objects.create(
        uuid="018f0000-0000-7000-8000-000000000001",
        person="018f0000-0000-7000-8000-000000000002",
        agency="kptk",
        kind="completed",
        body="{}",
        happened_at=received_at,
        received_at=received_at,
    )


def test_a_debugging_site_is_ill(settings):
    settings.DEBUG = True
    assert not checkup.environment(NOW).is_well


def test_a_demo_in_public_is_ill(settings):
    settings.IS_DEMO = settings.IS_HTTPS = True
    assert not checkup.environment(NOW).is_well


def test_a_public_site_that_knows_of_no_proxy_is_ill(settings):
    settings.IS_HTTPS = True
    assert "KAWAH_PROXIES" in checkup.environment(NOW).words
    settings.PROXIES = 1
    assert checkup.environment(NOW).is_well


def test_letters_that_stay_in_files_are_ill_in_public_only(settings):
    assert checkup.mail(NOW).is_well
    settings.IS_HTTPS = True
    assert "KAWAH_SMTP" in checkup.mail(NOW).words


def test_letters_that_cannot_be_delivered_are_ill(settings):
    settings.EMAIL_HOST, settings.EMAIL_PORT = "mail.example.go.id", 465
    assert checkup.mail(NOW).words == "through mail.example.go.id:465"
    records.send("mail", {}, key="k", now=NOW)
    records.Parcel.objects.update(attempts=5, error="SMTPAuthenticationError: (535, b'no')")
    finding = checkup.mail(NOW)
    assert not finding.is_well
    assert finding.words.endswith("1 not delivered in five tries or more (SMTPAuthenticationError)")


def test_certificates_that_cannot_be_finished_are_ill(clock):
    side = make_side("kptk")
    assert checkup.signatures(NOW).words == "0 under way"
    issue(side.things.enrollment, statement=uuid4(), completed_on=TODAY, now=NOW)
    Certificate.objects.update(attempts=4)
    assert checkup.signatures(NOW).is_well
    Certificate.objects.update(attempts=5, error="OSError: Siti Rahayu")
    words = "1 not finished in five tries or more (OSError)"
    assert checkup.signatures(NOW) == checkup.Finding("certificates", False, words)


def test_applied_migrations_are_well():
    assert checkup.migrations(NOW).is_well


def test_the_database_keeps_its_promises():
    finding = checkup.database(NOW)
    if connection.vendor == "sqlite":
        assert finding.is_well, finding.words
    else:  # the scratch cluster of the tests is hasty on purpose
        assert "fsync is off, not on" in finding.words


def test_a_hasty_sqlite_is_ill(monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no pragmas")
    asked = checkup.ask
    hasty = lambda words: "1" if "synchronous" in words else asked(words)  # noqa: E731
    monkeypatch.setattr(checkup, "ask", hasty)
    assert checkup.database(NOW).words == "synchronous is 1, not 2"


def test_a_stuck_queue_is_ill():
    row = statement(received_at=NOW - timedelta(minutes=5))
    records.again(row)
    finding = checkup.queue(NOW)
    assert not finding.is_well
    assert finding.words == "1 statements wait, the oldest for 300 s; 1 of them stuck"


def test_a_stuck_queue_names_the_statement_and_its_fault():
    records.again(statement(received_at=NOW))
    stuck = {"attempts": 5, "error": "RuntimeError: 199003152015032001"}
    records.Pending.objects.update(**stuck)
    words = checkup.queue(NOW).words
    assert words.endswith("1 of them stuck; 018f0000-0000-7000-8000-000000000001: RuntimeError")


def test_a_silent_worker_is_ill(own_folders):
    heartbeat.path().unlink(missing_ok=True)
    assert not checkup.worker(NOW).is_well
    heartbeat.Heart().beat()
    assert checkup.worker(NOW).is_well
    os.utime(heartbeat.path(), (0, time.time() - 120))
    assert not checkup.worker(NOW).is_well


def test_a_clock_before_what_was_written_is_ill():
    statement(received_at=NOW + timedelta(hours=1))
    assert not checkup.clock(NOW).is_well
    assert checkup.clock(NOW + timedelta(hours=2)).is_well


def test_a_clock_before_this_program_is_ill():
    assert not checkup.clock(NOW - timedelta(days=300)).is_well


def test_a_full_disk_is_ill(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(9, 8, 1))
    assert not checkup.disk(NOW).is_well


def test_a_public_site_without_a_fresh_backup_is_ill(settings, own_folders):
    note = own_folders / making.NOTE
    note.unlink(missing_ok=True)
    assert checkup.backup(NOW).is_well
    settings.IS_HTTPS = True
    assert not checkup.backup(NOW).is_well
    made = making.Made(NOW - timedelta(hours=25), "/cadangan/a.tar", 1, 1, [])
    note.write_bytes(msgspec.json.encode(made))
    words = "the last one is 1 d 1 h old: /cadangan/a.tar"
    assert checkup.backup(NOW) == checkup.Finding("backup", True, words)
    assert not checkup.backup(NOW + timedelta(days=1)).is_well
    note.unlink()


def test_an_empty_ledger_is_well():
    assert checkup.ledger(NOW).is_well


def test_a_statement_that_was_never_posted_is_ill():
    statement(received_at=NOW - timedelta(minutes=5))
    finding = checkup.ledger(NOW)
    assert not finding.is_well
    assert "018f0000-0000-7000-8000-000000000001" in finding.words


def test_catalogues_that_are_not_compiled_are_ill(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogue, "LOCALE", tmp_path)
    for language in ("id", "en"):
        catalogue.update(language, Catalog())
    assert checkup.messages(NOW).words.startswith("not compiled: id, en")
    catalogue.compile_all()
    assert checkup.messages(NOW).is_well


def test_uncollected_assets_are_ill(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    assert not checkup.assets(NOW).is_well
    (tmp_path / "staticfiles.json").touch()
    assert checkup.assets(NOW).is_well
