"""Reflections in a course folder: a prompt, and how many words an answer needs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

from kawah.learning.curriculum.api import Activity, Facts, Folder, describe
from kawah.learning.player.journal import Reflection
from kawah.learning.player.lesson_facts import FASTEST_WORDS_A_MINUTE, STUDY_WORDS_A_MINUTE
from kawah.lib.markdown import words_in

WRITING_WORDS_A_MINUTE = 10  # composing, not copying


class ReflectionNode(Struct, omit_defaults=True):
    prompt: Annotated[str, Meta(min_length=10, max_length=2000)]
    min_words: Annotated[int, Meta(ge=0, le=2000)] = 0


class ReflectionKind:
    """Fulfils the curriculum's protocol of kinds."""

    def write(self, activity: Activity, node: Mapping[str, Any], folder: Folder) -> None:
        try:
            told = msgspec.convert(dict(node), ReflectionNode)
        except msgspec.ValidationError as error:
            sentence = _("Renungan memerlukan prompt dan min_words yang benar: %(why)s.")
            folder.fault(f"course.toml: {activity.key}", sentence % {"why": str(error)})
            return
        Reflection.objects.create(activity=activity, prompt=told.prompt, min_words=told.min_words)
        words = words_in(told.prompt)
        minutes = words / STUDY_WORDS_A_MINUTE + told.min_words / WRITING_WORDS_A_MINUTE
        facts = Facts(
            words=words,
            reading_seconds=round(words * 60 / FASTEST_WORDS_A_MINUTE),
            estimated_minutes=round(minutes, 1),
            offline_bytes=len(told.prompt.encode()),
        )
        describe(activity, facts)

    def read(self, activity: Activity, folder: Folder) -> dict[str, Any]:
        row = Reflection.objects.get(activity=activity)
        table: dict[str, Any] = msgspec.to_builtins(ReflectionNode(row.prompt, row.min_words))
        return table

    def freeze(self, activity: Activity, *, now: datetime) -> None:
        """Nothing to make: a prompt is shown as it is written."""
