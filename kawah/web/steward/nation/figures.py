"""Reference data in one place: every dated table, and who changed which figure when."""

from collections.abc import Iterable, Sequence

import msgspec
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.earned.hours.api import Rule, Target, subject_of
from kawah.learning.curriculum.api import policies
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Status, open_proposals, thing_named
from kawah.records.api import Change
from kawah.web.shell import telling
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation import differences
from kawah.web.steward.nation.framework_words import names_of
from kawah.web.steward.nation.reference import TABLES, Figure

ON_A_PAGE, CHANGES = 50, 20
STATES = {Status.VERIFIED: "done", Status.PARTLY: "waiting", Status.UNVERIFIED: "mend"}
SUBJECTS = {
    "konversi-jp": "jp_rule/",
    "target-jp": "jp_target/",
    "kompetensi": "competency/",
    "standar-jabatan": "standard/",
    "resep": "resep/",
}
FIGURE_ACTS = (
    "hours.figure_changed",
    "hours.figure_amended",
    "hours.figure_withdrawn",
    "framework.proposed",
    "framework.changed",
    "framework.plan_withdrawn",
    "resep.changed",
    "resep.amended",
    "resep.plan_withdrawn",
)


class Row(msgspec.Struct, frozen=True):
    """A table as listed."""

    key: str
    title: str
    told: str
    count: int
    unsure: int
    planned: int


@may(Verb.GOVERN)
def figures(request: PersonRequest) -> HttpResponse:
    rows = []
    for key, table in TABLES.items():
        every = list(table.rows())
        held = [one for one in every if one.holds(request.today)]
        rows.append(
            Row(
                key=key,
                title=str(table.title),
                told=str(table.told),
                count=len(held),
                unsure=sum(one.status not in ("", Status.VERIFIED) for one in held),
                planned=sum(
                    one.valid_from is not None and one.valid_from > request.today for one in every
                ),
            )
        )
    waiting = open_proposals().count()
    context = {"rows": rows, "steps": _changes(*SUBJECTS.values()), "waiting": waiting}
    return render(request, "steward/figures.html", context)


@may(Verb.GOVERN)
def table(request: PersonRequest, table: str) -> HttpResponse:
    found = TABLES.get(table)
    if found is None:
        raise Http404
    page = Paginator(_shown(found.rows(), request), ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "table": found,
        "page": page,
        "is_past_too": request.GET.get("lihat") == "semua",
        "today": request.today,
        "steps": _changes(SUBJECTS[table]) if table in SUBJECTS else [],
    }
    return render(request, "steward/figure_table.html", context)


def _shown(rows: Iterable[Figure], request: PersonRequest) -> Sequence[tuple[Figure, str]]:
    """What holds or is planned, or everything that ever held; with the shape of its status."""
    every = request.GET.get("lihat") == "semua"
    kept = [one for one in rows if every or one.valid_to is None or one.valid_to >= request.today]
    return [(one, STATES[Status(one.status)] if one.word else "") for one in kept]


def _changes(*beginnings: str) -> list[telling.Step]:
    """Who changed which figure when, from what to what, and why; the latest first."""
    about = Q()
    for beginning in beginnings:
        about |= Q(subject__startswith=beginning)
    found = Change.objects.filter(about, agency="", verb__in=FIGURE_ACTS)
    rows = list(found.order_by("-at", "-pk")[:CHANGES])
    names = _names(row.subject for row in rows)
    return [
        msgspec.structs.replace(step, whom=names.get(row.subject, ""))
        for row, step in zip(rows, differences.told(rows), strict=True)
    ]


def _names(subjects: Iterable[str]) -> dict[str, str]:
    """What each thing is called, by how its changes are noted."""
    wanted = set(subjects)
    kinds = {subject.partition("/")[0] for subject in wanted}
    names: dict[str, str] = {}
    if "jp_rule" in kinds:
        names |= {subject_of(row): f"{row.form} ({row.code})" for row in Rule.objects.all()}
    if "jp_target" in kinds:
        for target in Target.objects.all():
            names[subject_of(target)] = str(target.get_employment_kind_display())
    things = [one for one in wanted if one.startswith(("competency/", "standard/"))]
    names |= names_of(map(thing_named, things)) if things else {}
    for code, demand in policies.DEMANDS.items():
        names[f"resep/{code}"] = str(demand)
    return names
