"""Reading Moodle XML: the fixtures as the table says, and every type in its own words."""

import pytest

from kawah.lib.questions import moodle_xml
from kawah.lib.questions.reading import Reading
from kawah.lib.questions.shape import (
    Accepted,
    Choice,
    Cloze,
    Criterion,
    Essay,
    Gap,
    Matching,
    Near,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Short,
    Text,
    TrueFalse,
)
from kawah.lib.questions.tests import fixtures


def reading_of(kind: str, inner: str, *, stem: str = "Apa?") -> Reading:
    head = f"<name><text>J</text></name><questiontext><text>{stem}</text></questiontext>"
    source = f'<quiz><question type="{kind}">{head}{inner}</question></quiz>'
    return moodle_xml.read(source.encode())


def only(kind: str, inner: str, *, stem: str = "Apa?") -> Question:
    reading = reading_of(kind, inner, stem=stem)
    assert reading.losses == ()
    return reading.questions[0]


def kinds(kind: str, inner: str) -> list[tuple[str, str]]:
    return [(loss.kind, loss.detail) for loss in reading_of(kind, inner).losses]


def answer(words: str, fraction: str = "0", more: str = "") -> str:
    return f'<answer fraction="{fraction}"><text>{words}</text>{more}</answer>'


@fixtures.needs_moodle_xml
@pytest.mark.parametrize("name", fixtures.VERDICTS["moodle-xml"])
def test_a_fixture_holds_what_the_table_says(name: str):
    reading = moodle_xml.read((fixtures.MOODLE_XML / name).read_bytes())
    assert fixtures.found(reading) == fixtures.expected(fixtures.VERDICTS["moodle-xml"][name])


@fixtures.needs_moodle_xml
def test_the_table_names_every_fixture():
    names = {path.name for path in fixtures.MOODLE_XML.glob("*.xml")}
    assert names == set(fixtures.VERDICTS["moodle-xml"])


@fixtures.needs_moodle_xml
def test_gaps_offer_the_options_of_their_group():
    reading = moodle_xml.read((fixtures.MOODLE_XML / "gapselect.xml").read_bytes())
    body = reading.questions[0].body
    assert isinstance(body, Cloze)
    offered = [
        [(option.text.value, option.fraction) for option in gap.body.options]
        for gap in body.gaps
        if isinstance(gap.body, Choice)
    ]
    assert offered == [
        [("dinner", 1.0), ("company", 0.0)],
        [("late", 1.0), ("course", 0.0)],
        [("late", 0.0), ("course", 1.0)],
        [("forward", 1.0)],
        [("dinner", 0.0), ("company", 1.0)],
    ]


@fixtures.needs_moodle_xml
def test_a_fixture_keeps_its_words():
    questions = moodle_xml.read((fixtures.MOODLE_XML / "shortanswer.xml").read_bytes()).questions
    assert (questions[0].key, questions[0].title) == ("special", "Diverse actuating throughput")
    assert [hint.value for hint in questions[0].hints] == [
        "Decentralized high-level artificial intelligence",
        "Re-contextualized executive product",
    ]
    body = questions[0].body
    assert isinstance(body, Short)
    assert body.is_case_sensitive
    assert [accepted.fraction for accepted in body.answers] == [1.0, 0.25, 0.0, 0.0]
    assert body.answers[0].feedback == Text("Upgradable foreground product", "html")


def test_a_choice_of_one():
    told = '<feedback format="html"><text><![CDATA[<p>Ya</p>]]></text></feedback>'
    inner = f"<single>true</single>{answer('a', '100', told)}{answer('b', '-25')}"
    assert only("multichoice", inner).body == Choice(
        (Option(Text("a"), 1.0, Text("<p>Ya</p>", "html")), Option(Text("b"), -0.25))
    )


def test_a_choice_of_several_where_each_right_one_is_written_as_all():
    inner = answer("a", "100") + answer("b", "100") + answer("c")
    body = only("oumultiresponse", inner).body
    assert body == Choice(
        (Option(Text("a"), 0.5), Option(Text("b"), 0.5), Option(Text("c"), 0.0)), is_single=False
    )


def test_true_or_false():
    told = "<feedback><text>Tidak</text></feedback>"
    inner = answer("true", "0", told) + answer("false", "100")
    assert only("truefalse", inner).body == TrueFalse(False, Text("Tidak"))


def test_a_number_with_units_keeps_the_number():
    units = "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit></units>"
    inner = answer("5", "100", "<tolerance>0.5</tolerance>") + answer("*") + units
    reading = reading_of("numerical", inner)
    assert reading.questions[0].body == Numeric((Near(5.0, 0.5), Near(None, 0.0, 0.0)))
    assert [(loss.kind, loss.detail) for loss in reading.losses] == [("units", "km")]


def test_matching_with_a_match_of_nothing():
    rows = [("a", "1"), ("b", "2"), ("", "3")]
    inner = "".join(
        f"<subquestion><text>{prompt}</text><answer><text>{match}</text></answer></subquestion>"
        for prompt, match in rows
    )
    assert only("matching", inner).body == Matching(
        (Pair(Text("a"), "1"), Pair(Text("b"), "2")), ("3",)
    )


def test_ordering_stands_in_its_right_order():
    inner = answer("pertama", "1") + answer("kedua", "2")
    assert only("ordering", inner).body == Ordering((Text("pertama"), Text("kedua")))


@pytest.mark.parametrize("grading", ["ALL_OR_NOTHING", "RELATIVE_ALL_PREVIOUS_AND_NEXT"])
def test_no_grading_of_an_order_is_the_same_here(grading: str):
    inner = answer("a", "1") + answer("b", "2") + f"<gradingtype>{grading}</gradingtype>"
    assert kinds("ordering", inner) == [("ordering_grading", grading)]


@pytest.mark.parametrize(("grade", "points"), [("", 5.0), ("<defaultgrade>2</defaultgrade>", 2.0)])
def test_a_cloze_without_a_grade_is_worth_its_gaps(grade: str, points: float):
    stem = "{2:SHORTANSWER:=a} dan {3:SHORTANSWER:=b}"
    assert only("cloze", grade, stem=stem).points == points


def test_settings_that_are_not_followed_are_told_once_for_a_file():
    one = (
        "<question type='essay'><name><text>J</text></name><questiontext><text>Apa?</text>"
        "</questiontext><penalty>0.3333333</penalty><hint><text>a</text><clearwrong/></hint>"
        "<responseformat>monospaced</responseformat></question>"
    )
    plain = one.replace("0.3333333", "0").replace("<clearwrong/>", "").replace("monospaced", "")
    (told,) = moodle_xml.read(f"<quiz>{one}{one}{plain}</quiz>".encode()).losses
    assert (told.kind, told.where) == ("settings", "Berkas")
    assert told.detail == "penalty (2), clearwrong (2), responseformat (2)"


def test_an_essay_carries_its_rubric_in_the_notes_for_the_grader():
    notes = (
        '<graderinfo format="html"><text><![CDATA[<p>Teliti &amp; adil.</p><p>- Isi: 0 kosong '
        "| 4 lengkap &amp; benar</p><p>- Bahasa: 0 | 2</p>]]></text></graderinfo>"
    )
    limits = "<minwordlimit>50</minwordlimit><maxwordlimit></maxwordlimit>"
    assert only("essay", notes + limits).body == Essay(
        min_words=50,
        rubric=(
            Criterion("Isi", ((0.0, "kosong"), (4.0, "lengkap & benar"))),
            Criterion("Bahasa", ((0.0, ""), (2.0, ""))),
        ),
        notes_for_grader=Text("<p>Teliti &amp; adil.</p>", "html"),
    )


def test_a_text_with_gaps():
    stem = (
        "Pagu {1:SHORTANSWER_C:=DPRD~%50%dprd#huruf besar} dan {2:MCS:ya\\}~=tidak &amp;amp; "
        "bukan#&amp;#39;ya&amp;#39;} {:NUMERICAL:=3.14:0.01~*#bukan} {1:MR:=a~=b~c} {bukan kode}"
    )
    question = only("cloze", "", stem=stem)
    assert question.stem == Text("Pagu [[1]] dan [[2]] [[3]] [[4]] {bukan kode}")
    accepted = (Accepted("DPRD"), Accepted("dprd", 0.5, Text("huruf besar")))
    several = (Option(Text("a"), 0.5), Option(Text("b"), 0.5), Option(Text("c"), 0.0))
    assert question.body == Cloze(
        (
            Gap(Short(accepted, is_case_sensitive=True)),
            Gap(
                Choice(
                    (
                        Option(Text("ya}"), 0.0),
                        Option(Text("tidak & bukan"), 1.0, Text("'ya'")),
                    )
                ),
                2.0,
            ),
            Gap(Numeric((Near(3.14, 0.01), Near(None, 0.0, 0.0, Text("bukan"))))),
            Gap(Choice(several, is_single=False, shuffle=False)),
        )
    )


def test_key_tags_points_and_category():
    source = """<quiz>
      <question type="category"><category><text>$course$/top/Kosong</text></category></question>
      <question type="category"><category><text>$course$/top/A/B</text></category></question>
      <question type="truefalse"><name><text> J </text></name><defaultgrade>2.5</defaultgrade>
        <questiontext format="markdown"><text>*S*</text></questiontext><idnumber>k-1</idnumber>
        <answer fraction="100"><text>true</text></answer>
        <answer fraction="0"><text>false</text></answer>
        <tags><tag><text>x</text></tag><tag><text>y</text></tag><tag><text>x</text></tag></tags>
      </question></quiz>"""
    reading = moodle_xml.read(source.encode())
    assert reading.questions == (
        Question(
            "k-1",
            "J",
            Text("*S*", "markdown"),
            TrueFalse(True),
            2.5,
            tags=("x", "y"),
            category="A/B",
        ),
    )
    assert [(loss.kind, loss.detail) for loss in reading.losses] == [("empty_category", "Kosong")]


TRUE_FALSE = answer("true", "100") + answer("false")


@pytest.mark.parametrize(
    ("kind", "inner", "loss"),
    [
        ("calculated", "", ("unknown_type", "calculated")),
        ("description", "", ("description", "")),
        ("truefalse", f"{TRUE_FALSE}<hidden>1</hidden>", ("hidden", "")),
        ("truefalse", answer("true", "100"), ("no_answers", "")),
        ("truefalse", f"{TRUE_FALSE}<defaultgrade>0</defaultgrade>", ("bad_weight", "0")),
        ("multichoice", answer("a", "100"), ("too_few_options", "")),
        ("multichoice", answer("a", "lima") + answer("b"), ("bad_weight", "lima")),
        ("multichoice", answer("<b>a</b>", "100") + answer("b"), ("markup_in_text", "")),
        ("numerical", answer("lima", "100"), ("bad_number", "lima:0")),
        ("numerical", answer("1e400", "100"), ("bad_number", "1e400:0")),
        ("shortanswer", answer("", "100"), ("no_answers", "")),
        ("matching", "<subquestion><text>a</text></subquestion>", ("too_few_pairs", "")),
        ("ordering", answer("a"), ("too_few_steps", "")),
        ("cloze", "", ("bad_cloze", "")),
        ("gapselect", "", ("bad_cloze", "")),
    ],
)
def test_one_bad_question_is_a_named_loss(kind: str, inner: str, loss: tuple[str, str]):
    reading = reading_of(kind, inner)
    assert reading.questions == ()
    assert [(each.kind, each.detail) for each in reading.losses] == [loss]


def test_files_are_named_losses_and_the_question_stays():
    files = '<file name="peta 1.png" path="/" encoding="base64">aGFs</file>'
    source = f"<generalfeedback>{files}<text>x @@PLUGINFILE@@/peta%201.png</text></generalfeedback>"
    assert kinds("truefalse", TRUE_FALSE + source) == [("file", "peta 1.png")]
    assert kinds("truefalse", f"{TRUE_FALSE}<hint>{files}</hint>") == [("file", "peta 1.png")]


def test_own_words_for_right_and_wrong_are_a_named_loss():
    usual = (
        "<correctfeedback><text>&lt;p&gt;Your answer is correct.&lt;/p&gt;</text></correctfeedback>"
    )
    own = "<incorrectfeedback><text>Baca lagi modul 2.</text></incorrectfeedback>"
    assert kinds("truefalse", TRUE_FALSE + usual) == []
    assert kinds("truefalse", TRUE_FALSE + own) == [("combined_feedback", "")]


def test_moodle_xml_is_recognized_by_its_root():
    quiz = '<?xml version="1.0"?><!-- soal --><quiz></quiz>'
    assert moodle_xml.recognizes(quiz.encode())
    assert moodle_xml.recognizes(quiz.encode("utf-16"))
    assert not moodle_xml.recognizes(b"<manifest></manifest>")
