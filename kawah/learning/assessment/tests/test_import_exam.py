"""What an exam in course.toml must say."""

import pytest

from kawah.learning.curriculum.importing import CourseRefused
from tests import courses
from tests.factories import make_agency


@pytest.mark.parametrize(
    ("said", "instead", "sentence"),
    [
        ("pass_percent = 75", "", "Ujian memerlukan nilai lulus"),
        ('feedback = "after_attempt"', 'feedback = "immediate"', "saat dikerjakan"),
    ],
)
def test_an_exam_has_a_pass_mark_and_tells_nothing_meanwhile(db, said, instead, sentence):
    toml = courses.COURSE_TOML.replace(said, instead)
    with pytest.raises(CourseRefused, match=sentence):
        courses.draft(make_agency(), course=toml)
