"""Question files by what they hold: Moodle XML, or GIFT."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.reading import Reading, Writing
from kawah.lib.questions.shape import Question


def read_questions(name: str, content: bytes) -> Reading:
    """The questions of a file and what was lost; raises QuestionFileUnusable."""
    is_xml = PurePosixPath(name).suffix.lower() == ".xml" or moodle_xml.recognizes(content)
    return moodle_xml.read(content) if is_xml else gift.read(content)


def written(name: str, questions: Iterable[Question]) -> Writing:
    """The file by its ending, and a loss for each question that would come back changed."""
    is_xml = PurePosixPath(name).suffix.lower() == ".xml"
    return moodle_xml.write(questions) if is_xml else gift.write(questions)


def write_questions(name: str, questions: Iterable[Question]) -> bytes:
    """The file that `read_questions` reads back."""
    return written(name, questions).data
