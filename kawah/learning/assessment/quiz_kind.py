"""The quiz as a kind of activity."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext as _
from msgspec import Meta, Struct

from kawah.learning.assessment.pools import slots_of
from kawah.learning.assessment.quiz_facts import facts_of_quiz
from kawah.learning.assessment.quizzes import Quiz
from kawah.learning.curriculum.api import Activity, Folder, describe, misfits

Count = Annotated[int, Meta(ge=0, le=1000)]


class Draw(Struct, forbid_unknown_fields=True, omit_defaults=True):
    tags: Annotated[list[str], Meta(min_length=1)]
    count: Annotated[int, Meta(ge=1, le=200)]
    bank: str = ""  # the agency's, by its name; else the course's own


class QuizNode(Struct, omit_defaults=True):
    """The quiz's own keys in course.toml."""

    purpose: Literal["practice", "exam"] = "practice"
    items: list[str] = []
    draw: list[Draw] = []
    pass_percent: Annotated[int, Meta(ge=0, le=100)] = 0
    attempts: Count = 0
    time_limit_minutes: Count = 0
    feedback: Literal["immediate", "after_attempt", "after_pass", "never"] = "after_attempt"


class QuizKind:
    keys = QuizNode.__struct_fields__

    def write(self, activity: Activity, node: Mapping[str, Any], folder: Folder) -> None:
        where = f"course.toml: {activity.key}"
        if unfit := list(misfits(where, node, QuizNode)):
            folder.faults += unfit
            return
        table = msgspec.convert(dict(node), QuizNode)
        if not table.items and not table.draw:
            folder.fault(where, _("Kuis belum punya soal: isi items atau draw."))
            return
        if table.purpose == "exam" and not table.pass_percent:
            folder.fault(where, _("Ujian memerlukan nilai lulus: isi pass_percent."))
            return
        if table.purpose == "exam" and table.feedback == "immediate":
            folder.fault(
                where, _("Ujian tidak memberi tahu jawaban saat dikerjakan: ubah feedback.")
            )
            return
        quiz = Quiz.objects.create(
            activity=activity,
            purpose=table.purpose,
            items=table.items,
            draw=msgspec.to_builtins(table.draw),
            pass_percent=table.pass_percent,
            attempts_allowed=table.attempts,
            time_limit_minutes=table.time_limit_minutes,
            feedback=table.feedback,
        )
        describe(activity, facts_of_quiz(quiz, activity))

    def read(self, activity: Activity, folder: Folder) -> dict[str, Any]:
        quiz = activity.quiz
        row = {
            "purpose": quiz.purpose,
            "items": quiz.items,
            "draw": quiz.draw,
            "pass_percent": quiz.pass_percent,
            "attempts": quiz.attempts_allowed,
            "time_limit_minutes": quiz.time_limit_minutes,
            "feedback": quiz.feedback,
        }
        given: dict[str, Any] = msgspec.to_builtins(msgspec.convert(row, QuizNode))
        return {"purpose": quiz.purpose, **given}

    def freeze(self, activity: Activity, *, now: datetime) -> None:
        quiz = activity.quiz
        slots = slots_of(quiz, activity.version.course)
        quiz.frozen = msgspec.to_builtins(slots)
        quiz.save(update_fields=["frozen"])
