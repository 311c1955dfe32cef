"""What is written comes back the same, through either format and from one to the other."""

from collections.abc import Callable
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings

from kawah.lib.questions import gift, moodle_xml
from kawah.lib.questions.reading import Reading, Writing
from kawah.lib.questions.shape import Accepted, Question, Short, Text
from kawah.lib.questions.tests import fixtures, generated

Read: TypeAlias = Callable[[bytes], Reading]
Write: TypeAlias = Callable[[list[Question]], Writing]
BOTH: list[tuple[Read, Write]] = [(gift.read, gift.write), (moodle_xml.read, moodle_xml.write)]
slowly = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("read", "write"), BOTH)
@pytest.mark.parametrize("name", fixtures.VERDICTS["gift"])
def test_a_gift_fixture_comes_back(name: str, read: Read, write: Write):
    questions = gift.read((fixtures.GIFT / name).read_bytes()).questions
    if questions:
        writing = write(list(questions))
        assert (read(writing.data).questions, writing.losses) == (questions, ())


@fixtures.needs_moodle_xml
@pytest.mark.parametrize(("read", "write"), BOTH)
@pytest.mark.parametrize("name", fixtures.VERDICTS["moodle-xml"])
def test_a_moodle_xml_fixture_comes_back(name: str, read: Read, write: Write):
    questions = moodle_xml.read((fixtures.MOODLE_XML / name).read_bytes()).questions
    if questions:
        writing = write(list(questions))
        assert (read(writing.data).questions, writing.losses) == (questions, ())


@pytest.mark.parametrize(("read", "write"), BOTH)
@slowly
@given(questions=generated.question_lists)
def test_any_question_comes_back(read: Read, write: Write, questions: list[Question]):
    writing = write(questions)
    assert list(read(writing.data).questions) == questions
    assert writing.losses == ()


@pytest.mark.parametrize(("read", "write"), BOTH)
def test_what_a_format_cannot_hold_is_a_named_loss(read: Read, write: Write):
    padded = Question("k", "t", Text("  Apa? "), Short((Accepted("ini"),)))
    assert [(loss.kind, loss.name) for loss in write([padded]).losses] == [("changed", "t")]


def test_a_gift_file_written_twice_is_the_same_file():
    source = (fixtures.GIFT / "numerical1.gift").read_bytes()
    once = gift.write(gift.read(source).questions).data
    assert gift.write(gift.read(once).questions).data == once
