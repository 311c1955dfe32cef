"""Two texts side by side: the pieces give both back."""

from hypothesis import given
from hypothesis import strategies as st

from kawah.lib.differences import Piece, changed_paragraphs, differences, shortened


def text(pieces, *kinds):
    return "".join(piece.text for piece in pieces if piece.kind in kinds)


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_the_pieces_give_both_texts_back(one, two):
    pieces = differences(one, two)
    assert (text(pieces, "same", "was"), text(pieces, "same", "now")) == (one, two)


def test_a_changed_word_is_told():
    assert differences("satu dua tiga", "satu lima tiga") == [
        Piece("same", "satu "),
        Piece("was", "dua"),
        Piece("now", "lima"),
        Piece("same", " tiga"),
    ]


def test_long_texts_are_compared_by_lines():
    one = "".join(f"baris {number}\n" for number in range(2000))
    pieces = differences(one, one.replace("baris 7\n", "baris tujuh\n"))
    assert [piece.text for piece in pieces if piece.kind == "was"] == ["baris 7\n"]


def test_a_long_stretch_of_both_is_left_out():
    kinds = [piece.kind for piece in shortened(differences("kata " * 90 + "a", "kata " * 90 + "b"))]
    assert kinds == ["same", "skipped", "same", "was", "now"]


def test_only_the_paragraphs_that_differ_are_told():
    found = changed_paragraphs("satu\n\ndua kata\n\ntiga", "satu\n\ndua huruf\n\ntiga\n\nempat")
    assert found == [
        [Piece("same", "dua "), Piece("was", "kata"), Piece("now", "huruf")],
        [Piece("now", "empat")],
    ]


def test_the_same_text_has_no_changed_paragraph():
    assert changed_paragraphs("a\n\nb", "a\r\n\r\n\r\nb\n") == []
