"""Every type of question inside a lesson: shown, sent, judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from kawah.learning.player import pieces
from kawah.learning.player.blocks import Ask
from kawah.learning.player.feedback import feedback_on
from kawah.learning.player.given import AnswerIncomplete, demand_whole, taken
from kawah.learning.player.quizzing import (
    Choice,
    Cloze,
    Gap,
    Matching,
    Ordering,
    Question,
    QuestionUnusable,
    Text,
    read_question,
)
from kawah.learning.player.rendering_questions import ask
from kawah.lib.questions.shape import Option, Pair


def block(body, stem="Apa?", form="plain"):
    return Ask(1, "q1", Question("k", "", Text(stem, form), body))


def shown(found):
    made = pieces.joined(ask(found, name="Pertanyaan 1", seed="x"))
    return parser.fragment_fromstring(pieces.neutral(made), create_parent="main")


def judged(found, fields):
    answer = taken(found, fields, seed="x")
    demand_whole(found, answer)
    return feedback_on(found, answer).fraction


def named(found):
    """The name of each list with the words beside it, in the order of the page."""
    labels = shown(found).xpath(".//label[select]")
    return [(each.find("select").get("name"), each.find("span").text_content()) for each in labels]


def offered(found):
    """The value and the words of each option, in the order of the page."""
    root = shown(found)
    ticked = [(each.get("value"), each.getparent().text_content()) for each in root.iter("input")]
    listed = [(each.get("value"), each.text) for each in root.iter("option") if each.get("value")]
    return [(value, words.strip()) for value, words in ticked + listed]


def steps(count):
    return Ordering(tuple(Text(f"Langkah {n}") for n in range(count)))


@given(st.integers(2, 9), st.data())
def test_only_the_right_numbers_earn_all(count, data):
    found = block(steps(count))
    numbers = data.draw(st.permutations(range(1, count + 1)))
    sent = {name: [str(numbers[int(words[-1])])] for name, words in named(found)}
    assert (judged(found, sent) == 1) == (list(numbers) == sorted(numbers))


@given(st.integers(2, 9))
def test_names_of_steps_count_what_is_shown(count):
    assert [name for name, _words in named(block(steps(count)))] == [
        f"q1:{place}" for place in range(count)
    ]


def test_steps_are_shown_mixed():
    words = [said for _name, said in named(block(steps(9)))]
    assert sorted(words) != words


@given(st.integers(2, 9))
def test_values_of_mixed_options_count_what_is_shown(count):
    options = tuple(Option(Text(f"Pilihan {n}"), float(n == 0)) for n in range(count))
    one, gap = block(Choice(options)), block(Cloze((Gap(Choice(options)),)), "Isi [[1]].")
    for found, name in ((one, "q1"), (gap, "q1:0")):
        values = offered(found)
        assert [value for value, _words in values] == [str(n) for n in range(count)]
        for value, words in values:
            assert judged(found, {name: [value]}) == float(words == "Pilihan 0")


def test_long_matches_survive_the_form():
    pairs = (Pair(Text("a"), "panjang " * 90 + "satu"), Pair(Text("b"), "panjang " * 90 + "dua"))
    found = block(Matching(pairs))
    values = {words: value for value, words in offered(found)}
    sent = {f"q1:{n}": [values[pair.match]] for n, pair in enumerate(pairs)}
    assert judged(found, sent) == 1


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
    found = block(GAPS, "[[1]] [[2]] [[3]]")
    value = next(value for value, words in offered(found) if words == "satu")
    fields = {"q1:0": ["kupang"], "q1:1": [value], "q1:2": ["24"]}
    assert judged(found, fields) == pytest.approx(2 / 3, abs=1e-5)


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


@pytest.mark.parametrize(
    "source",
    [
        "Yang **bukan** tugas? {=a ~b}",
        "Apa? {=**bukan** ~b}",
        "Apa? {=**bukan** -> 1 =b -> 2}",
        "// [type:ordering]\nApa? {\n =**bukan** -> 1\n =b -> 2\n}",
    ],
)
def test_a_lesson_is_markdown_and_so_are_its_questions(source):
    root = shown(Ask(1, "q1", read_question(source)))
    assert {each.text for each in root.iter("strong")} == {"bukan"}
    assert "**" not in root.text_content()


def test_a_list_to_pick_from_shows_words_without_marks():
    found = block(read_question("Apa? {=a -> **satu** =b -> *dua* < 3}").body)
    assert {words for _value, words in offered(found)} == {"dua < 3", "satu"}


@pytest.mark.parametrize(
    ("source", "sent", "said"),
    [
        ("c {#96:0 #Benar. 72 dari 75 jam.}", {"q1": ["4"]}, ["96", "72 dari 75 jam."]),
        ("c {=a -> 1 =b -> 2}", {"q1:0": ["1"], "q1:1": ["1"]}, ["a → 1", "b → 2"]),
        ("c {=Kupang}", {"q1": ["Soe"]}, ["Kupang"]),
    ],
)
def test_who_was_wrong_may_open_the_right_answer(source, sent, said):
    found = block(read_question(source).body)
    told = feedback_on(found, taken(found, sent, seed="x"))
    folded = parser.fragment_fromstring(told.html, create_parent="main").find("details")
    assert all(words in folded.text_content() for words in said)


def test_who_was_right_is_not_told_twice():
    found = block(read_question("c {#96:0 #Benar.}").body)
    told = feedback_on(found, taken(found, {"q1": ["96"]}, seed="x"))
    assert "details" not in told.html and told.html.count("Benar") == 1
