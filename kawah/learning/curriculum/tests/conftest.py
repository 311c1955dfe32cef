"""A course folder as an author hands it in, and the agency it belongs to."""

import pytest

from kawah.learning.curriculum.api import Folder, import_course
from tests import courses
from tests.factories import NOW, load_competencies, make_agency
from tests.once import once


@once
def agency():
    load_competencies()
    return make_agency("nusacandra")


@pytest.fixture
def take_in(agency):
    """Import the small course with some of its files replaced."""

    def take_in(**replaced):
        return import_course(Folder(courses.files(**replaced), agency=agency, now=NOW))

    return take_in


@pytest.fixture
def written(agency, tmp_path):
    """The small course as a folder on disk."""

    def written(**replaced):
        top = tmp_path / "kursus"
        for path, content in courses.files(**replaced).items():
            target = top / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return top

    return written
