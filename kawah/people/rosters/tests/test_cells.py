from hypothesis import given
from hypothesis import strategies as st

from kawah.people.rosters import cells


@given(st.text(st.characters(max_codepoint=0x2100), max_size=40))
def test_what_needs_no_tidying_is_what_tidying_would_leave(text):
    slowly = cells.SPACES.sub(" ", cells.INVISIBLE.sub("", text)).strip()
    assert cells.tidy(text) == slowly


def test_a_long_cell_is_cut():
    assert len(cells.tidy("a" * 5000)) == cells.LONGEST
