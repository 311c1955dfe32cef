"""What became of an uploaded file: how much came in, and what did not."""

from pathlib import PurePosixPath
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from msgspec import Struct

from kawah.learning.assessment.api import read_questions
from kawah.learning.curriculum.api import structure, writing
from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import panel
from kawah.web.trainer.studio.desk import Desk, desk_for

AT_MOST = 200


class Brought(Struct, frozen=True):
    questions: int
    losses: tuple[tuple[str, str, str], ...]


@may(Verb.TEACH)
def report(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    banks = [brought for path in _banks(desk) if (brought := _brought(desk, path))]
    judged = panel.panel_of(desk)
    told = [loss for bank in banks for loss in bank.losses]
    losses = [*told, *(loss for loss in judged.losses if loss not in told)]
    context = {
        "desk": desk,
        "panel": judged,
        "modules": len(structure.modules(desk.top)),
        "activities": len(list(structure.activities(desk.top))),
        "questions": sum(bank.questions for bank in banks),
        "files": len(desk.paths),
        "losses": losses[:AT_MOST],
        "more": max(0, len(losses) - AT_MOST),
    }
    return render(request, "trainer/studio/report.html", context)


def _banks(desk: Desk) -> list[str]:
    return [row["file"] for row in desk.top.get("bank", []) if row.get("file") in desk.paths]


def _brought(desk: Desk, path: str) -> Brought | None:
    file = writing.file_of(desk.manuscript, path)
    if file is None:
        return None
    try:
        reading = read_questions(PurePosixPath(path).name, file.raw)
    except QuestionFileUnusable:
        return None  # told among the faults
    losses = ((f"{path}: {loss.where}", loss.what, loss.why) for loss in reading.losses)
    return Brought(len(reading.questions), tuple(losses))
