"""Texts whose file does not say whether they are HTML."""

import re
from urllib.parse import unquote

from kawah.lib.questions.shape import EMPTY, Text

TAG = re.compile(
    r"</?(?:p|br|b|i|u|em|strong|span|div|a|img|ul|ol|li|sub|sup|code|pre|table|tr|td|th|h[1-6])"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
PLUGIN_FILE = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>?]+)")


def guessed(value: str) -> Text:
    """HTML when it holds a tag, plain otherwise: so would its own system show it."""
    value = value.strip()
    if not value:
        return EMPTY
    return Text(value, "html") if TAG.search(value) else Text(value)


def files_in(text: str) -> list[str]:
    return [unquote(name) for name in PLUGIN_FILE.findall(text)]
