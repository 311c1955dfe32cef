"""Pictures that carry figures, as small SVG. The figures themselves stand beside them as text."""

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kawah.web.shell.charts.rows import Piece

AROUND = 100  # length of the ring's whole circle


def _share(value: float, *, of: float) -> float:
    return min(1.0, max(0.0, value / of)) if of > 0 else 1.0


def ring(value: float, *, of: float) -> SafeString:
    """A circle filled by `value` of `of`; more than full is full."""
    filled = round(_share(value, of=of) * AROUND)
    return format_html(
        '<svg viewBox="0 0 120 120" aria-hidden="true">'
        '<circle class="track" cx="60" cy="60" r="52" stroke-width="11"/>'
        '<circle class="fill" cx="60" cy="60" r="52" stroke-width="11" pathLength="{}"'
        ' transform="rotate(-90 60 60)"'
        ' stroke-dasharray="{} {}"/></svg>',
        AROUND,
        filled,
        AROUND + 1,
    )


def bar(value: float, *, of: float, expected: float | None = None, tone: str = "") -> SafeString:
    """A bar filled by `value` of `of`, with a stroke where it is expected to be by now."""
    width = round(_share(value, of=of) * 100, 1)
    return format_html(
        '<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="track" d="M0 4h100" stroke-width="6"/>'
        '<path class="fill {}" d="M0 4h{}" stroke-width="6"/>{}</svg>',
        tone,
        _plain(width),
        "" if expected is None else _stroke(_share(expected, of=of) * 100),
    )


def pieces(rows: Sequence[Piece]) -> SafeString:
    """A bar of several pieces with a gap between them, each as long as its share."""
    whole, drawn, place = sum(row.value for row in rows), [], 0.0
    for row in rows:
        length = _share(row.value, of=whole) * 100 if whole else 0
        if length:
            drawn.append((row.tone, _plain(place), _plain(max(0.3, length - 0.5))))
        place += length
    return format_html(
        '<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="track" d="M0 4h100" stroke-width="2"/>{}</svg>',
        format_html_join("", '<path class="fill {}" d="M{} 4h{}" stroke-width="6"/>', drawn),
    )


def columns(values: Sequence[tuple[str, float]]) -> SafeString:
    """Upright bars with a label under each; the highest fills the height."""
    top = max((value for _label, value in values), default=0)
    drawn = (
        (place, _plain(80 - _share(max(0, value), of=top) * 76 if top > 0 else 80), place, label)
        for place, (label, value) in zip(range(10, 250, 20), values, strict=False)
    )
    return format_html(
        '<svg class="columns" viewBox="0 0 240 94" aria-hidden="true">'
        '<path class="track" d="M0 80h240"/>{}</svg>',
        format_html_join(
            "",
            '<path class="fill" d="M{} 80V{}" stroke-width="12"/>'
            '<text x="{}" y="91" text-anchor="middle">{}</text>',
            drawn,
        ),
    )


def bullet(held: int | None, *, asked: int | None, top: int) -> SafeString:
    """A level held against the level asked: what lacks is dashed, so color is not needed to see
    it."""
    level = held or 0
    reached = _share(level, of=top) * 100
    wanted = _share(asked or 0, of=top) * 100
    return format_html(
        '<svg class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="track" d="M0 4h100" stroke-width="2"/>{}'
        '<path class="fill" d="M0 4h{}" stroke-width="6"/>{}</svg>',
        _lack(reached, wanted) if wanted > reached else "",
        _plain(reached),
        _stroke(wanted) if asked else "",
    )


def _lack(start: float, end: float) -> SafeString:
    return format_html(
        '<path class="lack" d="M{} 4H{}" stroke-width="6" stroke-dasharray="1 .8"/>',
        _plain(start),
        _plain(end),
    )


def _stroke(place: float) -> SafeString:
    kept = _plain(min(99.6, max(0.4, place)))
    return format_html('<path class="mark-line" d="M{} 0v8" stroke-width=".8"/>', kept)


def _plain(number: float) -> str:
    """A number as SVG reads it, whatever the reader's language."""
    return f"{number:.1f}".rstrip("0").rstrip(".")
