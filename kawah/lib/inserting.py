"""Inserting many rows of one table: the statement is made once, and each row is only its values.

Django's own `bulk_create` builds a statement of its own for every hundred rows, which takes longer
than the database does. Like it, this knows nothing of `save()`.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.db import connections, models, router

Prepare = Callable[[Any], Any]
PLAIN = (models.CharField, models.TextField, models.IntegerField, models.BooleanField)


def insert_all(rows: Sequence[Any], *, into: Any = None, known_by: str = "") -> None:
    """Insert rows in the caller's transaction: of their own table, or anything with its columns
    `into` that one. Their keys stay unknown, unless `known_by` names a field by whose values the
    newest rows are found again."""
    if not rows:
        return
    table: Any = into or type(rows[0])
    using = router.db_for_write(table)
    connection = connections[using]
    fields = [field for field in table._meta.concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    prepared = [(field.attname, _prepare(field, connection)) for field in fields]
    values = [[prepare(getattr(row, name)) for name, prepare in prepared] for row in rows]
    sql = f"INSERT INTO {quote(table._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - no value is in it
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)
    if known_by and connection.vendor == "sqlite":
        _count_keys(connection, rows)
    elif known_by:
        _find_keys(table, rows, known_by)


def _prepare(field: Any, connection: Any) -> Prepare:
    """How a value of a field is handed to the database; plain ones need nothing, and a day or a
    moment that many rows share is made ready once."""
    if isinstance(field, models.ForeignKey):
        return lambda value: value
    if isinstance(field, PLAIN):
        return _bare
    if isinstance(field, models.JSONField):
        return _json(field, connection)

    def prepare(value: Any) -> Any:
        return field.get_db_prep_save(value, connection)

    return cache(prepare) if isinstance(field, models.DateField) else prepare


def _json(field: Any, connection: Any) -> Prepare:
    adapt, encoder = connection.ops.adapt_json_value, field.encoder
    return lambda value: None if value is None else adapt(value, encoder)


def _bare(value: Any) -> Any:
    """A choice is a text that drivers take for something else."""
    return str(value) if isinstance(value, str) and type(value) is not str else value


def _count_keys(connection: Any, rows: Sequence[models.Model]) -> None:
    """SQLite has one writer, and gives the rows of one statement keys that follow each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT last_insert_rowid()")
        last = cursor.fetchone()[0]
    for key, row in enumerate(rows, start=last - len(rows) + 1):
        row.pk = key
        row._state.adding = False


def _find_keys(table: Any, rows: Sequence[models.Model], name: str) -> None:
    wanted = {getattr(row, name) for row in rows}
    found = table._base_manager.filter(**{f"{name}__in": wanted}).order_by("pk")
    keys = dict(found.values_list(name, "pk"))
    for row in rows:
        row.pk = keys[getattr(row, name)]
        row._state.adding = False
