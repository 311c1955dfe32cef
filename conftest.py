"""Fixtures of every test: own folders, a clock that can be set, acts after commit at once."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone
from django.utils.module_loading import import_string
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker

from kawah.lib import operator
from kawah.web.shell.management import catalogue
from tests.once import Shelf, once, taken
from tests.rig import postgres, tables
from tests.world import Side, make_side

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples on every run: a red test must be red again.
hypothesis_settings.register_profile("kawah", derandomize=True, database=None, deadline=None)
hypothesis_settings.load_profile("kawah")

# What is kept in memory because it never changes outside tests: reading a row by its number.
CACHES = [
    "kawah.learning.assessment.evidence.evidence_of",
    "kawah.learning.curriculum.judging._judged",
    "kawah.learning.curriculum.outline.outline_of",
    "kawah.learning.player.manuscript_media.seen",
]


def pytest_configure(config: pytest.Config) -> None:
    """English pages need the compiled catalogues; compiled once, before the workers begin."""
    if not hasattr(config, "workerinput"):
        catalogue.compile_all()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Nobody waits for long tests at the end. On the second database only what may touch a
    database is run again: to all other tests pytest-django refuses one, so that they cannot tell
    which it is."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    if connection.vendor == "sqlite":
        return
    again = [item for item in items if touches_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(again)])
    items[:] = again


def touches_a_database(item: pytest.Item) -> bool:
    fixtures = {"db", "transactional_db", "django_db_setup"}
    is_marked = any(item.get_closest_marker(name) for name in ("django_db", "postgres", "browser"))
    return is_marked or bool(fixtures & set(getattr(item, "fixturenames", ())))


@pytest.fixture(scope="session", autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Write nothing into the data folder of a site that may be running here."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "static").mkdir()
    storages: Any = settings.STORAGES
    files = {**storages["default"], "OPTIONS": {"location": folder / "files"}}
    with override_settings(
        DATA_DIR=folder,
        STATIC_ROOT=folder / "static",
        STORAGES={**storages, "default": files},
        EMAIL_FILE_PATH=folder / "mail",
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
    ):
        yield folder


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The database of the tests comes with its tables."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None, own_folders: Path
) -> None:
    """Each test process has a database of its own, so that two runs in one checkout do not meet."""
    own = own_folders / "test.sqlite3"
    # Django's stubs leave out the one function that knows pytest-django's suffix of this process.
    given = connection.creation._get_test_db_name()  # type: ignore[attr-defined]
    connection.settings_dict["TEST"]["NAME"] = own if connection.vendor == "sqlite" else given
    lay_tables()


def lay_tables(*, is_bare: bool = False) -> None:
    """Begin with a database that has every table, or none, and no row."""
    connection.close()
    name = connection.settings_dict["TEST"]["NAME"]
    if connection.vendor != "sqlite":
        with postgres.managing(os.environ["KAWAH_DATABASE_URL"]) as cursor:
            postgres.create(cursor, name, is_bare=is_bare)
    elif is_bare:
        name.unlink()
    else:
        shutil.copy(tables.sqlite(), name)


@pytest.fixture(scope="module")
def bare_database(shelf: Shelf, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """For tests of migrations; whatever follows them finds every table again."""
    with django_db_blocker.unblock():
        lay_tables(is_bare=True)
    yield
    with django_db_blocker.unblock():
        lay_tables()


@pytest.fixture(scope="session")
def shelf(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Shelf]:
    shelf = Shelf()
    yield shelf
    with django_db_blocker.unblock():
        shelf.begin()
        shelf.give_up()


@pytest.fixture
def rows_made_once(
    request: pytest.FixtureRequest,
    shelf: Shelf,
    django_db_blocker: DjangoDbBlocker,
    own_folders: Path,
) -> dict[Callable[..., Any], Any]:
    with django_db_blocker.unblock():
        return taken(request, shelf)


@pytest.fixture
def _django_db_helper(rows_made_once: object, _django_db_helper: None) -> None:
    """The transaction of a test begins inside those of what is made once."""


@once
def side() -> Side:
    """An agency with somebody in every role, and one of each thing a page can be about."""
    return make_side("kab-a")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One per test process: Playwright has one loop, and a second one beside it never begins."""
    from tests.rig.browser import chromium

    with chromium() as opened:
        yield opened


@pytest.fixture(autouse=True)
def terminal_without_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands speak Indonesian in tests, whatever the terminal of who runs them says."""
    for name in operator.SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def fresh_memory() -> Iterator[None]:
    """Forget what was kept in memory: another test's rows may carry the same numbers."""
    yield
    for path in CACHES:
        import_string(path).cache_clear()


class Clock:
    """The time the doors read; rules are given theirs."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def advance(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """A clock that stands still at 10.00 WIB on a Monday until it is moved."""
    held = Clock(datetime(2026, 10, 5, 3, 0, tzinfo=UTC))
    monkeypatch.setattr(timezone, "now", lambda: held.now)
    return held


@pytest.fixture
def commits_at_once(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run what waits for commit as soon as the transactions of the code under test have ended,
    although the test's own transaction stays open around them."""
    depth = len(connection.savepoint_ids)
    leave = transaction.Atomic.__exit__
    wait = connection.on_commit

    def leave_and_run(atomic: transaction.Atomic, *outcome: object) -> None:
        leave(atomic, *outcome)  # type: ignore[arg-type]
        if len(connection.savepoint_ids) == depth and not connection.needs_rollback:
            waiting, connection.run_on_commit = connection.run_on_commit, []
            for entry in waiting:
                entry[1]()

    def run_or_wait(act: Callable[[], object], robust: bool = False) -> None:
        if len(connection.savepoint_ids) == depth:
            act()
        else:
            wait(act, robust)

    monkeypatch.setattr(transaction.Atomic, "__exit__", leave_and_run)
    monkeypatch.setattr(connection, "on_commit", run_or_wait)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many answers the access test has judged, over all test processes."""
    judged = sum(
        int(str(value))
        for report in terminalreporter.stats.get("passed", [])
        for name, value in getattr(report, "user_properties", [])
        if name == "access checks"
    )
    if judged:
        terminalreporter.write_line(f"access: {judged} answers judged")
