import pytest

from kawah.learning.assessment import analysis
from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.analysis import analyse
from kawah.learning.assessment.api import Quiz
from kawah.learning.assessment.signs import Sign, sign_of
from kawah.learning.curriculum.api import outline_of
from kawah.learning.enrollment.api import enroll
from tests import courses
from tests.factories import NOW, make_agency, make_person

BANK = courses.BANK.replace("{#3}", "{ =tiga ~satu ~dua }")
WHOLE = courses.COURSE_TOML.replace('tags = ["ujian"], count = 4', 'tags = ["ujian"], count = 5')
RIGHT = {**courses.RIGHT, "u2": 0}
WRONG = {"u1": False, "u2": 1, "u3": 1, "u4": False, "u5": True}


@pytest.fixture
def version(db, clock):
    return courses.published(make_agency(), course=WHOLE, bank=BANK)


def sit(version, person, wrong):
    """Take the exam, with these questions answered wrongly."""
    enrollment = enroll(person, version.course, now=NOW)
    step = next(step for step in outline_of(version.pk).steps if step.key == "ujian")
    attempt = assessment.start(enrollment, step, now=NOW)
    for row in attempt.responses.select_related("item_version"):
        key = row.item_version.question.key
        given = (WRONG if key in wrong else RIGHT)[key]
        assessment.save(attempt, seq=row.seq, answer=given, happened_at=NOW, now=NOW)
    return assessment.submit(attempt, happened_at=NOW, now=NOW)


def exam(version):
    return Quiz.objects.get(activity__version=version, activity__key="ujian")


def test_nobody_has_handed_in(version):
    found = analyse(exam(version))
    assert (found.persons, found.alpha, found.items) == (0, None, ())


def test_shares_and_options_are_those_of_the_answers(version):
    for number in range(12):
        sit(version, make_person(version.course.agency), {"u2", "u3"} if number < 6 else set())
    found = {item.version.question.key: item for item in analyse(exam(version)).items}
    assert found["u2"].statistics.difficulty == 0.5 and found["u2"].sign == Sign.SOUND
    assert [option.statistics.chosen for option in found["u2"].options] == [6, 6, 0]
    assert [option.is_idle for option in found["u2"].options] == [False, False, True]
    assert found["u1"].sign == Sign.TOO_EASY and found["u1"].options == ()


def test_only_the_first_attempt_of_a_person_counts(version):
    person = make_person(version.course.agency)
    first = sit(version, person, {"u1", "u2", "u3"})
    step = next(step for step in outline_of(version.pk).steps if step.key == "ujian")
    again = assessment.start(first.enrollment, step, now=NOW)
    assessment.submit(again, happened_at=NOW, now=NOW)
    found = analyse(exam(version))
    assert found.persons == 1
    assert sum(item.statistics.difficulty or 0 for item in found.items) == 2


def test_answers_to_the_same_question_in_an_earlier_version_of_the_course_count(version):
    for _ in range(2):
        sit(version, make_person(version.course.agency), {"u1"})
    toml = WHOLE.replace('title = "Antrean yang Adil"', 'title = "Antrean Adil"')
    bank = BANK.replace("harus terlihat", "wajib terlihat")
    again = courses.published(version.course.agency, course=toml, bank=bank)
    version.course.refresh_from_db()
    sit(again, make_person(version.course.agency), set())
    found = {item.version.question.key: item for item in analyse(exam(again)).items}
    assert found["u1"].statistics.answered == 3 and found["u1"].statistics.difficulty == 1 / 3
    assert found["u4"].statistics.answered == 1  # its words have changed


def test_of_very_many_the_newest_are_looked_at_and_that_is_said(version, monkeypatch):
    monkeypatch.setattr(analysis, "MOST_PERSONS", 2)
    for wrong in ({"u2"}, {"u2"}):
        sit(version, make_person(version.course.agency), wrong)
    assert not analyse(exam(version)).is_cut
    sit(version, make_person(version.course.agency), set())
    found = analyse(exam(version))
    assert found.is_cut and found.persons == 2
    shares = {item.version.question.key: item.statistics.difficulty for item in found.items}
    assert shares["u2"] == 0.5


def test_an_option_that_draws_those_who_know_more_is_named(version):
    for number in range(12):
        wrong = {"u2"} if number < 6 else {"u3", "u4", "u5"}
        sit(version, make_person(version.course.agency), wrong)
    found = {item.version.question.key: item for item in analyse(exam(version)).items}
    assert [option.is_luring for option in found["u2"].options] == [False, True, False]
    assert found["u2"].options[1].statistics.mean_rest == 1.0


def test_few_queries_however_many_people(version, django_assert_max_num_queries):
    for _ in range(4):
        sit(version, make_person(version.course.agency), set())
    quiz = exam(version)
    with django_assert_max_num_queries(3):
        analyse(quiz)


@pytest.mark.parametrize(
    ("answered", "difficulty", "discrimination", "sign"),
    [
        (9, 0.5, 0.4, Sign.TOO_FEW),
        (10, 0.5, -0.6, Sign.WRONG_WAY),
        (10, 0.5, -0.5, Sign.WEAK),
        (100, 0.5, -0.2, Sign.WRONG_WAY),
        (10, 0.5, -1.0, Sign.WRONG_WAY),
        (10, 0.1, 0.3, Sign.TOO_HARD),
        (10, 0.99, 0.3, Sign.TOO_EASY),
        (10, 0.5, 0.1, Sign.WEAK),
        (10, 0.5, 0.3, Sign.SOUND),
        (10, 0.5, None, Sign.SOUND),
        (10, None, None, Sign.TOO_FEW),
    ],
)
def test_what_the_figures_say(answered, difficulty, discrimination, sign):
    found = sign_of(answered=answered, difficulty=difficulty, discrimination=discrimination)
    assert found == sign
