"""Lessons with what learners answered in them, and the journal."""

from kawah.learning.player.answers import Answer
from kawah.learning.player.journal import JournalEntry, Reflection, Reply
from kawah.learning.player.lessons import Fragment, Lesson, LessonFile

__all__ = [
    "Answer",
    "Fragment",
    "JournalEntry",
    "Lesson",
    "LessonFile",
    "Reflection",
    "Reply",
]
