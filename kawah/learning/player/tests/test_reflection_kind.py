"""A reflection from its folder and back."""

import pytest

from kawah.learning.curriculum.api import facts_of
from kawah.learning.player.reflection_kind import ReflectionKind

PROMPT = "Ceritakan satu hari ketika pemohon menunggu terlalu lama."


def test_a_reflection_comes_back_as_it_was_written(activity, folder):
    row = activity("reflection")
    node = {"key": "r", "kind": "reflection", "prompt": PROMPT, "min_words": 40}
    ReflectionKind().write(row, node, folder)
    assert ReflectionKind().read(row, folder) == {"prompt": PROMPT, "min_words": 40}


def test_a_reflection_without_a_least_length_says_none(activity, folder):
    row = activity("reflection")
    ReflectionKind().write(row, {"prompt": PROMPT}, folder)
    assert ReflectionKind().read(row, folder) == {"prompt": PROMPT}


def test_a_reflection_says_how_long_it_takes(activity, folder):
    row = activity("reflection")
    ReflectionKind().write(row, {"prompt": PROMPT, "min_words": 40}, folder)
    facts = facts_of(row)
    assert (facts.words, facts.reading_seconds, facts.estimated_minutes) == (8, 41, 4.1)


@pytest.mark.parametrize(
    "node", [{}, {"prompt": ""}, {"prompt": PROMPT, "min_words": -1}, {"prompt": 7}]
)
def test_a_reflection_without_a_usable_prompt_is_a_fault(activity, folder, node):
    ReflectionKind().write(activity("reflection"), node, folder)
    assert folder.faults[0][0] == "course.toml: janji"
