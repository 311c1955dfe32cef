"""What participants report from their offices, beside each rule of a course."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from kawah.learning.assessment.api import Text
from kawah.learning.player.api import Reality, reality_of
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching, words

SHOWN = 50  # reports under one rule; the newest first


@may(Verb.TEACH)
def reality(request: PersonRequest, course: UUID) -> HttpResponse:
    taught = teaching.taught_course(request.person, course)
    published = [version for version in taught.versions if not version.is_draft]
    parts = [
        {"version": version, "rows": [_row(one) for one in reality_of(version)]}
        for version in published
    ]
    context = {
        "taught": taught,
        "course": taught.course,
        "parts": [part for part in parts if part["rows"]],
        "shown": SHOWN,
    }
    return render(request, "trainer/reality.html", context)


def _row(found: Reality) -> dict[str, Any]:
    block = found.block
    return {
        "title": block.title or found.lesson,
        "lesson": found.lesson,
        "rule": _html(block.rule),
        "practice": _html(block.practice),
        "practitioner": block.practitioner,
        "holds": found.holds,
        "count": found.count,
        "percent": round(100 * found.holds / found.count) if found.count else 0,
        "differs": found.differs[:SHOWN],
        "more": max(0, len(found.differs) - SHOWN),
    }


def _html(text: str) -> SafeString:
    return words.html_of(Text(text, "markdown"))
