"""How the questions of a quiz behaved, in words a trainer can act on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.learning.assessment.api import (
    Analysis,
    Drawn,
    ItemAnalysis,
    Quiz,
    Sign,
    analyse,
    is_steady,
)
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching, words

STATES = {
    Sign.WRONG_WAY: "late",
    Sign.TOO_HARD: "mend",
    Sign.WEAK: "waiting",
    Sign.TOO_EASY: "waiting",
    Sign.TOO_FEW: "todo",
    Sign.SOUND: "done",
}


@may(Verb.TEACH)
def analysis(request: PersonRequest, course: UUID, activity: UUID) -> HttpResponse:
    taught = teaching.taught_course(request.person, course)
    rows = Quiz.objects.filter(activity__uuid=activity, activity__version__in=taught.versions)
    quiz = rows.select_related("activity__version").first()
    if quiz is None:
        raise Http404
    found = analyse(quiz)
    context = {
        "taught": taught,
        "course": taught.course,
        "is_kept": teaching.is_kept(taught),
        "quiz": quiz,
        "analysis": found,
        "whole": _whole(found),
        "rows": [_row(item) for item in sorted(found.items, key=_is_untouched)],
    }
    return render(request, "trainer/analysis.html", context)


def _is_untouched(item: ItemAnalysis) -> bool:
    """What was mended comes first: there is something to do about it."""
    return item.mended is None


def _row(item: ItemAnalysis) -> dict[str, Any]:
    ease = item.statistics.difficulty
    return {
        "title": words.beginning(item.version.question.stem) or item.version.question.title,
        "name": item.version.question.title,
        "stem": words.html_of(item.version.question.stem),
        "answered": item.statistics.answered,
        "percent": None if ease is None else round(ease * 100),
        "discrimination": item.statistics.discrimination,
        "state": "doing" if item.mended else STATES[item.sign],
        "word": _("Sudah diperbaiki") if item.mended else _word(item.sign),
        "advice": _advice_on(item),
        "options": [_option(option) for option in item.options],
        "mended": item.mended,
    }


def _option(option: Drawn) -> dict[str, Any]:
    held = option.statistics
    return {
        "words": option.words,
        "chosen": held.chosen,
        "share": None if held.share is None else round(held.share * 100),
        "rest": None if held.mean_rest is None else round(held.mean_rest * 100),
        "is_right": option.is_right,
        "is_idle": option.is_idle,
        "is_luring": option.is_luring,
    }


def _whole(found: Analysis) -> str:
    if found.alpha is None:
        return _without_alpha(found)
    if is_steady(found.alpha):
        return _("Soal-soalnya mengukur hal yang sama dengan ajek; hasilnya dapat diandalkan.")
    return _("Soal-soalnya belum cukup ajek; perbaiki dahulu soal yang ditandai di bawah.")


def _without_alpha(found: Analysis) -> str:
    if found.is_drawn:
        return _("Setiap lembar diundi sendiri, jadi keajekan seluruh kuis tidak dihitung.")
    return _("Keajekan kuis ini belum dapat dihitung: butuh lebih banyak lembar jawaban.")


def _word(sign: Sign) -> str:
    told = {
        Sign.WRONG_WAY: _("Periksa kunci"),
        Sign.TOO_HARD: _("Terlalu sukar"),
        Sign.WEAK: _("Kurang membedakan"),
        Sign.TOO_EASY: _("Terlalu mudah"),
        Sign.TOO_FEW: _("Belum cukup jawaban"),
        Sign.SOUND: _("Baik"),
    }
    return told[sign]


def _advice_on(item: ItemAnalysis) -> str:
    if item.mended and item.sign == Sign.SOUND:
        return ""
    if item.sign == Sign.WEAK and (item.statistics.discrimination or 0) < 0:
        return _(
            "Yang lebih menguasai sedikit lebih sering salah. Periksa kunci jawaban dan kalimat"
            " soalnya."
        )
    return _advice(item.sign)


def _advice(sign: Sign) -> str:
    told = {
        Sign.WRONG_WAY: _(
            "Peserta yang paling menguasai justru lebih sering salah. Periksa kunci jawaban, lalu"
            " periksa apakah soalnya dapat dibaca dua arti."
        ),
        Sign.TOO_HARD: _(
            "Hanya sedikit yang benar. Periksa apakah pelajarannya membahas ini, dan apakah"
            " kalimatnya jelas."
        ),
        Sign.WEAK: _(
            "Yang menguasai dan yang belum menjawab hampir sama. Pertegas pilihan yang keliru atau"
            " pertajam pertanyaannya."
        ),
        Sign.TOO_EASY: _(
            "Hampir semua benar. Biarkan bila ini hal pokok; selain itu, ganti dengan soal kasus."
        ),
        Sign.TOO_FEW: _("Angka di bawah 10 orang belum dapat dipegang."),
        Sign.SOUND: _("Soal ini dapat dipakai lagi."),
    }
    return told[sign]
