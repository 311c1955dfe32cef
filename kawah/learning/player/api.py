"""What other rooms may ask of the player."""

from kawah.learning.player.answering import (
    BlocksOpen,
    BlockUnknown,
    EnrollmentEnded,
    answer_block,
    changed_blocks,
    finish_lesson,
    open_blocks,
)
from kawah.learning.player.answers import Answer
from kawah.learning.player.blocks import Ask, Contrast
from kawah.learning.player.feedback import Feedback
from kawah.learning.player.given import AnswerIncomplete
from kawah.learning.player.journal import JournalEntry, Reflection, Reply
from kawah.learning.player.journal_pages import (
    ReflectionMissing,
    ReflectionPage,
    journal_of,
    reflection_page,
    shared_with,
)
from kawah.learning.player.journaling import (
    EntryEmpty,
    EntryTooLong,
    EntryUnknown,
    NothingToShareWith,
    TooShort,
    keep_private,
    reply,
    share,
    write_entry,
)
from kawah.learning.player.mixing import fields_for
from kawah.learning.player.pages import Asked, LessonPage, fragment, media_prefix, page, preview
from kawah.learning.player.passages import Excerpt, passages
from kawah.learning.player.reality import Reality, reality_of
from kawah.learning.player.shown import LessonMissing, shown
from kawah.learning.player.sketching import Sketch, sketch

__all__ = [
    "Answer",
    "AnswerIncomplete",
    "Ask",
    "Asked",
    "BlockUnknown",
    "BlocksOpen",
    "Contrast",
    "EnrollmentEnded",
    "EntryEmpty",
    "EntryTooLong",
    "EntryUnknown",
    "Excerpt",
    "Feedback",
    "JournalEntry",
    "LessonMissing",
    "LessonPage",
    "NothingToShareWith",
    "Reality",
    "Reflection",
    "ReflectionMissing",
    "ReflectionPage",
    "Reply",
    "Sketch",
    "TooShort",
    "answer_block",
    "changed_blocks",
    "fields_for",
    "finish_lesson",
    "fragment",
    "journal_of",
    "keep_private",
    "media_prefix",
    "open_blocks",
    "page",
    "passages",
    "preview",
    "reality_of",
    "reflection_page",
    "reply",
    "share",
    "shared_with",
    "shown",
    "sketch",
    "write_entry",
]
