"""Questions of an uploaded file taken into a bank, with what was lost."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Question
from kawah.learning.curriculum.api import writing
from kawah.learning.player.api import uploads
from kawah.lib.questions.reading import Loss, QuestionFileUnusable, refuse_by_number
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import bank_text, carrying
from kawah.web.trainer.pen.bank_page import page
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.upload import content_of, name_of


class Report(Struct):
    """What came of a file; with a fault nothing did."""

    fault: str = ""
    added: int = 0
    same: int = 0
    losses: Sequence[Loss] = ()


def take_in(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        fault = _("Pilih berkas soalnya lebih dahulu.")
        return page(request, bench, report=Report(fault), status=400)
    try:
        reading = assessment.read_questions(name_of(upload), content_of(upload))
        refuse_by_number([*bank_text.reading_of(bench.file.path, bench.file.raw).questions])
        refuse_by_number(reading.questions)
    except (QuestionFileUnusable, uploads.FileUnfit) as refusal:
        return page(request, bench, report=Report(str(refusal)), status=400)
    report = Report(losses=reading.losses)
    path = bench.file.path

    def change(raw: bytes, _place: int) -> bytes:
        held = bank_text.reading_of(path, raw).questions
        whole = joined(held, reading.questions)
        report.added, report.same = len(whole) - len(held), len(reading.questions)
        report.same -= report.added
        return bank_text.rewritten(path, raw, whole) if report.added else raw

    whole = replace(order, is_new=True, was="", place=0)
    carrying.carry_out(bench, whole, parts=lambda raw: bank_text.parts(path, raw), change=change)
    now = writing.file_of(bench.manuscript, path) or bench.file
    return page(request, replace(bench, file=now), report=report)


def joined(held: Sequence[Question], coming: Sequence[Question]) -> list[Question]:
    """What is there, and what says something new: another question with a key that is taken comes
    in under a new one, the same question under any key does not come twice."""
    whole = list(held)
    known = {_said(question) for question in held}
    for question in coming:
        if _said(question) not in known:
            known.add(_said(question))
            whole.append(replace(question, key=bank_text.free_key(question.key, whole)))
    return whole


def _said(question: Question) -> str:
    return bank_text.fingerprint(replace(question, key=""))
