"""What is late, in plain words, with what to do: hours, certificates, letters, counts."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import house_signs, learning_signs, letter_signs
from kawah.web.steward.signs import Sign


@may(Verb.ADMINISTER)
def health(request: PersonRequest) -> HttpResponse:
    if not request.scope.has_agencies:
        raise Http404
    return _page(
        request, [house_signs.worker(), *_common(request), letter_signs.own_letters(request)]
    )


@may(Verb.GOVERN)
def national_health(request: PersonRequest) -> HttpResponse:
    signs = [
        house_signs.worker(),
        *_common(request, is_national=True),
        letter_signs.letters(),
        house_signs.backup(request.now),
    ]
    return _page(request, signs, is_national=True)


def _page(request: PersonRequest, signs: list[Sign], *, is_national: bool = False) -> HttpResponse:
    late = [one for one in signs if not one.is_well]
    context: dict[str, Any] = {
        "late": late,
        "well": [one for one in signs if one.is_well],
        "is_national": is_national,
        "now": request.now,
    }
    return render(request, "steward/health.html", context)


def _common(request: PersonRequest, *, is_national: bool = False) -> list[Sign]:
    return [
        learning_signs.acts(request),
        learning_signs.certificates(request, is_national=is_national),
        learning_signs.counts(request),
    ]
