"""Whatever is sent, a block answers or says what is missing."""

import contextlib

from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.learning.player.blocks import ANSWERABLE
from kawah.learning.player.feedback import feedback_on
from kawah.learning.player.given import AnswerIncomplete, demand_whole, taken
from kawah.learning.player.reading import read
from kawah.learning.player.tests.conftest import LESSON

BLOCKS = [block for block in read(LESSON).blocks if isinstance(block, ANSWERABLE)]
NAMES = [
    f"{block.id}{part}" for block in BLOCKS for part in ("", ":0", ":1", ":because", ":x", ":-1")
]
VALUES = st.sampled_from(["0", "1", "25", "true", "false", "Esa", "holds", "differs", "-1", "²"])


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(VALUES | st.text(max_size=8), max_size=3), max_size=12
    )
)
def test_any_fields_are_an_answer_or_name_what_is_missing(fields):
    for block in BLOCKS:
        given_to_block = taken(block, fields, seed="janji")
        with contextlib.suppress(AnswerIncomplete):
            demand_whole(block, given_to_block)
            feedback = feedback_on(block, given_to_block)
            assert feedback.html and (feedback.fraction is None or 0 <= feedback.fraction <= 1)
