"""The tags that the questions of a course carry."""

from collections import Counter
from pathlib import PurePosixPath

from kawah.learning.assessment.api import read_questions
from kawah.learning.curriculum.api import writing
from kawah.lib.questions.reading import QuestionFileUnusable
from kawah.web.trainer.studio.desk import Desk

AT_MOST = 40


def tags_of(desk: Desk) -> list[tuple[str, int]]:
    counted: Counter[str] = Counter()
    for row in desk.top.get("bank", []):
        file = writing.file_of(desk.manuscript, str(row.get("file", "")))
        if file is None:
            continue
        try:
            reading = read_questions(PurePosixPath(file.path).name, file.raw)
        except QuestionFileUnusable:
            continue
        counted.update(tag for question in reading.questions for tag in question.tags)
    return sorted(counted.items())[:AT_MOST]
