"""Fixtures that are made once for tests that follow each other and begin alike.

    @once
    def side():
        return make_side("kab-a")

Each test has a copy of what was made and finds its rows as they were made, and no rows that it did
not ask for: what it changes is undone after it, and what the next test does not want is given up
before it. Such a fixture is made at `NOW`, where the clock stands for the tests; it may ask for
others like it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from inspect import Parameter, Signature, signature
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from msgspec import Struct

from tests.factories import NOW


class Kept(Struct):
    make: Callable[..., Any]
    thing: Any
    undo: ExitStack


class Shelf:
    """What is kept from test to test: one open transaction in the other."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.taken = 0  # of what is kept, by the test that begins

    def begin(self) -> None:
        self.taken = 0

    def take(self, make: Callable[..., Any], given: list[Any]) -> Any:
        """A copy of what was made, which is made now unless the last test began with it too."""
        if [kept.make for kept in self.kept[self.taken : self.taken + 1]] != [make]:
            self.give_up()
            self.kept.append(kept_of(make, given))
        self.taken += 1
        return deepcopy(self.kept[self.taken - 1].thing)

    def give_up(self) -> None:
        """Undo what the test that begins has not taken."""
        while len(self.kept) > self.taken:
            self.kept.pop().undo.close()

    @contextmanager
    def emptied(self) -> Iterator[None]:
        self.begin()
        self.give_up()
        yield


def kept_of(make: Callable[..., Any], given: list[Any]) -> Kept:
    with ExitStack() as undo:
        undo.enter_context(transaction.atomic())
        undo.callback(transaction.set_rollback, True)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timezone, "now", lambda: NOW)
            thing = make(*given)
        connection.run_on_commit = []  # no test's commit has to do what was left to do here
        return Kept(make, thing, undo.pop_all())


def once(make: Callable[..., Any]) -> Any:
    """A fixture of that name; what it asks for has to be made once too."""

    def made(rows_made_once: dict[Callable[..., Any], Any], **_others: Any) -> Any:
        return rows_made_once[make]

    asked = ["rows_made_once", "db", "clock", *signature(make).parameters]
    # From the signature pytest reads what a fixture asks for; to mypy functions have no such
    # attributes.
    made.__signature__ = Signature([Parameter(n, Parameter.KEYWORD_ONLY) for n in asked])  # type: ignore[attr-defined]
    # By this `made_once` knows such a fixture from others.
    made.make = make  # type: ignore[attr-defined]
    return pytest.fixture(made, name=make.__name__)


def taken(request: pytest.FixtureRequest, shelf: Shelf) -> dict[Callable[..., Any], Any]:
    """What a test asks for, by how it is made. Raises KeyError for what asks for another fixture
    that is not made once."""
    makes = dict(made_once(request))
    got: dict[Callable[..., Any], Any] = {}

    def get(name: str) -> Any:
        make = makes[name]
        if make not in got:
            others = [get(other) for other in signature(make).parameters]
            got[make] = shelf.take(make, others)
        return got[make]

    shelf.begin()
    for name in sorted(makes):
        get(name)
    shelf.give_up()
    return got


def made_once(request: pytest.FixtureRequest) -> Iterator[tuple[str, Callable[..., Any]]]:
    known = request.node._fixtureinfo.name2fixturedefs
    for name in request.fixturenames:
        make = getattr(known[name][-1].func, "make", None) if name in known else None
        if make is not None:
            yield name, make
