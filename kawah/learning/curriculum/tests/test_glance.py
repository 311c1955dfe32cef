"""A course file at a glance: as far as an unfinished one can be read."""

import pytest

from kawah.learning.curriculum import writing
from kawah.learning.curriculum.glance import glance_at
from tests.factories import NOW, make_person

pytestmark = pytest.mark.django_db
WHOLE = """language = "en"
[[regulation]]
key = "uu25"
title = "UU 25/2009"
[[outcome]]
key = "o1"
text = "Mengatur antrean"
[[module]]
[[module.activity]]
key = "membaca"
title = "Membaca"
file = "pelajaran/01.md"
[[module.activity]]
key = "ujian"
"""


def glance(text):
    author = make_person()
    files = {"course.toml": text.encode()}
    made = writing.begin_new(author.agency, key="k", title="K", files=files, by=author, now=NOW)
    return glance_at(made)


def test_what_stands_around_a_lesson_is_known():
    found = glance(WHOLE)
    assert (found.language, found.regulations, found.outcomes) == (
        "en",
        {"uu25": "UU 25/2009"},
        {"o1": "Mengatur antrean"},
    )
    assert found.titles == {"pelajaran/01.md": "Membaca"}
    assert found.keys == {"pelajaran/01.md": "membaca"}


@pytest.mark.parametrize("text", ["", "key = ", "module = 3", "[[module]]\nactivity = 'x'", "\0"])
def test_a_broken_course_file_says_nothing(text):
    found = glance(text)
    assert found.language == "id" and not found.titles and not found.regulations
