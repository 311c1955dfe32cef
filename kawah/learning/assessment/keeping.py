"""Keeping questions in a bank: a changed question becomes a new version, a gone one is retired."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from msgspec import Struct

from kawah.learning.assessment.banks import Bank, Item, ItemTag, ItemVersion, encode
from kawah.lib.questions.shape import Question


class Kept(Struct):
    created: int = 0
    changed: int = 0
    same: int = 0


def keep_questions(bank: Bank, questions: Sequence[Question], *, now: datetime) -> Kept:
    """Bring a bank to what its file says, in the caller's transaction."""
    known = _known(bank)
    kept = Kept()
    for seq, question in enumerate(questions, start=1):
        _keep(bank, known.pop(question.key, None), question, seq, kept, now)
    Item.objects.filter(pk__in=[item.pk for item in known.values()]).update(is_retired=True)
    return kept


def add_questions(bank: Bank, questions: Sequence[Question], *, now: datetime) -> Kept:
    """Add to a bank: what is there keeps its place and stays, what is new comes last."""
    known = _known(bank)
    kept = Kept()
    free = count(max((item.seq for item in known.values()), default=0) + 1)
    for question in questions:
        item = known.get(question.key)
        seq = next(free) if item is None or item.is_retired else item.seq
        _keep(bank, item, question, seq, kept, now)
    return kept


def _known(bank: Bank) -> dict[str, Item]:
    return {item.key: item for item in bank.items.select_related("newest")}


def _keep(
    bank: Bank, item: Item | None, question: Question, seq: int, kept: Kept, now: datetime
) -> None:
    if item is None:
        item = Item.objects.create(bank=bank, key=question.key, seq=seq)
        kept.created += 1
    elif item.newest is not None and item.newest.body == encode(question):
        kept.same += 1
        _place(item, seq)
        return
    else:
        kept.changed += 1
    _add_version(item, question, seq, now)


def _place(item: Item, seq: int) -> None:
    if item.seq != seq or item.is_retired:
        item.seq, item.is_retired = seq, False
        item.save(update_fields=["seq", "is_retired"])


def _add_version(item: Item, question: Question, seq: int, now: datetime) -> None:
    number = item.versions.count() + 1
    item.newest = ItemVersion.objects.create(
        item=item, number=number, body=encode(question), made_at=now
    )
    item.seq, item.is_retired = seq, False
    item.save(update_fields=["newest", "seq", "is_retired"])
    item.tags.all().delete()
    tags = [ItemTag(item=item, tag=tag) for tag in dict.fromkeys(question.tags)]
    ItemTag.objects.bulk_create(tags)


def newest_questions(bank: Bank) -> list[Question]:
    """The questions in force, in the order of their file."""
    items = bank.items.filter(is_retired=False).select_related("newest").order_by("seq")
    return [item.newest.question for item in items if item.newest is not None]
