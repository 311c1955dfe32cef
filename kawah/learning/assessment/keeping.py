"""Keeping questions in a bank: a changed question becomes a new version, a gone one is retired."""

from collections.abc import Sequence
from datetime import datetime
from itertools import count

from msgspec import Struct

from kawah.learning.assessment.banks import Bank, Item, ItemTag, ItemVersion, encode
from kawah.lib.questions.shape import Question

Placed = tuple[Question, int]  # and its place in the bank


class Kept(Struct):
    created: int = 0
    changed: int = 0
    same: int = 0


def keep_questions(bank: Bank, questions: Sequence[Question], *, now: datetime) -> Kept:
    """Bring a bank to what its file says, in the caller's transaction."""
    known = _known(bank)
    kept = Kept()
    new: list[Placed] = []
    for seq, question in enumerate(questions, start=1):
        item = known.pop(question.key, None)
        if item is None:
            new.append((question, seq))
        else:
            _keep(item, question, seq, kept, now)
    kept.created = _create(bank, new, now)
    Item.objects.filter(pk__in=[item.pk for item in known.values()]).update(is_retired=True)
    return kept


def add_questions(bank: Bank, questions: Sequence[Question], *, now: datetime) -> Kept:
    """Add to a bank: what is there keeps its place and stays, what is new comes last."""
    known = _known(bank)
    kept = Kept()
    new: list[Placed] = []
    free = count(max((item.seq for item in known.values()), default=0) + 1)
    for question in questions:
        item = known.get(question.key)
        if item is None:
            new.append((question, next(free)))
        else:
            _keep(item, question, next(free) if item.is_retired else item.seq, kept, now)
    kept.created = _create(bank, new, now)
    return kept


def _known(bank: Bank) -> dict[str, Item]:
    return {item.key: item for item in bank.items.select_related("newest")}


def _create(bank: Bank, new: Sequence[Placed], now: datetime) -> int:
    """Keep questions that were never there, all at once; how many."""
    items = Item.objects.bulk_create(Item(bank=bank, key=q.key, seq=seq) for q, seq in new)
    versions = ItemVersion.objects.bulk_create(
        ItemVersion(item=item, number=1, body=encode(question), made_at=now)
        for item, (question, _seq) in zip(items, new, strict=True)
    )
    for item, version in zip(items, versions, strict=True):
        item.newest = version
    Item.objects.bulk_update(items, ["newest"], batch_size=500)
    ItemTag.objects.bulk_create(
        ItemTag(item=item, tag=tag)
        for item, (question, _seq) in zip(items, new, strict=True)
        for tag in dict.fromkeys(question.tags)
    )
    return len(items)


def _keep(item: Item, question: Question, seq: int, kept: Kept, now: datetime) -> None:
    if item.newest is not None and item.newest.body == encode(question):
        kept.same += 1
        _place(item, seq)
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
