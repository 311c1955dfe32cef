"""What differs between two folders of a course: entries, lessons by paragraph, questions by key."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from msgspec import Struct

from kawah.learning.assessment.api import read_questions, write_questions
from kawah.learning.curriculum.api import CourseFileUnusable, entries_of, writing
from kawah.lib.differences import Piece, changed_paragraphs, differences, shortened
from kawah.lib.questions.reading import QuestionFileUnusable

Files = Mapping[str, bytes]
BANKS, TEXTS = (".gift", ".xml"), (".md", ".txt", ".vtt", ".csv")
MOST = 400  # changes on a page


class Change(Struct, frozen=True):
    """Of one place in one file; without `pieces` the file differs, and cannot be told in words."""

    path: str
    place: str
    state: str  # new, gone or changed
    pieces: list[Piece]


def changes(before: Files, after: Files) -> list[Change]:
    found: list[Change] = []
    for path in sorted(before.keys() | after.keys(), key=_order):
        one, two = before.get(path), after.get(path)
        if one != two:
            found += _of_file(path, one, two)
    return found[:MOST]


def _order(path: str) -> tuple[bool, str]:
    return path != writing.COURSE_FILE, path


def _of_file(path: str, one: bytes | None, two: bytes | None) -> Iterator[Change]:
    ending = PurePosixPath(path).suffix.lower()
    if path == writing.COURSE_FILE:
        yield from _by_key(path, one, two, entries_of)
    elif ending in BANKS:
        yield from _by_key(path, one, two, lambda content: _questions(path, content))
    elif ending in TEXTS:
        for pieces in changed_paragraphs(_text(one), _text(two)):
            yield Change(path, "", _state(one, two), pieces)
    else:
        yield Change(path, "", _state(one, two), [])


def _by_key(
    path: str,
    one: bytes | None,
    two: bytes | None,
    read: Callable[[bytes], Mapping[str, str]],
) -> Iterator[Change]:
    try:
        was, now = read(one or b""), read(two or b"")
    except (QuestionFileUnusable, CourseFileUnusable):
        yield Change(path, "", _state(one, two), shortened(differences(_text(one), _text(two))))
        return
    for key in dict.fromkeys((*was, *now)):
        before, after = was.get(key), now.get(key)
        if before != after:
            pieces = shortened(differences(before or "", after or ""))
            yield Change(path, key, _state(before, after), pieces)


def _questions(path: str, content: bytes) -> dict[str, str]:
    """Each question as it is written, by its key."""
    if not content.strip():
        return {}
    reading = read_questions(PurePosixPath(path).name, content)
    return {one.key: write_questions("soal.gift", [one]).decode() for one in reading.questions}


def _state(one: object, two: object) -> str:
    if one is None:
        return "new"
    return "gone" if two is None else "changed"


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", errors="replace")
