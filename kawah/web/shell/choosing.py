"""What the columns of a file mean: one screen for every list whose headings people explain."""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.people.rosters.api import Column, MappingRefused, Sampled
from kawah.web.shell.asking import PersonRequest

Fault = tuple[int | None, str]  # the place of the field where there is one, and a sentence


class Chosen(Struct, frozen=True):
    """A file as it is shown; `listed` and `dropped` are the addresses of its list and of throwing
    it away, `title` what the list is called."""

    name: str
    title: str
    listed: str
    dropped: str
    columns: Sequence[Column]
    asked: Sequence[Sampled]
    meant: Sequence[str]


def choose(
    request: PersonRequest, file: Chosen, *, mean: Callable[[list[str]], None]
) -> HttpResponse | None:
    """The page that asks; None once `mean` has taken the answer over."""
    if request.method != "POST":
        return _page(request, file, list(file.meant), [])
    meant = _sent(request, file)
    try:
        mean(meant)
    except MappingRefused as refusal:
        return _page(request, file, meant, _told(refusal, file.columns))
    return None


def _sent(request: PersonRequest, file: Chosen) -> list[str]:
    width = max((one.place for one in file.asked), default=0) + 1
    known = {column.key for column in file.columns}
    sent = [request.POST.get(f"kolom-{place}", "") for place in range(width)]
    return [key if key in known else "" for key in sent]


def _told(refusal: MappingRefused, columns: Sequence[Column]) -> list[Fault]:
    """Each fault in a sentence."""
    titles = {column.key: column.heading for column in columns}
    twice = _("%(column)s dipilih dua kali. Pilih satu kolom saja.")
    absent = _("Pilih kolom yang berisi %(column)s.")
    return [
        (place, twice % {"column": titles[said]})
        if place is not None
        else (None, absent % {"column": said})
        for place, said in refusal.faults
    ]


def _page(
    request: PersonRequest, file: Chosen, meant: list[str], faults: list[Fault]
) -> HttpResponse:
    wrong = dict(faults)
    fields = [
        (one, meant[one.place] if one.place < len(meant) else "", wrong.get(one.place, ""))
        for one in file.asked
    ]
    context: dict[str, Any] = {"file": file, "fields": fields, "faults": faults}
    return render(request, "shell/columns.html", context, status=400 if faults else 200)
