"""Rounds: once a day somebody looks through many rows to tell people something, a bit at a time."""

from datetime import date

from django.db import transaction

from kawah.people.notices.models import Round


def round_of(name: str, *, day: date) -> Round | None:
    """The round of a day, as far as it has come; None when it has come to its end."""
    row, _begun = Round.objects.get_or_create(name=name, defaults={"day": day})
    if row.day < day:
        Round.objects.filter(pk=name, day=row.day).update(day=day, reached=0, is_over=False)
        row = Round.objects.get(pk=name)
    return None if row.is_over else row


def advance(row: Round, *, to: int | None) -> bool:
    """Note in the caller's transaction how far it has come, `None` for to the end; False, and
    nothing that the caller did remains, when another worker was faster."""
    here = Round.objects.filter(pk=row.pk, day=row.day, reached=row.reached, is_over=False)
    changed = here.update(is_over=True) if to is None else here.update(reached=to)
    if not changed:
        transaction.set_rollback(True)
    return bool(changed)
