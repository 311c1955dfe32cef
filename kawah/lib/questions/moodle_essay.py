"""Essays of Moodle XML. Their rubric stands as lines in the notes for the grader."""

import html
import re

from kawah.lib.questions import rubric, word_limits
from kawah.lib.questions.moodle_nodes import Node
from kawah.lib.questions.shape import Criterion, Essay, Text

LINE_ENDS = re.compile(
    r"(?<=\n)|(?<=</p>)(?=<p)|(?<=</li>)(?=<li)|(?<=<br>)|(?<=<br/>)|(?<=<br />)"
)
OPENING = re.compile(r"<(?:p|div|li)(?:\s[^<>]*)?>")
CLOSING = ("</p>", "</div>", "</li>", "<br>", "<br/>", "<br />")


def read(node: Node, losses: list[tuple[str, str]]) -> Essay:
    if node.value("attachments") not in ("", "0"):
        losses.append(("attachments", ""))
    notes, rows = _notes(node.text("graderinfo"))
    least, most = word_limits.read(node.value("minwordlimit"), node.value("maxwordlimit"))
    return Essay(
        template=node.text("responsetemplate"),
        min_words=least,
        max_words=most,
        rubric=rows,
        notes_for_grader=notes,
    )


def notes_and_rubric(essay: Essay) -> Text:
    """What `read` takes apart again."""
    lines = rubric.lines(essay.rubric)
    notes = essay.notes_for_grader
    if notes.form == "html" and notes.value:
        lines = [f"<p>{html.escape(line, quote=False)}</p>" for line in lines]
    return Text("\n".join([notes.value, *lines]).strip("\n"), notes.form)


def _notes(written: Text) -> tuple[Text, tuple[Criterion, ...]]:
    is_html = written.form == "html"
    others: list[str] = []
    rows: list[Criterion] = []
    for line in LINE_ENDS.split(written.value):
        row = rubric.criterion(_bare(line) if is_html else line)
        if row:
            rows.append(row)
        else:
            others.append(line)
    if not rows:
        return written, ()
    kept = "".join(others).strip()
    return Text(kept, written.form if kept else "plain"), tuple(rows)


def _bare(line: str) -> str:
    """The words of a paragraph or a list item."""
    inside = (
        OPENING.sub("", line.strip(), count=1) if line.lstrip().startswith("<") else line.strip()
    )
    for tag in CLOSING:
        inside = inside.removesuffix(tag)
    return html.unescape(inside)
