"""Handing in by one's own will: what is open is told before, and essays keep their length."""

from collections.abc import Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from kawah.learning.assessment.attempts import Attempt, Response
from kawah.learning.assessment.taking import submit
from kawah.lib.markdown import words_in
from kawah.lib.questions.completeness import is_whole, words_beyond
from kawah.lib.questions.numerals import readings
from kawah.lib.questions.shape import Essay, Numeric


class PaperIncomplete(Exception):
    """An essay is too short or too long, or a practice is blank; `sentences` says so for each
    question by its place."""

    def __init__(self, sentences: dict[int, str]) -> None:
        super().__init__(" ".join(sentences.values()))
        self.sentences = sentences


def hand_in(attempt: Attempt, *, happened_at: datetime, now: datetime) -> Attempt:
    """Hand an attempt in; what is written stays. Raises PaperIncomplete while there is time."""
    if attempt.submitted_at is None and not is_due(attempt, now=now):
        rows = attempt.responses.select_related("item_version").order_by("seq")
        if wrong := faults_in(rows, is_exam=attempt.quiz.is_exam):
            raise PaperIncomplete(wrong)
    return submit(attempt, happened_at=happened_at, now=now)


def is_due(attempt: Attempt, *, now: datetime) -> bool:
    """Whether the time given is up, although answers under way are still taken in."""
    return attempt.due_at is not None and now >= attempt.due_at


def open_questions(responses: Iterable[Response]) -> list[int]:
    """The places of questions that are not answered, or not wholly."""
    return [
        response.seq
        for response in responses
        if not is_whole(response.item_version.question.body, response.answer)
    ]


def faults_in(responses: Iterable[Response], *, is_exam: bool) -> dict[int, str]:
    """A sentence for each essay that is too short or too long and each number that is none, by
    its place.

    Practice is completed by handing it in, so its essay has to be written, and one question has to
    be answered; in an exam an empty answer earns nothing.
    """
    rows = list(responses)
    told = {row.seq: _fault(row, is_exam=is_exam) for row in rows}
    found = {seq: sentence for seq, sentence in told.items() if sentence}
    if rows and not found and not is_exam and not any(row.is_answered for row in rows):
        return {rows[0].seq: _("Jawab sedikitnya satu soal, lalu kirim.")}
    return found


def _fault(response: Response, *, is_exam: bool) -> str:
    body, answer = response.item_version.question.body, response.answer
    if isinstance(body, Numeric) and answer is not None and not readings(str(answer)):
        return _("Tulis dengan angka, misalnya 3 atau 2,5.")
    if not isinstance(body, Essay):
        return ""
    if not is_whole(body, answer):
        return "" if is_exam else _("Tulis dahulu jawaban Anda untuk soal ini, lalu kirim.")
    beyond = words_beyond(body, answer)
    words = {"count": words_in(str(answer)), "low": body.min_words, "high": body.max_words}
    if beyond < 0:
        sentence = _("Tulisan Anda %(count)d kata; yang diminta sedikitnya %(low)d kata.")
        return sentence % words
    if beyond > 0:
        return _("Tulisan Anda %(count)d kata; yang diminta paling banyak %(high)d kata.") % words
    return ""
