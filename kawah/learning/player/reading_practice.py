"""Questions, decisions, and rules beside their reality."""

import re

from django.utils.translation import gettext as _

from kawah.learning.player import quizzing
from kawah.learning.player.blocks import Ask, Contrast, Decide, Way
from kawah.learning.player.reading_text import demand_text
from kawah.learning.player.sheet import Sheet
from kawah.lib import markdown

WAY = re.compile(r"[-*][ \t]+(?:\[([ xX])\][ \t]*)?(.*)")
OUTCOME = re.compile(r"[ \t]+>[ \t]?(.*)")
HEADING = re.compile(r"#[ \t]+(aturan|praktik)[ \t]*", re.IGNORECASE)


def ask(sheet: Sheet) -> Ask | None:
    try:
        question = quizzing.read_question(sheet.body)
    except quizzing.QuestionUnusable as error:
        sheet.fault(str(error), field="question")
        return None
    return Ask(sheet.line, sheet.argument, question)


def decide(sheet: Sheet) -> Decide:
    lines = sheet.body.split("\n")
    first = next((n for n, line in enumerate(lines) if WAY.fullmatch(line)), len(lines))
    situation = "\n".join(lines[:first]).strip()
    ways = _ways(lines[first:], sheet)
    demand_text(sheet, situation, _("situasi"), field="situation")
    if len(ways) < 2:
        sentence = _("Keputusan “%(id)s” memerlukan dua pilihan atau lebih.")
        sheet.fault(sentence % _named(sheet), field="ways")
    if sum(way.is_best for way in ways) > 1:
        sentence = _("Keputusan “%(id)s” hanya boleh punya satu pilihan [x].")
        sheet.fault(sentence % _named(sheet), field="ways")
    return Decide(sheet.line, sheet.argument, situation, tuple(ways))


def contrast(sheet: Sheet) -> Contrast:
    regulation, _space, place = sheet.demand("aturan", field="regulation").partition(" ")
    parts = _headed(sheet)
    for name, field in (("aturan", "rule"), ("praktik", "practice")):
        demand_text(sheet, parts[name], f"“# {name.capitalize()}”", field=field)
    return Contrast(
        line=sheet.line,
        id=sheet.argument,
        title=sheet.get("judul"),
        regulation=regulation,
        place=place.strip(),
        practitioner=sheet.demand("praktik", field="practitioner"),
        rule=parts["aturan"],
        practice=parts["praktik"],
    )


def _named(sheet: Sheet) -> dict[str, str]:
    return {"id": sheet.argument}


def _ways(lines: list[str], sheet: Sheet) -> list[Way]:
    """Options in their order; a line that begins nothing goes on with what it follows."""
    drafts: list[tuple[str, list[str], list[str]]] = []
    for line in lines:
        if option := WAY.fullmatch(line):
            drafts.append((option[1] or "", [option[2]], []))
            continue
        _mark, text, after = drafts[-1]
        if outcome := OUTCOME.fullmatch(line):
            after.append(outcome[1])
        elif line.strip():
            (after or text).append(line.strip())
    return [_way(mark, text, after, sheet) for mark, text, after in drafts]


def _way(mark: str, text: list[str], after: list[str], sheet: Sheet) -> Way:
    option, outcome = " ".join(text).strip(), "\n".join(after).strip()
    demand_text(sheet, option, _("pilihan"), field="ways")
    if not markdown.words_in(outcome):
        sentence = _("Pilihan “%(option)s” belum punya akibat; tulis “  > …” di bawahnya.")
        sheet.fault(sentence % {"option": option[:60]}, field="ways")
    return Way(option, outcome, mark in ("x", "X"))


def _headed(sheet: Sheet) -> dict[str, str]:
    """The text below `# Aturan` and below `# Praktik`."""
    before: list[str] = []
    parts: dict[str, list[str]] = {"aturan": [], "praktik": []}
    current = before
    for line in sheet.body.split("\n"):
        if found := HEADING.fullmatch(line):
            current = parts[found[1].lower()]
        else:
            current.append(line)
    if any(line.strip() for line in before):
        sentence = _("Teks sebelum “# Aturan” tidak punya tempat; pindahkan.")
        sheet.fault(sentence, field="rule")
    return {name: "\n".join(lines).strip() for name, lines in parts.items()}
