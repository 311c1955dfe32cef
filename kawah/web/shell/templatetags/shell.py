"""What every template can use: drawings, statuses, figures, pictures. Loaded as a builtin."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.forms import BoundField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from kawah.web.shell import drawings, written
from kawah.web.shell.charts import drawing
from kawah.web.shell.charts.rows import GapRow, Piece, TeamRow

register = template.Library()


@register.simple_tag
@cache
def static(name: str) -> SafeString:
    """The address of a collected file; it stays the same while the process lives."""
    return conditional_escape(staticfiles_storage.url(name))


@register.simple_tag
def mark() -> SafeString:
    return drawings.MARK


@register.simple_tag
def icon(name: str) -> SafeString:
    return drawings.outline(name)


@register.simple_tag
def shape(state: str) -> SafeString:
    return drawings.shape(state)


@register.simple_tag
def chip(state: str, word: str) -> SafeString:
    return drawings.chip(state, word)


@register.filter
def number(value: float | Decimal) -> str:
    return written.number(value)


@register.filter
def in_words(minutes: int) -> str:
    return written.length(minutes)


@register.filter
def named(told: str, label: str) -> str:
    return written.named(told, label=label)


@register.filter
def day(value: date | datetime) -> str:
    return written.day(value)


@register.filter
def moment(value: datetime) -> str:
    return written.moment(value)


@register.filter
def with_indonesian(sentence: str, name: str) -> SafeString:
    """A sentence in which a name of the dictionary is marked as Indonesian, for who hears it."""
    before, found, after = sentence.partition(name) if name else (sentence, "", "")
    return format_html('{}<span lang="id">{}</span>{}' if found else "{}", before, found, after)


@register.filter
def first_id(field: BoundField) -> str:
    """Where a link to a field leads: of a group of choices, to the first one."""
    own = field.id_for_label
    return own or next((each.id_for_label for each in field.subwidgets), field.auto_id)


@register.filter
def initials(name: str) -> str:
    """The first letters of the first two names, leaving titles out."""
    bare = [part for part in name.split(",")[0].split() if "." not in part]
    return "".join(part[0] for part in bare[:2]).upper()


@register.simple_tag
def bar(value: float, of: float, expected: float | None = None, tone: str = "") -> SafeString:
    return drawing.bar(
        float(value),
        of=float(of),
        expected=None if expected is None else float(expected),
        tone=tone,
    )


@register.simple_tag
def bullet(row: GapRow) -> SafeString:
    return drawing.bullet(row.held, asked=row.asked, top=row.top)


@register.simple_tag
def pieces(rows: Sequence[Piece]) -> SafeString:
    return drawing.pieces(rows)


@register.simple_tag
def columns(rows: Sequence[Any]) -> SafeString:
    """Upright bars of rows with a short label and minutes."""
    return drawing.columns([(row.label, float(row.minutes)) for row in rows])


@register.inclusion_tag("shell/charts/ring.html")
def jp_ring(done: Decimal | float, target: Decimal | float | None) -> dict[str, object]:
    """Learning hours of a year against its target, if there is one."""
    picture = drawing.ring(float(done), of=float(target or 0)) if target else ""
    return {"picture": picture, "done": done, "target": target}


@register.inclusion_tag("shell/charts/gaps.html")
def gap_bars(rows: Sequence[GapRow], caption: str) -> dict[str, object]:
    """Levels held against levels asked, or by themselves where no row is asked."""
    is_besides = all(row.asked is None for row in rows)
    return {"rows": rows, "caption": caption, "is_besides": is_besides}


@register.inclusion_tag("shell/charts/team.html")
def team_bars(rows: Sequence[TeamRow], caption: str) -> dict[str, object]:
    """Learning hours of a team, in the order given."""
    return {"rows": rows, "caption": caption}
