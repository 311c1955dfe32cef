"""The name by which a question is known again when its file is read a second time."""

from collections.abc import Iterable
from hashlib import sha256

from msgspec import Struct
from msgspec.structs import replace

from kawah.lib.questions.shape import Question

LONGEST = 100
LONGEST_TAG = 80


class Draft(Struct, frozen=True):
    """A question as read, with the key its file gave it, if any, and where it stood."""

    question: Question
    key: str = ""
    line: int = 0
    number: int = 0


def keyed(drafts: Iterable[Draft]) -> tuple[list[Question], list[Draft]]:
    """Questions with distinct keys, and the drafts whose own key was already taken.

    Keys written in the file come first; the others are taken from the title, or the stem.
    """
    listed = list(drafts)
    taken: dict[str, int] = {}
    keys: dict[int, str] = {}
    repeated: list[Draft] = []
    for place, draft in enumerate(listed):
        if draft.key:
            keys[place] = _free(bounded(draft.key), taken)
            if keys[place] != bounded(draft.key):
                repeated.append(draft)
    for place, draft in enumerate(listed):
        if not draft.key:
            keys[place] = _free(derived(draft.question), taken)
    return [_named(draft.question, keys[i]) for i, draft in enumerate(listed)], repeated


def long_tags(question: Question) -> list[str]:
    """Tags that are sentences rather than names; they are left out."""
    return [tag for tag in question.tags if len(tag) > LONGEST_TAG]


def _named(question: Question, key: str) -> Question:
    tags = tuple(tag for tag in question.tags if len(tag) <= LONGEST_TAG)
    return replace(question, key=key, tags=tags)


def derived(question: Question) -> str:
    title = " ".join(question.title.split())
    return bounded(title) if title else f"soal-{_digest(question.stem.value)}"


def bounded(key: str) -> str:
    return key if len(key) <= LONGEST else f"{key[: LONGEST - 13]}-{_digest(key)}"


def _digest(text: str) -> str:
    return sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def _free(key: str, taken: dict[str, int]) -> str:
    """The key, or with the next number that is free; `taken` remembers the last number."""
    free = key
    while free in taken:
        taken[key] += 1
        free = bounded(f"{key}-{taken[key]}")
    taken[free] = 1
    return free
