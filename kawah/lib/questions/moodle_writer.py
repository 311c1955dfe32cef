"""Questions as Moodle XML."""

import re
from collections.abc import Iterable

from lxml import etree
from lxml.etree import _Element as Element

from kawah.lib.questions import cloze_code, moodle_essay, numerals, shares
from kawah.lib.questions.categories import outer
from kawah.lib.questions.shape import (
    Accepted,
    Body,
    Choice,
    Cloze,
    Essay,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Question,
    Short,
    Text,
    TrueFalse,
)

FORMS = {"plain": "plain_text", "markdown": "markdown", "html": "html"}
TYPES: dict[type, str] = {
    Choice: "multichoice",
    TrueFalse: "truefalse",
    Short: "shortanswer",
    Numeric: "numerical",
    Matching: "matching",
    Ordering: "ordering",
    Cloze: "cloze",
    Essay: "essay",
}
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(questions: Iterable[Question]) -> bytes:
    quiz = etree.Element("quiz")
    category = ""
    for question in questions:
        if question.category != category:
            category = question.category
            node = etree.SubElement(quiz, "question", type="category")
            _words(etree.SubElement(node, "category"), outer(category))
        _question(quiz, question)
    return etree.tostring(quiz, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _question(quiz: Element, question: Question) -> None:
    node = etree.SubElement(quiz, "question", type=TYPES[type(question.body)])
    stem = question.stem
    if isinstance(question.body, Cloze):
        stem = Text(cloze_code.write(stem.value, question.body.gaps), stem.form)
    _words(etree.SubElement(node, "name"), question.title)
    _text(node, "questiontext", stem)
    _text(node, "generalfeedback", question.feedback)
    _value(node, "defaultgrade", numerals.written(question.points))
    _value(node, "hidden", "0")
    _value(node, "idnumber", question.key)
    _body(node, question.body)
    for hint in question.hints:
        _text(node, "hint", hint)
    if question.tags:
        tags = etree.SubElement(node, "tags")
        for tag in question.tags:
            _words(etree.SubElement(tags, "tag"), tag)


def _body(node: Element, body: Body) -> None:
    match body:
        case Choice():
            _choice(node, body)
        case TrueFalse():
            _true_false(node, body)
        case Short():
            _value(node, "usecase", _flag(body.is_case_sensitive))
            _answers(node, body.answers)
        case Numeric():
            _answers(node, body.answers)
        case Matching():
            _matching(node, body)
        case Ordering():
            _ordering(node, body)
        case Essay():
            _essay(node, body)
        case Cloze():
            pass  # its gaps stand in the question text


def _choice(node: Element, body: Choice) -> None:
    _value(node, "single", "true" if body.is_single else "false")
    _value(node, "shuffleanswers", "true" if body.shuffle else "false")
    _value(node, "answernumbering", "abc")
    _answers(node, body.options)


def _answers(node: Element, answers: tuple[Option | Accepted | Near, ...]) -> None:
    for each in answers:
        words = etree.SubElement(node, "answer", fraction=shares.percent(each.fraction))
        match each:
            case Option():
                words.set("format", FORMS[each.text.form])
                _words(words, each.text.value)
            case Accepted():
                words.set("format", "plain_text")
                _words(words, each.text)
            case Near():
                _words(words, "*" if each.value is None else numerals.written(each.value))
                _value(words, "tolerance", numerals.written(each.tolerance))
        _text(words, "feedback", each.feedback)


def _true_false(node: Element, body: TrueFalse) -> None:
    rows = (
        ("true", body.is_true, body.feedback_if_true),
        ("false", not body.is_true, body.feedback_if_false),
    )
    for word, is_right, feedback in rows:
        answer = etree.SubElement(node, "answer", fraction="100" if is_right else "0")
        answer.set("format", "plain_text")
        _words(answer, word)
        _text(answer, "feedback", feedback)


def _matching(node: Element, body: Matching) -> None:
    _value(node, "shuffleanswers", "true" if body.shuffle else "false")
    rows = [(pair.prompt, pair.match) for pair in body.pairs]
    rows += [(Text(""), match) for match in body.distractors]
    for prompt, match in rows:
        sub = etree.SubElement(node, "subquestion", format=FORMS[prompt.form])
        _words(sub, prompt.value)
        _words(etree.SubElement(sub, "answer"), match)


def _ordering(node: Element, body: Ordering) -> None:
    _value(node, "layouttype", "VERTICAL")
    _value(node, "selecttype", "ALL")
    _value(node, "selectcount", "0")
    _value(node, "gradingtype", "RELATIVE_ALL_PREVIOUS_AND_NEXT")
    for number, step in enumerate(body.steps, start=1):
        answer = etree.SubElement(node, "answer", fraction=str(number), format=FORMS[step.form])
        _words(answer, step.value)


def _essay(node: Element, body: Essay) -> None:
    _value(node, "responseformat", "plain")
    _value(node, "responserequired", "1")
    _value(node, "responsefieldlines", "15")
    _value(node, "minwordlimit", str(body.min_words or ""))
    _value(node, "maxwordlimit", str(body.max_words or ""))
    _value(node, "attachments", "0")
    _value(node, "attachmentsrequired", "0")
    _text(node, "graderinfo", moodle_essay.notes_and_rubric(body))
    _text(node, "responsetemplate", body.template)


def _text(parent: Element, name: str, text: Text) -> None:
    _words(etree.SubElement(parent, name, format=FORMS[text.form]), text.value)


def _words(parent: Element, value: str) -> None:
    _value(parent, "text", value)


def _value(parent: Element, name: str, value: str) -> None:
    etree.SubElement(parent, name).text = UNWRITABLE.sub("", value)


def _flag(is_on: bool) -> str:
    return "1" if is_on else "0"
