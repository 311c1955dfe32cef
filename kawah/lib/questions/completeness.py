"""Whether an answer leaves nothing of its question open, and how long an essay is."""

import html
import re

from kawah.lib.markdown import words_in
from kawah.lib.questions import answers
from kawah.lib.questions.shape import Body, Cloze, Essay, Matching, Ordering

LINE_END = re.compile(r"\s*(?:<br\s*/?>|</(?:p|div|li|h[1-6]|tr)>)\s*", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")


def beginning_of(body: Essay) -> str:
    """What an answer begins with: answers are plain text, so of HTML its words and lines."""
    if body.template.form != "html":
        return body.template.value
    return html.unescape(TAG.sub("", LINE_END.sub("\n", body.template.value))).strip()


def is_whole(body: Body, given: object) -> bool:
    """Whether every part is answered; an essay's own template is no answer."""
    match body:
        case Matching():
            return all(map(answers.words, answers.each_part(given, len(body.pairs))))
        case Cloze():
            parts = answers.each_part(given, len(body.gaps))
            pairs = zip(body.gaps, parts, strict=True)
            return all(is_whole(gap.body, part) for gap, part in pairs)
        case Ordering():
            return len(answers.order(body, given)) == len(body.steps)
        case Essay():
            return answers.words(given) not in (None, answers.words(beginning_of(body)))
        case _:
            return answers.answer_to(body, given) is not None


def is_begun(body: Body, given: object) -> bool:
    """Whether at least a part is answered."""
    if isinstance(body, Essay):
        return is_whole(body, given)
    return answers.answer_to(body, given) is not None


def words_beyond(body: Essay, given: object) -> int:
    """How many words are missing, as a number below zero, or too many, above; 0 where it fits."""
    count = words_in(answers.words(given) or "")
    if body.min_words and count < body.min_words:
        return count - body.min_words
    return max(0, count - body.max_words) if body.max_words else 0
