"""The keys of many rows as one value of one row, on both databases: what a list of a few keys costs
is a subquery, not a query more."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, TextField
from django.db.models.sql.compiler import SQLCompiler


class Gathered(Aggregate):
    """The values of a column of numbers with commas between them; read it with `keys_in`."""

    function = "GROUP_CONCAT"
    output_field = TextField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_extra: Any
    ) -> tuple[str, Any]:
        return super().as_sql(
            compiler, connection, template="STRING_AGG(%(expressions)s::text, ',')"
        )


def keys_in(gathered: str | None) -> frozenset[int]:
    return frozenset(int(key) for key in gathered.split(",")) if gathered else frozenset()
