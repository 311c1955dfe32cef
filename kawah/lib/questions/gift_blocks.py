"""A GIFT file cut into blocks at its empty lines, and what the comment lines say."""

import re
from collections.abc import Iterator

from msgspec import Struct

CATEGORY = "$CATEGORY:"
OPENING = re.compile(r"\[(\w+):")
BRACKET = re.compile(r"\\.|[\[\]]")
ESCAPED = re.compile(r"\\([\[\]\\n])")


class Block(Struct, frozen=True):
    """What stands between two empty lines: the lines of a question and its comments."""

    line: int
    text: str
    comments: tuple[str, ...] = ()


def blocks(text: str) -> Iterator[Block]:
    first = 0
    gathered: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], start=1):
        if line.strip():
            first = first or number
            gathered.append(line)
        elif gathered:
            yield from _parted(first, gathered)
            first, gathered = 0, []


def directives(comments: tuple[str, ...]) -> list[tuple[str, str]]:
    """The `[name:value]` remarks in the comments, in their order."""
    return [said for comment in comments for said in _said(comment)]


def remarks(comments: tuple[str, ...]) -> list[str]:
    """What stands in comments besides `[name:value]`: words for people, which no question keeps."""
    return [words for comment in comments if (words := _unsaid(comment))]


def _unsaid(comment: str) -> str:
    words, place = "", 0
    while (opening := OPENING.search(comment, place)) is not None:
        end = _closing(comment, opening.end())
        if end is None:
            break
        words, place = words + comment[place : opening.start()], end + 1
    return " ".join((words + comment[place:]).split())


def _said(comment: str) -> Iterator[tuple[str, str]]:
    place = 0
    while (opening := OPENING.search(comment, place)) is not None:
        end = _closing(comment, opening.end())
        if end is None:
            return
        yield opening[1], _unescaped(comment[opening.end() : end])
        place = end


def _closing(comment: str, start: int) -> int | None:
    """Where the bracket closes, past any that open inside."""
    depth = 1
    for sign in BRACKET.finditer(comment, start):
        depth += {"[": 1, "]": -1}.get(sign[0], 0)
        if not depth:
            return sign.start()
    return None


def directive(name: str, value: str) -> str:
    safe = re.sub(r"([\[\]\\])", r"\\\1", value).replace("\n", "\\n")
    return f"[{name}:{safe}]"


def _unescaped(value: str) -> str:
    return ESCAPED.sub(lambda found: "\n" if found[1] == "n" else found[1], value).strip()


def _parted(first: int, lines: list[str]) -> Iterator[Block]:
    """A category line stands for itself, even where the author left out the empty line."""
    comments: list[str] = []
    content: list[str] = []
    for number, line in enumerate(lines, start=first):
        if line.lstrip().startswith("//"):
            comments.append(line.lstrip()[2:].removeprefix(" "))
        elif line.lstrip().startswith(CATEGORY) and not content:
            yield Block(number, line.strip())
            first = number + 1
        else:
            content.append(line)
    if content or comments:
        yield Block(first, "\n".join(content), tuple(comments))
