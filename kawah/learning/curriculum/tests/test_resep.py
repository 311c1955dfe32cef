"""Each rule of the resep check: what it finds and what it leaves alone."""

from datetime import date

import pytest
from msgspec.structs import replace

from kawah.learning.curriculum.blueprint import Blueprint, Goal, Part
from kawah.learning.curriculum.facts import Facts
from kawah.learning.curriculum.policies import DEMANDS, listed_on
from kawah.learning.curriculum.resep import (
    ERROR,
    LATER,
    OFF,
    REFERENCE,
    WARNING,
    Weight,
    rules,
)
from kawah.learning.curriculum.resep import check as check_by
from kawah.lib import tables

TODAY = date(2026, 10, 5)
LESSON = Part(
    key="pelajaran",
    title="Pelajaran",
    kind="lesson",
    minutes=30,
    taught_by="widyaiswara",
    outcomes=("o1",),
    facts=Facts(estimated_minutes=35.0, has_feedback=True, practitioner_parts=1, cites=("uu25",)),
)
EXAM = Part(
    key="ujian",
    title="Ujian",
    kind="quiz",
    minutes=15,
    taught_by="",
    outcomes=("o1",),
    facts=Facts(estimated_minutes=10.0, is_assessment=True, items_by_outcome={"o1": 4}),
)
GOOD = Blueprint(
    minutes=45,
    minutes_per_jp=45,
    reviewed_on=date(2026, 8, 1),
    impact={"change": "a", "measure": "b", "after_days": 90},
    teacher_roles=frozenset({"widyaiswara", "praktisi"}),
    markers=1,
    repealed=frozenset(),
    regulations=frozenset({"uu25"}),
    goals=(Goal("o1", "Hasil", is_main=True),),
    parts=(LESSON, EXAM),
)


def check(blueprint, *, today):
    return check_by(blueprint, listed_on(today), today=today)


def course(**changes):
    return replace(GOOD, **changes)


def lesson(**facts):
    return (replace(LESSON, facts=replace(LESSON.facts, **facts)), EXAM)


def found(blueprint, *, today=TODAY):
    return {
        (finding.code, finding.where)
        for finding in check(blueprint, today=today)
        if finding.severity != LATER
    }


BROKEN = {
    "outcome_taught": (course(parts=(replace(LESSON, taught_by="praktisi"), EXAM)), "o1"),
    "outcome_practised": (course(parts=lesson(has_feedback=False)), "o1"),
    "outcome_assessed": (
        course(parts=(LESSON, replace(EXAM, facts=Facts(estimated_minutes=10.0)))),
        "o1",
    ),
    "main_outcome_practitioner": (course(parts=lesson(practitioner_parts=0)), "o1"),
    "teaching_pair": (course(teacher_roles=frozenset({"widyaiswara"})), ""),
    "impact_named": (course(impact={"change": "a", "measure": "", "after_days": 90}), ""),
    "reviewed_recently": (course(reviewed_on=date(2025, 10, 4)), ""),
    "no_repealed_regulation": (course(repealed=frozenset({"uu25"})), "pelajaran"),
    "known_regulation": (course(regulations=frozenset()), "pelajaran"),
    "offline_budget": (course(parts=lesson(offline_bytes=5_000_001)), ""),
    "media_has_text": (course(parts=lesson(pictures_without_text=("a.svg",))), "pelajaran"),
    "draws_satisfied": (course(parts=lesson(short_pools=("ujian",))), "pelajaran"),
    "essays_marked": (course(markers=0, parts=lesson(essays=1, has_pass_mark=True)), "pelajaran"),
    "essays_decide": (course(parts=lesson(essays=1)), "pelajaran"),
    "whole_jp": (course(minutes=50), ""),
    "minutes_plausible": (course(parts=lesson(estimated_minutes=25.0)), ""),
}


def test_a_course_that_meets_the_resep_has_no_findings():
    assert found(GOOD) == set()


@pytest.mark.parametrize("code", BROKEN)
def test_a_rule_finds_what_it_is_for_and_nothing_else(code):
    blueprint, where = BROKEN[code]
    assert found(blueprint) == {(code, where)}


def test_minutes_beyond_any_content_are_an_error_and_not_a_warning_as_well():
    padded = course(parts=lesson(estimated_minutes=15.0))
    assert found(padded) == {("minutes_justified", "")}


@pytest.mark.parametrize(
    ("code", "place"),
    [
        ("draws_satisfied", "Kegiatan “Pelajaran” (pelajaran)"),
        ("outcome_taught", "Hasil belajar “Hasil” (o1)"),
        ("teaching_pair", "Kursus"),
    ],
)
def test_a_finding_names_what_it_is_about(code, place):
    assert check(BROKEN[code][0], today=TODAY)[0].place == place


@pytest.mark.parametrize(
    "blueprint",
    [
        course(reviewed_on=date(2025, 10, 5)),
        course(parts=lesson(offline_bytes=5_000_000)),
        course(parts=(replace(LESSON, taught_by="both"), EXAM)),
        course(parts=lesson(estimated_minutes=26.0)),
        course(minutes=0),
    ],
)
def test_at_the_limit_nothing_is_found(blueprint):
    assert found(blueprint) == set()


def test_a_course_never_reviewed_is_found():
    assert found(course(reviewed_on=None)) == {("reviewed_recently", "")}


def test_a_review_in_the_future_is_no_review():
    assert found(course(reviewed_on=date(2026, 10, 6))) == {("reviewed_recently", "")}
    assert found(course(reviewed_on=TODAY)) == set()


def test_what_may_be_skipped_neither_teaches_nor_practises_nor_assesses():
    optional = course(parts=(replace(LESSON, is_required=False), EXAM))
    missing = ("outcome_taught", "outcome_practised", "main_outcome_practitioner")
    assert found(optional) == {(code, "o1") for code in missing}
    without_exam = course(parts=(LESSON, replace(EXAM, is_required=False)))
    assert found(without_exam) == {("outcome_assessed", "o1")}


def test_a_film_without_words_is_found_as_a_picture_is():
    mute = course(parts=lesson(media_without_text=("a.webm",)))
    assert found(mute) == {("media_has_text", "pelajaran")}


def test_a_side_outcome_needs_no_practitioner():
    goals = (Goal("o1", "Hasil", is_main=False),)
    assert found(course(goals=goals, parts=lesson(practitioner_parts=0))) == set()


def test_a_practitioner_may_teach_the_whole_activity_instead():
    parts = (*lesson(practitioner_parts=0), replace(LESSON, key="kasus", taught_by="praktisi"))
    assert ("main_outcome_practitioner", "o1") not in found(course(parts=parts))


def test_every_outcome_is_looked_at_alone():
    goals = (*GOOD.goals, Goal("o2", "Lain", is_main=False))
    names = {"outcome_taught", "outcome_practised", "outcome_assessed"}
    assert found(course(goals=goals)) == {(name, "o2") for name in names}


def test_errors_come_first_and_later_pillars_last():
    bad = course(minutes=50, reviewed_on=None)
    severities = [finding.severity for finding in check(bad, today=TODAY)]
    assert severities == [ERROR, WARNING, LATER, LATER, LATER, LATER]


def test_every_row_of_the_policy_has_its_rule_and_every_rule_its_row():
    assert {row["code"] for row in tables.rows(REFERENCE)} == set(rules())


def test_everything_that_may_be_weighed_otherwise_has_its_words():
    later = {row["code"] for row in tables.rows(REFERENCE) if row["severity"] == LATER}
    assert set(DEMANDS) == set(rules()) - later


def test_what_policy_turns_off_is_not_found_and_a_warning_is_one():
    bad = course(minutes=50)
    assert check_by(bad, [Weight("whole_jp", OFF)], today=TODAY) == []
    [found_now] = check_by(bad, [Weight("whole_jp", WARNING)], today=TODAY)
    assert found_now.severity == WARNING


def test_a_policy_not_yet_in_force_finds_nothing():
    assert check(course(reviewed_on=None), today=date(2025, 12, 31)) == []


def test_every_sentence_is_whole():
    for blueprint, _where in BROKEN.values():
        for finding in check(blueprint, today=TODAY):
            assert finding.sentence.endswith(".") and "%(" not in finding.sentence
