"""A Moodle XML file as a small tree: no DTD, no entities, bounded depth and number of elements."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from lxml import etree

from kawah.lib.questions import markup
from kawah.lib.questions.reading import (
    QuestionFileUnusable,
    QuestionUnreadable,
    refuse_by_size,
)
from kawah.lib.questions.shape import EMPTY, Text, TextForm

DEPTH_AT_MOST = 32
NODES_AT_MOST = 300_000
FORMS: Mapping[str, TextForm] = {
    "html": "html",
    "markdown": "markdown",
    "plain_text": "plain",
    "plaintext": "plain",
}


class Node:
    """An element: its name, attributes, words and children."""

    __slots__ = ("attributes", "children", "name", "words")

    def __init__(self, name: str, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attributes = dict(attributes)
        self.children: list[Node] = []
        self.words: list[str] = []

    def all(self, name: str) -> Iterator["Node"]:
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> "Node | None":
        return next(self.all(name), None)

    def value(self, name: str) -> str:
        """The words of a child, bare or inside its `<text>`."""
        child = self.first(name)
        return child.own_words() if child else ""

    def own_words(self) -> str:
        holder = self.first("text") or self
        if holder.name == "text" and holder.children:
            raise QuestionUnreadable("markup_in_text")
        return "".join(holder.words).strip()

    def text(self, name: str) -> Text:
        child = self.first(name)
        return child.own_text() if child else EMPTY

    def own_text(self) -> Text:
        value = self.own_words()
        form = FORMS.get(self.attributes.get("format", ""))
        if not value:
            return EMPTY
        return Text(value, form) if form else markup.guessed(value)

    def says_yes(self, name: str, *, unsaid: bool) -> bool:
        word = self.value(name).lower()
        return word in ("1", "true", "yes") if word else unsaid

    def walk(self) -> Iterator["Node"]:
        yield self
        for child in self.children:
            yield from child.walk()


class Gathering:
    """Builds nodes while lxml reads, and stops a file that grows beyond any use."""

    def __init__(self) -> None:
        self.open: list[Node] = []
        self.root: Node | None = None
        self.count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        node = Node(name, attributes)
        self.count += 1
        if len(self.open) >= DEPTH_AT_MOST or self.count > NODES_AT_MOST:
            raise QuestionFileUnusable("overgrown")
        if self.open:
            self.open[-1].children.append(node)
        self.root = self.root or node
        self.open.append(node)

    def end(self, name: str) -> None:
        self.open.pop()

    def data(self, words: str) -> None:
        self.open[-1].words.append(words)

    def doctype(self, *named: str) -> None:
        raise QuestionFileUnusable("forbidden")

    def close(self) -> Node | None:
        return self.root


def parsed(data: bytes) -> Node:
    """The root element; raises QuestionFileUnusable."""
    refuse_by_size(data)
    gathering = Gathering()
    parser = etree.XMLParser(
        target=cast(Any, gathering),  # lxml's stubs ask for other argument names than lxml does
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _unusable(data, error) from error
    if gathering.root is None or gathering.root.name != "quiz":
        raise QuestionFileUnusable("not_quiz")
    return gathering.root


def _unusable(data: bytes, error: etree.XMLSyntaxError) -> QuestionFileUnusable:
    beginning = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    has_marks = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    if beginning != b"<" and not has_marks:
        return QuestionFileUnusable("binary" if b"\0" in data else "not_quiz")
    if "encoding" in str(error):
        return QuestionFileUnusable("encoding")
    line, column = error.position
    return QuestionFileUnusable("malformed", f"{line}:{column}")
