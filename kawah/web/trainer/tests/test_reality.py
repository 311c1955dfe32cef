"""What participants say of a rule stands beside it, counted, without their names."""

from datetime import timedelta
from uuid import uuid4

import pytest

from kawah.learning.enrollment.api import enroll
from kawah.learning.player.api import answer_block, reality_of
from tests.factories import NOW, make_person
from tests.world import signed_in


def say(side, *said):
    """Someone of the agency answers how the rule is in their office."""
    person = make_person(side.agency, name="Orang yang Bercerita")
    row = enroll(person, side.things.course, now=NOW)
    fields = {"ap1": [said[0]], "ap1:because": list(said[1:])}
    later = NOW + timedelta(minutes=person.pk)
    answer_block(
        row,
        side.things.steps["membaca"],
        "ap1",
        fields,
        statement=uuid4(),
        happened_at=later,
        now=later,
        language="id",
    )


@pytest.fixture
def address(side):
    return f"/mengajar/kursus/{side.things.course.uuid}/kenyataan/"


def test_reports_are_counted_and_the_newest_comes_first(side):
    say(side, "holds")
    say(side, "differs", "Loketnya satu.")
    say(side, "differs", "Nomornya habis.")
    say(side, "differs", "Loketnya satu.")
    say(side, "differs", "Nomornya habis.")
    (found,) = reality_of(side.things.course.published)
    assert (found.holds, found.count) == (1, 5)
    assert found.differs == ("Nomornya habis.", "Loketnya satu.")


def test_the_page_tells_what_differs_and_no_name(
    trainer, side, address, django_assert_max_num_queries
):
    say(side, "differs", "Loketnya <b>satu</b>.")
    with django_assert_max_num_queries(12):
        page = trainer.get(address).content.decode()
    assert "Loketnya &lt;b&gt;satu&lt;/b&gt;." in page and "0 dari 1" in page
    assert "Orang yang Bercerita" not in page


def test_before_anyone_has_said_a_word(trainer, address):
    assert "Belum ada peserta yang menjawab" in trainer.get(address).content.decode()


def test_anothers_course_tells_nothing(other, address):
    assert signed_in(other.people["trainer"]).get(address).status_code == 404
