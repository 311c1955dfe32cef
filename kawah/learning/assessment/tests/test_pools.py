"""Which questions a quiz may draw, and what it tells the resep check about itself."""

import pytest

from kawah.learning.assessment.api import Bank, ItemVersion, Quiz, read_questions
from kawah.learning.assessment.keeping import keep_questions, newest_questions
from kawah.learning.assessment.pools import pool, slots_of
from kawah.learning.curriculum.api import facts_of
from tests import courses
from tests.factories import NOW, make_agency

DRAW = 'draw = [{ tags = ["ujian"], count = 4 }]'


@pytest.fixture
def draft(db):
    def draft(draw=DRAW, **replaced):
        toml = courses.COURSE_TOML.replace(DRAW, draw)
        return courses.draft(make_agency(), course=toml, **replaced)

    return draft


def keys(versions):
    return [version.item.key for version in versions]


def exam_facts(version):
    return facts_of(version.activities.get(key="ujian"))


def test_a_pool_holds_the_questions_with_all_the_tags(draft):
    course = draft().course
    assert keys(pool(course, ["latihan"])) == ["l1", "l2"]
    assert keys(pool(course, ["o1", "latihan"])) == ["l1", "l2"]
    assert len(pool(course, ["o1"])) == 7
    assert pool(course, ["latihan", "ujian"]) == []


def test_a_retired_question_leaves_the_pool(draft):
    course = draft().course
    bank = Bank.objects.get()
    kept = [each for each in newest_questions(bank) if each.key != "l1"]
    keep_questions(bank, kept, now=NOW)
    assert keys(pool(course, ["latihan"])) == ["l2"]


def test_questions_of_another_course_are_not_drawn(draft):
    first, second = draft().course, draft().course
    drawn = {version.pk for version in pool(first, ["o1"])}
    assert not drawn & {version.pk for version in pool(second, ["o1"])}


SHARED = b"""
// [tag:competency:public_service] [tag:level:2]
::k1:: Layanan adil. {T}

// [tag:competency:public_service] [tag:level:3]
::k2:: Layanan ramah. {T}
"""
TAG = "competency:public_service"


def agency_bank(agency, content=SHARED):
    bank = Bank.objects.create(agency=agency, course=None, key="umum.gift")
    keep_questions(bank, read_questions("umum.gift", content).questions, now=NOW)


def drawn_from_agency(agency, names='draw = [{ tags = ["%s"], count = 2, bank = "umum.gift" }]'):
    toml = courses.COURSE_TOML.replace(DRAW, names.replace("%s", TAG))
    return courses.draft(agency, course=toml)


def test_a_bank_of_the_agency_above_is_drawn_from_by_its_name(db):
    above = make_agency()
    agency_bank(above)
    version = drawn_from_agency(make_agency(parent=above))
    (slots,) = slots_of(Quiz.objects.get(activity__key="ujian"), version.course)
    assert (len(slots.pool), slots.count) == (2, 2)
    facts = exam_facts(version)
    assert (facts.short_pools, facts.items_by_outcome) == ((), {"o1": 1})
    assert pool(version.course, [TAG]) == []


def test_a_question_of_the_agency_is_named_with_its_bank(db):
    agency = make_agency()
    agency_bank(agency)
    version = drawn_from_agency(agency, 'items = ["umum.gift#k2", "u1"]')
    (slots,) = slots_of(Quiz.objects.get(activity__key="ujian"), version.course)
    by_pk = ItemVersion.objects.select_related("item").in_bulk()
    assert keys(by_pk[key] for key in slots.pool) == ["k2", "u1"]


def test_a_bank_of_another_agency_is_out_of_reach(db):
    agency_bank(make_agency())
    facts = exam_facts(drawn_from_agency(make_agency()))
    assert (facts.short_pools, facts.questions) == ((f"umum.gift: {TAG}",), 0)


def test_slots_hold_the_named_questions_first(draft):
    version = draft('items = ["u3", "u1"]\ndraw = [{ tags = ["latihan"], count = 1 }]')
    quiz = Quiz.objects.get(activity__key="ujian")
    named, drawn = slots_of(quiz, version.course)
    by_pk = ItemVersion.objects.select_related("item").in_bulk()
    assert keys(by_pk[key] for key in named.pool) == ["u3", "u1"]
    assert (named.count, drawn.count, len(drawn.pool)) == (2, 1, 2)


def test_an_exam_counts_its_questions_for_each_outcome(draft):
    facts = exam_facts(draft())
    assert (facts.questions, facts.items_by_outcome) == (4, {"o1": 4})
    assert facts.is_assessment and not facts.has_feedback
    assert facts.estimated_minutes == 8.0
    assert facts.words > 0 and facts.reading_seconds > 0


def test_practice_gives_feedback_and_measures_nothing(draft):
    facts = facts_of(draft().activities.get(key="latihan"))
    assert facts.has_feedback and not facts.is_assessment
    assert facts.items_by_outcome == {}


def test_practice_without_feedback_is_no_practice(db):
    toml = courses.COURSE_TOML.replace('feedback = "immediate"', 'feedback = "never"')
    version = courses.draft(make_agency(), course=toml)
    assert not facts_of(version.activities.get(key="latihan")).has_feedback


def test_a_pool_too_small_is_named(draft):
    facts = exam_facts(draft('draw = [{ tags = ["ujian", "o1"], count = 6 }]'))
    assert (facts.short_pools, facts.questions) == (("ujian+o1",), 5)


def test_draws_that_take_the_same_questions_are_named(draft):
    draws = 'draw = [{ tags = ["ujian"], count = 3 }, { tags = ["ujian", "o1"], count = 3 }]'
    facts = exam_facts(draft(draws))
    assert (facts.short_pools, facts.questions) == (("ujian+o1",), 5)


def test_a_named_question_is_not_counted_again_in_a_draw(draft):
    both = 'items = ["u1"]\ndraw = [{ tags = ["ujian"], count = 5 }]'
    assert exam_facts(draft(both)).short_pools == ("ujian",)


@pytest.mark.parametrize(("count", "sure"), [(1, {}), (2, {}), (3, {"o1": 1}), (5, {"o1": 3})])
def test_what_only_chance_puts_on_a_paper_assesses_nothing(draft, count, sure):
    bank = courses.BANK.replace("[tag:ujian] [tag:o1]", "[tag:ujian]", 2)
    facts = exam_facts(draft(f'draw = [{{ tags = ["ujian"], count = {count} }}]', bank=bank))
    assert facts.items_by_outcome == sure


def test_a_question_that_is_not_there_is_named(draft):
    assert exam_facts(draft('items = ["u1", "u9"]')).short_pools == ("u9",)
