"""The question banks of a course folder: `[[bank]] file = "soal/bank.gift"`."""

from pathlib import PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from kawah.learning.assessment.banks import Bank, can_be_key
from kawah.learning.assessment.keeping import keep_questions, newest_questions
from kawah.learning.assessment.question_files import read_questions, written
from kawah.learning.curriculum.api import Folder, Version, keep_source, source_of
from kawah.lib.questions.reading import QuestionFileUnusable, refuse_by_number
from kawah.lib.questions.shape import Question

BEGINNING = ("empty", "no_questions")  # what a bank is before its first question


class BankPart:
    keys = ("file",)

    def write(self, version: Version, nodes: list[dict[str, Any]], folder: Folder) -> None:
        for node in nodes:
            path = str(node.get("file", ""))
            content = folder.get(path, where="course.toml: [[bank]]")
            if content is not None:
                self._take_in(version, path, content, folder)

    def _take_in(self, version: Version, path: str, content: bytes, folder: Folder) -> None:
        if not can_be_key(path):
            sentence = _("Jalur menjadi nama bank soal; pakai nama yang lebih pendek.")
            folder.fault(path[:60], sentence)
            return
        try:
            reading = read_questions(PurePosixPath(path).name, content)
            refuse_by_number(reading.questions)
        except QuestionFileUnusable as error:
            begins = _("Bank soal ini belum berisi soal. Tulis soal pertamanya.")
            folder.fault(path, begins if error.reason in BEGINNING else str(error))
            return
        for loss in reading.losses:
            folder.lose(f"{path}: {loss.where}", loss.what, loss.why)
        if not reading.questions:
            folder.fault(path, _("Berkas soal ini tidak berisi soal yang dapat dipakai."))
            return
        bank, _new = Bank.objects.get_or_create(
            agency=version.course.agency, course=version.course, key=path
        )
        kept = keep_questions(bank, reading.questions, now=folder.now)
        folder.count("question", kept.created)
        folder.count("question_version", kept.changed)
        keep_source(version, path, content)

    def read(self, version: Version, folder: Folder) -> list[dict[str, Any]]:
        """The folder's own banks first, then those that came into the course by themselves."""
        banks = {bank.key: bank for bank in Bank.objects.filter(course=version.course)}
        named = [node["file"] for node in version.banks]
        added = sorted(banks.keys() - set(named))
        kept = {key: newest_questions(banks[key]) for key in [*named, *added]}
        for key, questions in kept.items():
            if questions:
                folder.put(key, self._written(version, key, questions, folder))
        return [{"file": key} for key, questions in kept.items() if questions]

    def _written(
        self, version: Version, key: str, questions: list[Question], folder: Folder
    ) -> bytes:
        """The file as its author wrote it, while it says the same; else written anew."""
        name = PurePosixPath(key).name
        source = source_of(version, key)
        if source is not None and list(read_questions(name, source).questions) == questions:
            return source
        writing = written(name, questions)
        for loss in writing.losses:
            folder.lose(f"{key}: {loss.where}", loss.what, loss.why)
        return writing.data
