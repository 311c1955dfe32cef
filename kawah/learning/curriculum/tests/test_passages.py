"""A remark is found again at its passage, whatever was written meanwhile."""

from hypothesis import given
from hypothesis import strategies as st

from kawah.learning.curriculum.passages import Part, place_of

LONG = "Warga datang membawa waktu. Antrean yang adil menghormati waktu itu, tanpa kecuali."
OTHER = "Petugas mencatat keluhan di buku, lalu membacanya bersama setiap Jumat sore."


def at(held, *texts, quote=""):
    parts = [text if isinstance(text, Part) else Part("", n, text) for n, text in enumerate(texts)]
    return place_of(held, quote, parts)


def test_a_passage_that_moved_is_found_by_its_text():
    assert at(Part("", 0, LONG), OTHER, "Sela", LONG + "\n\n") == 2


def test_a_passage_is_the_same_while_most_of_its_words_are():
    assert at(Part("", 0, LONG), OTHER, LONG.replace("tanpa kecuali", "bagi semua")) == 1


def test_text_that_was_joined_with_other_text_is_found_inside_it():
    assert at(Part("", 0, LONG), "Sela", f"{OTHER}\n\n{LONG}\n") == 1


def test_a_question_keeps_its_remark_whatever_it_asks_now():
    assert at(Part("q1", 3, LONG), Part("q2", 1, LONG), Part("q1", 9, OTHER)) == 1


def test_a_passage_that_was_taken_out_is_gone():
    assert at(Part("", 0, LONG), OTHER, "Sela") is None
    assert at(Part("q1", 0, LONG), Part("q2", 0, OTHER)) is None


def test_of_two_that_say_the_same_it_is_the_nearer_one():
    assert at(Part("", 3, LONG), LONG, OTHER, "Sela", LONG) == 3


def test_remarks_of_earlier_days_are_found_by_what_they_quote():
    assert at(Part("", 1, ""), OTHER, LONG, quote="Warga datang membawa…") == 1
    assert at(Part("", 1, ""), OTHER, LONG, quote=":::tanya Antrean yang adil") == 1
    assert at(Part("", 1, ""), OTHER, LONG, quote="") is None


@given(st.lists(st.text(max_size=30), unique_by=str.strip, max_size=6), st.integers(0, 5))
def test_what_nobody_touched_stays_where_it_is(texts, place):
    parts = [Part("", n, text) for n, text in enumerate(texts)]
    if place < len(parts) and parts[place].kept:
        assert place_of(parts[place], "", parts) == place
