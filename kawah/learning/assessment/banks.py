"""Questions with their versions and tags, reused by whichever quiz draws them."""

from functools import lru_cache
from typing import ClassVar
from uuid import uuid4

import msgspec
from django.db import models

from kawah.learning.curriculum.api import Course
from kawah.lib.questions.shape import Question
from kawah.people.directory.api import Agency


class Bank(models.Model):
    """A bank belongs to a course, or to an agency when `course` is empty."""

    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="banks")
    course = models.ForeignKey(Course, on_delete=models.PROTECT, null=True, related_name="banks")
    key = models.CharField(max_length=120)  # the file it came from

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "course", "key"], name="bank_once_in_course"),
            models.UniqueConstraint(
                fields=["agency", "key"],
                condition=models.Q(course=None),
                name="bank_once_in_agency",
            ),
        ]


def can_be_key(name: str) -> bool:
    """Whether a file's name is short and plain enough to name its bank."""
    longest = Bank._meta.get_field("key").max_length or 0
    return len(name) <= longest and name.isprintable()


class Item(models.Model):
    uuid = models.UUIDField(unique=True, default=uuid4, editable=False)
    bank = models.ForeignKey(Bank, on_delete=models.PROTECT, related_name="items")
    key = models.CharField(max_length=160)
    seq = models.PositiveIntegerField()
    newest = models.ForeignKey("ItemVersion", on_delete=models.PROTECT, null=True, related_name="+")
    is_retired = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["bank", "key"], name="item_key_once_in_bank")
        ]


class ItemVersion(models.Model):
    """What a question said at one time. Never changed."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="item_version_once")
        ]

    @property
    def question(self) -> Question:
        return decode(self.body)


class ItemTag(models.Model):
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="tags")
    tag = models.CharField(max_length=80)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "tag"], name="item_tag_once")
        ]


@lru_cache(maxsize=5000)
def decode(body: str) -> Question:
    """Read a question back; kept in memory because an item version never changes."""
    return msgspec.json.decode(body, type=Question)


def encode(question: Question) -> str:
    return msgspec.json.encode(question).decode()
