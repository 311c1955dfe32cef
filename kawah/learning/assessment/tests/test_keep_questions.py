"""Keeping questions: changed ones become versions, gone ones are retired, none is forgotten."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from kawah.learning.assessment.api import Bank, Item, Question, Text, TrueFalse
from kawah.learning.assessment.keeping import (
    Kept,
    add_questions,
    keep_questions,
    newest_questions,
)
from tests.factories import NOW, make_agency

LATER = NOW + timedelta(days=1)


def question(key, *, is_true=True, tags=()):
    return Question(key, key, Text(f"Benarkah {key}?"), TrueFalse(is_true), tags=tags)


A, B, C, D = (question(key) for key in "abcd")


@pytest.fixture
def bank(db):
    return Bank.objects.create(agency=make_agency(), key="bank.gift")


def test_new_questions_are_kept_in_the_order_of_their_file(bank):
    assert keep_questions(bank, [B, A], now=NOW) == Kept(created=2)
    assert newest_questions(bank) == [B, A]


def test_the_same_file_again_changes_nothing(bank):
    keep_questions(bank, [A, B], now=NOW)
    assert keep_questions(bank, [A, B], now=LATER) == Kept(same=2)
    assert {item.versions.count() for item in bank.items.all()} == {1}


def test_a_changed_question_becomes_a_new_version_beside_the_old(bank):
    keep_questions(bank, [A], now=NOW)
    changed = question("a", is_true=False, tags=("ujian", "o1", "ujian"))
    assert keep_questions(bank, [changed], now=LATER) == Kept(changed=1)
    item = bank.items.get()
    versions = item.versions.order_by("number")
    assert [row.question for row in versions] == [A, changed]
    assert [row.made_at for row in versions] == [NOW, LATER]
    assert sorted(item.tags.values_list("tag", flat=True)) == ["o1", "ujian"]


def test_a_question_gone_from_its_file_is_retired_and_comes_back_as_it_was(bank):
    keep_questions(bank, [A, B], now=NOW)
    keep_questions(bank, [A], now=LATER)
    assert newest_questions(bank) == [A]
    assert Item.objects.get(key="b").is_retired
    assert keep_questions(bank, [B, A], now=LATER) == Kept(same=2)
    assert newest_questions(bank) == [B, A]


def test_adding_retires_nothing(bank):
    keep_questions(bank, [A, B], now=NOW)
    assert add_questions(bank, [C], now=LATER) == Kept(created=1)
    assert newest_questions(bank) == [A, B, C]


def test_adding_goes_on_counting(bank):
    add_questions(bank, [A, B], now=NOW)
    add_questions(bank, [C, B, D], now=LATER)
    assert list(bank.items.order_by("seq").values_list("key", "seq")) == [
        ("a", 1),
        ("b", 2),
        ("c", 3),
        ("d", 4),
    ]


def test_a_retired_question_that_is_added_comes_last(bank):
    keep_questions(bank, [A, B], now=NOW)
    keep_questions(bank, [B], now=NOW)
    assert add_questions(bank, [A, C], now=LATER) == Kept(created=1, same=1)
    assert newest_questions(bank) == [B, A, C]


def test_adding_wakes_nothing_that_was_retired(bank):
    keep_questions(bank, [A, B], now=NOW)
    keep_questions(bank, [A], now=NOW)
    add_questions(bank, [C], now=LATER)
    assert Item.objects.get(key="b").is_retired


class AnyRunOfFiles(TestCase):
    @given(
        st.lists(
            st.dictionaries(st.sampled_from("abcd"), st.booleans(), max_size=4),
            min_size=1,
            max_size=4,
        )
    )
    def test_a_bank_holds_what_its_last_file_says(self, contents):
        bank = Bank.objects.create(agency=make_agency(), key="bank.gift")
        for said in contents:
            questions = [question(key, is_true=value) for key, value in said.items()]
            keep_questions(bank, questions, now=NOW)
        assert newest_questions(bank) == questions
