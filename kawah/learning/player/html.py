"""Small parts that every block is written with. Every text in here comes from an author or from
the catalogue, and is escaped or sanitized on its way in."""

import re
from collections.abc import Iterable
from html import escape, unescape

from django.template.defaultfilters import filesizeformat

from kawah.learning.player.pieces import authored
from kawah.learning.player.quizzing import Text
from kawah.lib import markdown

TAG = re.compile(r"<[^>]*>")
FORM = 'form="lesson"'  # the one form of the page around; it holds token and statement ids


def text(value: str) -> str:
    return authored(escape(value))


def blocks(value: str) -> str:
    return authored(markdown.to_html(value))


def inline(value: str) -> str:
    return authored(markdown.to_inline_html(value))


def blocks_of(words: Text) -> str:
    """Words of a question, by the form their author wrote them in."""
    if words.form == "markdown":
        return blocks(words.value)
    if words.form == "html":
        return authored(markdown.sanitized(words.value))
    return authored(markdown.paragraphs(words.value))


def inline_of(words: Text) -> str:
    if words.form == "markdown":
        return inline(words.value)
    if words.form == "html":
        return authored(markdown.sanitized_inline(words.value))
    return text(words.value)


def remarks(texts: Iterable[Text]) -> str:
    return "".join(f'<div class="remark">{blocks_of(each)}</div>' for each in texts)


def plain(value: str) -> str:
    """Words where no markup can stand, in a list to pick from."""
    return authored(escape(unescape(TAG.sub("", markdown.to_inline_html(value)))))


def icon(name: str) -> str:
    """A place for a shape; the word beside it says the same."""
    return f'<span class="icon" data-icon="{name}" aria-hidden="true"></span>'


def button(block: str, words: str) -> str:
    return (
        f'<p class="act"><button class="button" type="submit" {FORM} name="block" '
        f'value="{block}">{text(words)}</button></p>'
    )


def name_of(block: str, field: str) -> str:
    return f"{block}:{field}" if field else block


def size(count: int) -> str:
    return text(filesizeformat(count))


def optional(template: str, value: str) -> str:
    return template.format(value) if value else ""
