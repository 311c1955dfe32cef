"""Every type of question inside a lesson: shown, sent, judged."""

import pytest
from lxml import html as parser

from kawah.learning.player import pieces
from kawah.learning.player.blocks import Ask
from kawah.learning.player.feedback import feedback_on
from kawah.learning.player.given import AnswerIncomplete, demand_whole, taken
from kawah.learning.player.quizzing import (
    Cloze,
    Gap,
    Ordering,
    Question,
    QuestionUnusable,
    Text,
    read_question,
)
from kawah.learning.player.rendering_questions import ask


def block(body, stem="Apa?", form="plain"):
    return Ask(1, "q1", Question("k", "", Text(stem, form), body))


def shown(found):
    made = pieces.joined(ask(found, name="Pertanyaan 1", seed="x"))
    return parser.fragment_fromstring(pieces.neutral(made), create_parent="main")


def judged(found, fields):
    given = taken(found, fields)
    demand_whole(found, given)
    return feedback_on(found, given).fraction


STEPS = Ordering(tuple(Text(f"Langkah {n}") for n in range(12)))


def test_steps_are_shown_mixed_and_numbered_by_the_learner():
    names = [each.get("name") for each in shown(block(STEPS)).iter("select")]
    right = [f"q1:{n}" for n in range(12)]
    assert sorted(names) == sorted(right) and names != right


def test_steps_in_order_are_right_and_backwards_are_not():
    fields = {f"q1:{n}": [str(n + 1)] for n in range(12)}
    assert judged(block(STEPS), fields) == 1
    backwards = {f"q1:{n}": [str(12 - n)] for n in range(12)}
    assert judged(block(STEPS), backwards) == 0


@pytest.mark.parametrize("places", [["1", "1"], ["1", "3"], ["1", "x"], ["1"]])
def test_steps_need_each_place_once(places):
    found = block(Ordering((Text("a"), Text("b"))))
    with pytest.raises(AnswerIncomplete):
        judged(found, {f"q1:{n}": [place] for n, place in enumerate(places)})


GAPS = Cloze(
    (
        Gap(read_question("a {=Kupang =kota Kupang}").body),  # type: ignore[arg-type]
        Gap(read_question("b {=satu ~dua}").body),  # type: ignore[arg-type]
        Gap(read_question("c {#25:0}").body),  # type: ignore[arg-type]
    )
)


@pytest.mark.parametrize("form", ["plain", "markdown", "html"])
def test_gaps_stand_where_the_stem_leaves_them(form):
    root = shown(block(GAPS, "Di [[1]] ada [[2]] loket, [[3]] menit. [[9]]", form))
    stem = root.get_element_by_id("stem-q1")
    fields = [each.get("name") for each in stem.iter("input", "select")]
    assert fields == ["q1:0", "q1:1", "q1:2"] and "[[9]]" in stem.text_content()
    assert [each.get("aria-label") for each in stem.iter("input")] == ["Isian 1", "Isian 3"]


def test_gaps_are_judged_one_by_one():
    fields = {"q1:0": ["kupang"], "q1:1": ["0"], "q1:2": ["24"]}
    assert judged(block(GAPS, "[[1]] [[2]] [[3]]"), fields) == pytest.approx(2 / 3, abs=1e-5)


def test_a_number_is_read_as_people_write_it():
    found = block(read_question("c {#2800:0}").body)
    assert judged(found, {"q1": ["2.800"]}) == judged(found, {"q1": ["2800"]}) == 1


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("", "kosong"),
        ("Hanya keterangan", "bukan soal"),
        ("Satu {T}\n\nDua {F}", "tepat satu soal"),
        ("Satu {T}\n\nBekas keterangan", "bukan soal"),
        ("Ceritakan. {}", "uraian"),
        ("Rusak {=a ~b", "kurung kurawal"),
    ],
)
def test_what_is_no_single_question_is_refused_in_a_sentence(source, words):
    with pytest.raises(QuestionUnusable, match=words):
        read_question(source)
