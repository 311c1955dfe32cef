"""The closing line counts what was run, and what is missing is named in one line."""

import os
import shutil

import pytest

from tests import run
from tests.rig import postgres

REPORT = """<?xml version="1.0"?><testsuites><testsuite name="pytest" errors="1" failures="2"
skipped="3" tests="20" time="1.0"></testsuite></testsuites>"""


def test_totals_are_those_of_the_reports(tmp_path):
    (tmp_path / "one.xml").write_text(REPORT)
    totals = run.Totals(passed=1)
    totals.add(tmp_path / "one.xml")
    assert totals.line() == "15 passed, 3 failed, 3 skipped"


@pytest.fixture
def bare(monkeypatch):
    """A machine without PostgreSQL, Chromium, pdfsig and certutil."""

    def no_postgres():
        raise postgres.PostgresMissing

    monkeypatch.setattr(postgres, "programs", no_postgres)
    monkeypatch.setattr(shutil, "which", lambda name: None)


def test_what_is_missing_is_known(bare):
    assert run.missing() == [
        "postgresql",
        "chromium-headless-shell",
        "poppler-utils",
        "libnss3-tools",
    ]


def test_without_root_one_line_says_what_is_missing(bare, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 1000)
    with pytest.raises(SystemExit) as ended:
        run.demand(run.missing())
    assert ended.value.code == (
        "`make test` needs PostgreSQL, Chromium, pdfsig, certutil: install postgresql "
        "chromium-headless-shell poppler-utils libnss3-tools and run it again."
    )


def test_tests_with_a_mark_are_found_by_it():
    assert run.marked("alone") == [str(run.ROOT / "tests/journeys/test_from_nothing.py")]
    assert set(run.marked("alone")) < set(run.marked("browser"))
