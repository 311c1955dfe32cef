"""The mark, and the outlines that stand beside words. Shapes only: colors come from the text."""

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

BOWL = "M2.5 20c3 4.5 8 6.5 13.5 6.500s10.5-2 13.5-6.5"
FLAME = (
    "M16 23c-2.5-4-4-7-4-10.500s2-6.5 4-9.500c2 3 4 6 4 9.500s-1.5 6.5-4 10.500z"
    "M16 23c-5.5-.5-9-4-9.5-10.500c3 1 4 2.5 4.3 4.500c.6 2.5 2.7 4.5 5.2 6z"
    "M16 23c5.5-.5 9-4 9.5-10.500c-3 1-4 2.5-4.3 4.500c-.6 2.5-2.7 4.5-5.2 6z"
)
MARK: SafeString = mark_safe(  # noqa: S308 - constants
    '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">'
    f'<path d="{BOWL}" fill="none" stroke="currentColor" stroke-width="2.8" '
    f'stroke-linecap="round"/><path d="{FLAME}" fill="currentColor"/></svg>'
)

OUTLINES = {
    "home": "M4 11l8-7 8 7v9h-5v-6H9v6H4z",
    "book": "M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2v14",
    "clock": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7v5l3.5 2",
    "person": "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20c.5-4 3.5-6 7.5-6s7 2 7.5 6",
    "people": "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z"
    "M2.5 20c.5-4 3-5.5 6.5-5.500s6 1.5 6.5 5.5"
    "M15.5 5.500a3.5 3.5 0 0 1 0 6.500M18 14.800c2 .8 3.2 2.4 3.5 5.2",
    "check": "M4 5h16v14H4zM8 12l3 3 5-6",
    "bell": "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
    "help": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z"
    "M9.5 9.500c0-3.5 5-3.5 5 0 0 2-2.5 2-2.5 4M12 17v.1",
    "medal": "M12 3a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM8.5 14L7 21l5-2.5L17 21l-1.5-7",
    "pen": "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
    "gap": "M4 20V10M10 20V4M16 20v-8M22 20H2",
    "download": "M12 4v11M7 11l5 5 5-5M4 20h16",
    "share": "M12 15V4M8 7.500L12 4l4 3.500M5 12v8h14v-8",
}

# The shape that goes with the word of a status, so that color is never the only sign.
SHAPES = {
    "todo": "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zm0 1.500a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z",
    "doing": "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1zm0 1.500v7a3.5 3.5 0 0 1 0-7z",
    "waiting": "M2 1h8v2L7.5 6 10 9v2H2V9l2.5-3L2 3z",
    "mend": "M6 0l6 11H0zM5.3 4v3.500h1.400V4zm0 4.500V10h1.400V8.500z",
    "late": "M6 0l6 6-6 6-6-6zM5.3 3v3.500h1.400V3zm0 4.500V9h1.400V7.500z",
    "done": "M6 0a6 6 0 1 0 0 12A6 6 0 0 0 6 0zM5 8.800L2.3 6.200l1-1L5 6.800l3.7-3.7 1 1z",
}


@cache
def outline(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>',
        OUTLINES[name],
    )


@cache
def shape(state: str) -> SafeString:
    return format_html(
        '<svg class="shape is-{}" viewBox="0 0 12 12" aria-hidden="true"><path d="{}"/></svg>',
        state,
        SHAPES[state],
    )


def chip(state: str, word: str) -> SafeString:
    """A status: its word, its shape and its color."""
    return format_html('<span class="chip is-{}">{}{}</span>', state, shape(state), word)
