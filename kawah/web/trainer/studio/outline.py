"""The course under the pen at a glance: modules with activities, data, files, what is gone."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from kawah.learning.curriculum.api import TaughtBy, structure
from kawah.lib import jp
from kawah.people.access.api import Verb
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel
from kawah.web.trainer.studio.desk import Desk, desk_for
from kawah.web.trainer.studio.headings import GROUPS, KINDS

REMOVALS = 10


class Row(Struct, frozen=True):
    """An activity as the outline shows it."""

    key: str
    title: str
    kind: str
    minutes: Any
    taught_by: str
    outcomes: str
    is_required: bool
    place: str
    content: str  # where what is inside is written; empty where nothing is
    preview: str


class Chapter(Struct, frozen=True):
    key: str
    title: str
    rows: tuple[Row, ...]


@may(Verb.TEACH)
def outline(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    minutes = structure.minutes_of(desk.top)
    removals = desk.manuscript.removals.filter(restored_at=None).select_related("by")
    context = {
        "desk": desk,
        "panel": panel.panel_of(desk),
        "chapters": [_chapter(desk, module) for module in structure.modules(desk.top)],
        "minutes": minutes,
        "jp": written.number(jp.from_minutes(minutes, on=request.today)),
        "groups": _groups(desk),
        "removals": removals.order_by("-at")[:REMOVALS],
    }
    return render(request, "trainer/studio/outline.html", context)


def kind_of(activity: structure.Table) -> str:
    kind = str(activity.get("kind", ""))
    return str(activity.get("purpose", "practice")) if kind == "quiz" else kind


def _chapter(desk: Desk, module: structure.Table) -> Chapter:
    rows = tuple(_row(desk, activity) for activity in module.get("activity", []))
    return Chapter(module["key"], str(module.get("title", "")), rows)


def _row(desk: Desk, activity: structure.Table) -> Row:
    kind, taught_by = kind_of(activity), str(activity.get("taught_by", ""))
    outcomes = activity.get("outcomes", [])
    return Row(
        key=activity["key"],
        title=str(activity.get("title", activity["key"])),
        kind=str(KINDS.get(kind, kind)),
        minutes=activity.get("minutes", 0),
        taught_by=str(TaughtBy(taught_by).label) if taught_by in TaughtBy.values else "",
        outcomes=", ".join(str(one) for one in outcomes) if isinstance(outcomes, list) else "",
        is_required=activity.get("required") is not False,
        place=desk.activity_place(activity["key"]),
        content=_content(desk, activity),
        preview=desk.place("manuscript_preview", activity["key"]) if kind == "lesson" else "",
    )


def _content(desk: Desk, activity: structure.Table) -> str:
    if activity.get("file"):
        return desk.content_place(str(activity["file"]))
    banks = [row["file"] for row in desk.top.get("bank", []) if row.get("file")]
    if activity.get("kind") == "quiz" and banks:
        return desk.content_place(str(banks[0]))
    return ""


def _groups(desk: Desk) -> list[dict[str, str]]:
    """The parts of the course's data, each with what it holds in a few words."""
    if desk.fault:
        return []
    return [
        {"place": desk.place("manuscript_part", name), "word": str(word), "told": _told(desk, name)}
        for name, word in GROUPS.items()
    ]


def _told(desk: Desk, name: str) -> str:
    top = desk.top
    if name == "umum":
        return str(top.get("audience", "")) or _("Peserta belum disebut")
    if name == "dampak":
        return str(top.get("impact", {}).get("change", "")) or _("Belum diisi")
    if name == "pengajar":
        return ", ".join(str(row.get("name", "")) for row in top.get("teacher", [])) or _(
            "Belum diisi"
        )
    count = len(top.get({"hasil": "outcome", "peraturan": "regulation"}[name], []))
    if name == "hasil":
        return ngettext("%(count)s hasil", "%(count)s hasil", count) % {"count": count}
    return ngettext("%(count)s peraturan", "%(count)s peraturan", count) % {"count": count}
