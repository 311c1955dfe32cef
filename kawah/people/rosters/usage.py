"""Whether rows are used by others: asked of every table that refers to them, known here or not."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Model

Besides = Mapping[type[Model], Collection[int]]


def referred(model: type[Model], keys: Collection[int], *, besides: Besides) -> set[int]:
    """Those that some row refers to; `besides` are rows that do not count, by their table."""
    found: set[int] = set()
    for relation in model._meta.related_objects:
        table: Any = relation.related_model
        field: Any = relation.field
        rows = table._base_manager.filter(**{f"{field.name}__in": keys})
        if table in besides:
            rows = rows.exclude(pk__in=besides[table])
        found.update(rows.values_list(field.attname, flat=True).distinct())
    return found
