"""The deliveries once more on a database whose unique constraints were taken away: the proof has to
turn red, or it proves nothing."""

from random import Random

from django.db import connection, models

from kawah.earned.hours.api import Line
from kawah.records.api import Statement
from tests.prove import deliveries


def play(chance: Random, count: int) -> list[str]:
    guarded = Statement._meta.get_field("uuid")
    assert isinstance(guarded, models.Field)
    loose: models.UUIDField = models.UUIDField()
    loose.set_attributes_from_name("uuid")
    with connection.schema_editor() as editor:
        editor.alter_field(Statement, guarded, loose)
        for constraint in Line._meta.constraints:
            editor.remove_constraint(Line, constraint)
    return deliveries.play(chance, count)
