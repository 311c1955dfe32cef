"""What other rooms may ask of the player."""

from kawah.learning.player import (
    blocks,
    drafting,
    manuscript_media,
    rearranging,
    spans,
    trying,
    uploads,
)
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
from kawah.learning.player.excerpts import Excerpt
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
from kawah.learning.player.naming import names_of
from kawah.learning.player.pages import Asked, LessonPage, fragment, media_prefix, page
from kawah.learning.player.passages import Seen, passages
from kawah.learning.player.quizzing import in_markdown
from kawah.learning.player.reading import begun, read
from kawah.learning.player.reality import Reality, reality_of
from kawah.learning.player.shown import LessonMissing, shown
from kawah.learning.player.sketching import Sketch, sketch
from kawah.learning.player.state import State
from kawah.learning.player.writing import written

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
    "Seen",
    "Sketch",
    "State",
    "TooShort",
    "answer_block",
    "begun",
    "blocks",
    "changed_blocks",
    "drafting",
    "fields_for",
    "finish_lesson",
    "fragment",
    "in_markdown",
    "journal_of",
    "keep_private",
    "manuscript_media",
    "media_prefix",
    "names_of",
    "open_blocks",
    "page",
    "passages",
    "read",
    "reality_of",
    "rearranging",
    "reflection_page",
    "reply",
    "share",
    "shared_with",
    "shown",
    "sketch",
    "spans",
    "trying",
    "uploads",
    "write_entry",
    "written",
]
