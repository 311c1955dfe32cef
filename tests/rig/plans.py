"""Planning a change of a JP figure, as the national admin's form does."""

from datetime import UTC, datetime, timedelta
from typing import Any

from lxml import html

from tests.rig import crawl
from tests.rig.visitor import Visitor

LIST = "/aturan-jp/"
AHEAD = timedelta(days=90)


def plan(visitor: Visitor) -> dict[str, str]:
    """Plan another row of the last target listed: the page that withdraws it, by its name."""
    path = _last(visitor, LIST, "steward:target")
    if not path:
        return {}
    day = (datetime.now(UTC).date() + AHEAD).isoformat()
    filled = {**_filled(visitor.get(path).text), "valid_from": day, "why": "Surat edaran"}
    visitor.post(path, {**filled, "sure": "ya"})
    planned = _last(visitor, LIST, "steward:target")
    page = _last(visitor, planned, "steward:withdraw_target")
    return {"steward:withdraw_target": page} if page else {}


def _last(visitor: Visitor, path: str, name: str) -> str:
    """The last link on a page that leads to a page of this name."""
    found = crawl.links(visitor.get(path).text, path, visitor)
    return next((one for one in reversed(found) if crawl.name_of(one) == name), "")


def _filled(page: str) -> dict[str, str]:
    """What the form is filled in with beforehand."""
    tree: Any = html.fromstring(page)
    forms = [form for form in tree.forms if "why" in form.fields]
    return {name: value or "" for form in forms for name, value in form.form_values()}
