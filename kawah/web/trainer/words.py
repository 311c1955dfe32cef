"""Texts of questions as a trainer reads them."""

import re
from html import escape, unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from kawah.learning.assessment.api import Text
from kawah.lib import markdown

TITLE_LENGTH = 80
HOLE = re.compile(r"\[\[\d{1,3}\]\]")  # what is left open in a cloze


def html_of(text: Text) -> SafeString:
    shapes = {"markdown": markdown.to_html, "html": markdown.sanitized}
    return mark_safe(shapes.get(text.form, markdown.paragraphs)(text.value))  # noqa: S308 - clean


def line_of(text: Text) -> SafeString:
    """A short text, such as an option, inside a line."""
    shapes = {"markdown": markdown.to_inline_html, "html": markdown.sanitized_inline}
    return mark_safe(shapes.get(text.form, escape)(text.value))  # noqa: S308 - clean


def beginning(text: Text) -> str:
    """What a question without a title is called."""
    return Truncator(plain(text)).chars(TITLE_LENGTH)


def cut(html: str) -> str:
    """The first words of what is shown."""
    told = " ".join(unescape(strip_tags(html)).split())
    return Truncator(told).chars(TITLE_LENGTH)


def plain(text: Text) -> str:
    return HOLE.sub("…", unescape(strip_tags(html_of(text)))).strip()
