"""Queries whose SQL is made once and asked many times with other values.

Django makes the SQL of a query anew at each use, which takes several times as long as the answer
of the database when a few rows are asked for by key. Pages that everyone opens all day prepare
their queries, written like any other with `Given` where a value will stand:

    ANSWERS = Prepared(lambda: Answer.objects.filter(lesson=Given("lesson")))
    rows = ANSWERS(lesson=7)
"""

from collections.abc import Callable
from copy import copy
from typing import Any, Generic, TypeVar

from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from msgspec import Struct

Row = TypeVar("Row")


class Blank(Struct, frozen=True):
    """The place of a value among the parameters, and the field that says how it is written."""

    name: str
    field: "models.Field[Any, Any]"


class Given(models.Expression):
    """A value that each asking brings: a number, unless a field says what."""

    def __init__(self, name: str, field: "models.Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field=field or models.BigIntegerField())
        self.name = name

    def as_sql(self, *_others: object) -> tuple[str, list[Blank]]:  # type: ignore[override]
        return "%s", [Blank(self.name, self.output_field)]


class Made(Struct, frozen=True):
    queryset: Any
    compiler: Any
    sql: str
    parameters: tuple[object, ...]
    converters: dict[int, Any]


class Prepared(Generic[Row]):
    """A query without prefetching; it is built at its first use."""

    def __init__(self, build: Callable[[], "models.QuerySet[Any, Row]"]) -> None:
        self._build = build
        self._made: Made | None = None

    def __call__(self, **given: object) -> list[Row]:
        """The rows for these values. Raises KeyError when one is missing."""
        made = self._made = self._made or _made(self._build())
        return list(made.queryset._iterable_class(_asked(made, given)))

    def first(self, **given: object) -> Row | None:
        return next(iter(self(**given)), None)


def _made(queryset: "models.QuerySet[Any, Any]") -> Made:
    compiler = queryset.query.get_compiler(using=queryset.db)
    sql, parameters = compiler.as_sql()
    columns = [column[0] for column in compiler.select[: compiler.col_count]]
    return Made(queryset, compiler, sql, tuple(parameters), compiler.get_converters(columns))


def _asked(made: Made, given: dict[str, object]) -> "models.QuerySet[Any, Any]":
    """The query, whose compiler answers with the SQL it has made."""
    compiler = copy(made.compiler)
    compiler.connection = connections[made.queryset.db]  # each thread has its own
    values = _values(made.parameters, given, compiler.connection)
    compiler.as_sql = lambda *_a, **_k: (made.sql, values)
    compiler.get_converters = lambda _columns: made.converters
    query = copy(made.queryset.query)
    query.get_compiler = lambda *_a, **_k: compiler
    return models.QuerySet(made.queryset.model, query, made.queryset.db)


def _values(
    parameters: tuple[object, ...], given: dict[str, object], connection: BaseDatabaseWrapper
) -> tuple[object, ...]:
    return tuple(
        one.field.get_db_prep_value(given[one.name], connection) if isinstance(one, Blank) else one
        for one in parameters
    )
