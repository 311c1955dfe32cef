"""Reflections in a course folder: a prompt, and how many words an answer needs."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct

from kawah.learning.curriculum.api import Activity, Facts, Folder, describe, misfits, pace
from kawah.learning.player.journal import Reflection
from kawah.lib.markdown import words_in


class ReflectionNode(Struct, omit_defaults=True):
    prompt: Annotated[str, Meta(min_length=10, max_length=2000)]
    min_words: Annotated[int, Meta(ge=0, le=2000)] = 0


class ReflectionKind:
    """Fulfils the curriculum's protocol of kinds."""

    keys = ReflectionNode.__struct_fields__

    def write(self, activity: Activity, node: Mapping[str, Any], folder: Folder) -> None:
        if unfit := list(misfits(f"course.toml: {activity.key}", node, ReflectionNode)):
            folder.faults += unfit
            return
        told = msgspec.convert(dict(node), ReflectionNode)
        Reflection.objects.create(activity=activity, prompt=told.prompt, min_words=told.min_words)
        words = words_in(told.prompt)
        reading = words / pace.STUDY_WORDS_A_MINUTE
        writing = told.min_words / pace.WRITTEN_WORDS_A_MINUTE
        facts = Facts(
            words=words,
            reading_seconds=round(pace.shortest_seconds(read=words, written=told.min_words)),
            estimated_minutes=round(reading + writing, 1),
            offline_bytes=len(told.prompt.encode()),
        )
        describe(activity, facts)

    def read(self, activity: Activity, folder: Folder) -> dict[str, Any]:
        row = Reflection.objects.get(activity=activity)
        table: dict[str, Any] = msgspec.to_builtins(ReflectionNode(row.prompt, row.min_words))
        return table

    def freeze(self, activity: Activity, *, now: datetime) -> None:
        """Nothing to make: a prompt is shown as it is written."""
