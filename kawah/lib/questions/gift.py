"""GIFT: question banks as plain text that people can write.

`read` and `write` are inverse: what GIFT itself cannot say stands in comment lines, which other
systems skip: `// [points:2] [hint:...] [shuffle:no] [case:exact] [words:50..500]`. Ordering is
written as matching steps with places under `[type:ordering]`; a text with gaps stands wholly in
comment lines after `[type:cloze]`.
"""

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kawah.lib.questions import (
    gift_answers,
    gift_blocks,
    gift_directives,
    gift_text,
    gift_writer,
    weaknesses,
)
from kawah.lib.questions.categories import inner, unused
from kawah.lib.questions.gift_blocks import CATEGORY, Block
from kawah.lib.questions.keys import Draft, keyed
from kawah.lib.questions.reading import (
    Loss,
    QuestionFileUnusable,
    QuestionUnreadable,
    Reading,
    Writing,
)
from kawah.lib.questions.shape import Question

TITLE = re.compile(r"\s*::((?:\\.|[^\\])*?)::", re.DOTALL)
SIGN = re.compile(
    r"^(?:\$CATEGORY:|::(?!:)[^\n]+?::|\[(?:html|markdown|moodle|plain)\])"
    r"|\{\s*(?:[=~#]|(?:t|f|true|false)\s*[#}]|\}\s*\Z)",
    re.IGNORECASE,
)
GAP = "_____"


def read(data: bytes) -> Reading:
    """The questions of a GIFT file and what was lost; raises QuestionFileUnusable."""
    drafts: list[Draft] = []
    losses: list[Loss] = []
    categories = [""]
    for block in gift_blocks.blocks(gift_text.decoded(data)):
        if block.text.startswith(CATEGORY):
            categories.append(inner(block.text.removeprefix(CATEGORY)))
            continue
        try:
            drafts += _drafts(block, categories[-1])
        except QuestionUnreadable as error:
            name = _title(block.text)[0]
            losses.append(Loss(error.kind, line=block.line, name=name, detail=error.detail))
    questions, repeated = keyed(drafts)
    losses += [Loss("repeated_key", d.line, 0, d.question.title, d.key) for d in repeated]
    losses += unused(categories, questions)
    for draft in drafts:
        losses += weaknesses.of(draft)
    if not questions and not losses:
        raise QuestionFileUnusable("no_questions")
    return Reading(tuple(questions), tuple(sorted(losses, key=lambda loss: loss.line)))


def head(data: bytes) -> bytes:
    """The comments above the first question, up to the empty line below them."""
    text = gift_text.decoded(data) if data.strip() else ""
    first = next((b for b in gift_blocks.blocks(text) if b.text or _holds_gaps(b)), None)
    lines = text.split("\n")[: first.line - 1 if first else None]
    return "\n".join([*lines, ""]).encode() if any(map(str.strip, lines)) else b""


def _holds_gaps(block: Block) -> bool:
    return gift_directives.parted(block.comments)[1] is not None


def remarks(data: bytes) -> list[Loss]:
    """The comments for people below the head of a GIFT file: they are gone once its questions are
    written anew."""
    found = []
    above = head(data).count(b"\n")
    for block in gift_blocks.blocks(gift_text.decoded(data)):
        if block.line <= above:
            continue
        comments, _cloze = gift_directives.parted(block.comments)
        words = " ".join(gift_blocks.remarks(comments))
        if words:
            found.append(Loss("remark", line=block.line, detail=words[:80]))
    return found


def recognizes(data: bytes) -> bool:
    """Whether a file looks like GIFT: any text is, so half of it needs answers or titles."""
    try:
        text = gift_text.decoded(data)
    except QuestionFileUnusable:
        return False
    if text.lstrip().startswith("<"):
        return False
    found = [
        SIGN.search(gift_text.shielded(block.text.strip())) is not None
        for block in gift_blocks.blocks(text)
        if block.text.strip()
    ]
    return bool(found) and sum(found) * 2 >= len(found)


def write(questions: Iterable[Question]) -> Writing:
    """A GIFT file, and a loss for each question that would come back changed."""
    listed = list(questions)
    data = gift_writer.written(listed)
    return Writing(data, tuple(weaknesses.changed(listed, _read_back)))


def _read_back(question: Question) -> Question | None:
    try:
        reading = read(gift_writer.written([question]))
    except QuestionFileUnusable:
        return None
    return reading.questions[0] if len(reading.questions) == 1 else None


def _drafts(block: Block, category: str) -> Iterator[Draft]:
    comments, cloze = gift_directives.parted(block.comments)
    said = gift_blocks.directives(comments)
    if cloze is not None:
        question = gift_directives.cloze(*_title(cloze))
    elif block.text.strip():
        title, text = _title(block.text)
        question = _question(title, gift_text.shielded(text))
    else:
        return
    question = replace(gift_directives.applied(question, said), category=category)
    yield Draft(question, key=gift_directives.key(said), line=block.line)


def _title(text: str) -> tuple[str, str]:
    found = TITLE.match(text)
    if not found:
        return "", text
    return gift_text.joined(gift_text.shielded(found[1])), text[found.end() :]


def _question(title: str, text: str) -> Question:
    before, block, after = _parted(text.strip())
    stem_text = f"{before}{GAP}{after}" if after.strip() else before
    form, _ = gift_text.form_of(stem_text, default=None)
    stem = gift_text.text_of(stem_text, default=None)
    if block is None:
        raise QuestionUnreadable("description")
    if not stem.value:
        raise QuestionUnreadable("no_stem")
    body, feedback = gift_answers.answers_of(block, default=form)
    return Question("", title, stem, body, feedback=feedback)


def _parted(text: str) -> tuple[str, str | None, str]:
    """What stands before, in and after the answer block; the block is None in a description."""
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        return text, None, ""
    if start < 0 or end < start:
        raise QuestionUnreadable("braces")
    after = text[end + 1 :]
    if "{" in text[start + 1 : end]:
        raise QuestionUnreadable("braces")
    if "{" in after or "}" in after:
        raise QuestionUnreadable("several_blocks" if after.count("{") else "braces")
    return text[:start], text[start + 1 : end], after
