"""Reference data in one place: every dated table, and who changed which figure when."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec
from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.earned.hours.api import Rule, Target, subject_of
from kawah.people.access.api import Verb
from kawah.people.competencies.api import Status
from kawah.records.api import Change
from kawah.web.shell import telling, written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation.reference import TABLES, Figure
from kawah.web.steward.rule_form import RuleForm, TargetForm

ON_A_PAGE, CHANGES = 50, 20
STATES = {Status.VERIFIED: "done", Status.PARTLY: "waiting", Status.UNVERIFIED: "mend"}
SUBJECTS = {"konversi-jp": "jp_rule/", "target-jp": "jp_target/"}


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
    context = {"rows": rows, "steps": _changes("jp_")}
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


def _changes(beginning: str) -> list[telling.Step]:
    """Who changed which figure when, from what to what, and why; the latest first."""
    found = Change.objects.filter(
        agency="", verb__startswith="hours.figure_", subject__startswith=beginning
    )
    rows = list(found.order_by("-at", "-pk")[:CHANGES])
    names = _names()
    return [
        msgspec.structs.replace(step, whom=names.get(row.subject, ""), detail=difference(row))
        for row, step in zip(rows, telling.told(rows), strict=True)
    ]


def _names() -> dict[str, str]:
    """What each rule and each kind of target is called, by how their changes are noted."""
    names = {subject_of(row): f"{row.form} ({row.code})" for row in Rule.objects.all()}
    for target in Target.objects.all():
        names[subject_of(target)] = str(target.get_employment_kind_display())
    return names


def difference(change: Change) -> str:
    """The fields that changed, each from what to what, by their labels in the form."""
    before: dict[str, Any] = change.before if isinstance(change.before, dict) else {}
    after: dict[str, Any] = change.after if isinstance(change.after, dict) else {}
    fields: dict[str, Any] = {**TargetForm.base_fields, **RuleForm.base_fields}
    told = [
        f"{fields[name].label}: {_said(fields[name], before.get(name))} → "
        f"{_said(fields[name], value)}"
        for name, value in after.items()
        if name in fields and before.get(name) != value
    ]
    return "; ".join(told)


def _said(field: Any, value: str | None) -> str:
    """A noted value as its field would show it."""
    if not value:
        return "–"
    if isinstance(field, forms.DecimalField):
        return written.number(Decimal(value))
    if isinstance(field, forms.DateField):
        return written.day(date.fromisoformat(value))
    if isinstance(field, forms.ChoiceField):
        words: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type] # no groups
        return str(words.get(value, value))
    return value
