"""Reading GIFT: the fixtures as the table says, and the corners of the format."""

import json
import re
from typing import Any

import pytest

from kawah.lib.questions import gift
from kawah.lib.questions.shape import (
    EMPTY,
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
    Question,
    Short,
    Text,
    TextForm,
    TrueFalse,
)
from kawah.lib.questions.tests import fixtures

Facts = dict[str, Any]
FORMS: dict[str, TextForm] = {
    "moodle": "plain",
    "plain": "plain",
    "html": "html",
    "markdown": "markdown",
}


def only(source: str) -> Question:
    reading = gift.read(source.encode())
    assert reading.losses == ()
    (question,) = reading.questions
    return question


def kinds(source: str) -> list[str]:
    return [loss.kind for loss in gift.read(source.encode()).losses]


@pytest.mark.parametrize("name", fixtures.VERDICTS["gift"])
def test_a_fixture_holds_what_the_table_says(name: str):
    reading = gift.read((fixtures.GIFT / name).read_bytes())
    assert fixtures.found(reading) == fixtures.expected(fixtures.VERDICTS["gift"][name])


def test_the_table_names_every_fixture():
    assert {path.name for path in fixtures.GIFT.glob("*.gift")} == set(fixtures.VERDICTS["gift"])


# The reference takes the first feedback of a true/false question for who answered "true". In GIFT
# as its own system defines it, the first is for the wrong answer; that is followed here.
OTHER_FEEDBACK = {("TFTwoFeedback.json", 1), ("TFTwoFeedback.json", 2)}


@pytest.mark.parametrize("path", sorted(fixtures.GIFT.glob("*.json")), ids=lambda path: path.name)
def test_a_fixture_reads_as_the_reference_does(path: Any):
    reference = [
        facts
        for facts in json.loads(path.read_text())
        if facts["type"] not in ("Category", "Description")
    ]
    questions = gift.read(path.with_suffix(".gift").read_bytes()).questions
    assert len(questions) == len(reference)
    for place, (question, facts) in enumerate(zip(questions, reference, strict=True)):
        if (path.name, place) not in OTHER_FEEDBACK:
            assert told(question) == reference_told(facts)


def reference_told(facts: Facts) -> Facts:
    return {
        "title": facts["title"] or "",
        "stem": text(facts["stem"]),
        "feedback": text(facts["globalFeedback"]),
        "tags": tuple(facts["tags"] or ()),
        "answers": reference_answers(facts),
    }


def text(facts: Facts | None) -> Text:
    """Spaces around the gap of a missing word are theirs."""
    if not facts or not facts["text"]:
        return EMPTY
    return Text(squeezed(facts["text"]), FORMS[facts["format"]])


def squeezed(value: str) -> str:
    return re.sub(r" ?_____ ?", "_____", value)


def reference_answers(facts: Facts) -> object:
    match facts["type"]:
        case "TF":
            return facts["isTrue"], text(facts["trueFeedback"]), text(facts["falseFeedback"])
        case "MC" | "Short":
            return [(text(c["text"]), weight(c), text(c["feedback"])) for c in facts["choices"]]
        case "Numerical":
            return [reference_number(choice) for choice in listed(facts["choices"])]
        case "Matching":
            return [(text(p["subquestion"]), p["subanswer"]) for p in facts["matchPairs"]]
    return None


def weight(choice: Facts) -> float:
    return float(choice["isCorrect"]) if choice["weight"] is None else choice["weight"] / 100


def listed(choices: Any) -> list[Facts]:
    if isinstance(choices, list):
        return choices
    return [{"isCorrect": True, "weight": None, "text": choices, "feedback": None}]


def reference_number(choice: Facts) -> tuple[object, ...]:
    number = choice["text"]
    match number.get("type"):
        case None:
            span = None
        case "high-low":
            span = (number["numberLow"], number["numberHigh"])
        case _:
            allowed = number.get("range", 0)
            span = (number["number"] - allowed, number["number"] + allowed)
    return span and pytest.approx(span), weight(choice), text(choice["feedback"])


def told(question: Question) -> Facts:
    return {
        "title": question.title,
        "stem": Text(squeezed(question.stem.value), question.stem.form),
        "feedback": question.feedback,
        "tags": question.tags,
        "answers": answers(question),
    }


def answers(question: Question) -> object:
    match question.body:
        case TrueFalse() as body:
            return body.is_true, body.feedback_if_true, body.feedback_if_false
        case Choice() as body:
            return [(option.text, option.fraction, option.feedback) for option in body.options]
        case Short() as body:
            return [(Text(a.text), a.fraction, a.feedback) for a in body.answers]
        case Numeric() as body:
            return [(span(near), near.fraction, near.feedback) for near in body.answers]
        case Matching() as body:
            pairs = [(pair.prompt, pair.match) for pair in body.pairs]
            return pairs + [(EMPTY, match) for match in body.distractors]
    return None


def span(near: Near) -> tuple[float, float] | None:
    if near.value is None:
        return None
    return near.value - near.tolerance, near.value + near.tolerance


def test_the_key_is_the_id_then_the_title_then_the_stem():
    reading = gift.read(b"// [id:a1]\n::T:: Satu {T}\n\n::T:: Dua {T}\n\nTiga {T}\n\nTiga {F}")
    first, second, third, fourth = [question.key for question in reading.questions]
    assert (first, second) == ("a1", "T")
    assert third.startswith("soal-")
    assert fourth == f"{third}-2"


def test_an_id_used_twice_is_a_loss_and_the_question_stays():
    reading = gift.read(b"// [id:a]\nSatu {T}\n\n// [id:a]\nDua {T}")
    assert [question.key for question in reading.questions] == ["a", "a-2"]
    assert [(loss.kind, loss.line) for loss in reading.losses] == [("repeated_key", 4)]


def test_a_category_holds_until_the_next_one():
    source = b"A {T}\n\n$CATEGORY: $course$/top/Keuangan/Ujian\nB {T}\n\n$CATEGORY: Lain\n\nC {T}"
    categories = [question.category for question in gift.read(source).questions]
    assert categories == ["", "Keuangan/Ujian", "Lain"]


def test_the_gap_stands_where_the_answers_stood():
    question = only("Ibu kota Jawa Barat adalah {=Bandung =Kota Bandung}, bukan Bogor.")
    assert question.stem == Text("Ibu kota Jawa Barat adalah _____, bukan Bogor.")
    assert question.body == Short((Accepted("Bandung"), Accepted("Kota Bandung")))


def test_several_choices_share_the_points():
    body = only("Pilih. {~%33.33333%a ~%33.33333%b ~%33.33333%c ~%-50%d}").body
    assert isinstance(body, Choice)
    assert not body.is_single
    assert [option.fraction for option in body.options] == [1 / 3, 1 / 3, 1 / 3, -0.5]


def test_feedback_to_true_or_false_names_the_wrong_answer_first():
    body = only("Api dingin. {FALSE#Coba sentuh.#Benar.}").body
    assert body == TrueFalse(False, Text("Coba sentuh."), Text("Benar."))


def test_numbers_have_a_tolerance_a_range_or_a_catch_all():
    body = only("Berapa? {# =3,14:0,01#Ya =%50%3..4 ~#Bukan}").body
    assert body == Numeric(
        (
            Near(3.14, 0.01, 1.0, Text("Ya")),
            Near(3.5, 0.5, 0.5),
            Near(None, 0.0, 0.0, Text("Bukan")),
        )
    )


def test_an_essay_carries_its_rubric_under_the_general_feedback():
    source = """::E:: Uraikan. {
    ####Lihat modul 2.
    - Alasan: 0 tidak ada | 2 sebagian | 4 lengkap
    - Bahasa: 0 | 2,5 runtut
    }"""
    question = only(source)
    assert question.feedback == Text("Lihat modul 2.")
    assert question.body == Essay(
        rubric=(
            Criterion("Alasan", ((0.0, "tidak ada"), (2.0, "sebagian"), (4.0, "lengkap"))),
            Criterion("Bahasa", ((0.0, ""), (2.5, "runtut"))),
        )
    )


def test_comment_lines_say_what_gift_has_no_sign_for():
    question = only(
        "// [id:x] [tag:a] [tag:b] [points:2.5] [hint:Ingat [html]-nya.] [words:50..500]\n"
        "// [template:Yth.\\nHormat] [notes:[markdown]*teliti\\]*]\n::J:: Tulis. {}"
    )
    assert (question.tags, question.points) == (("a", "b"), 2.5)
    assert question.hints == (Text("Ingat [html]-nya."),)
    assert question.body == Essay(
        Text("Yth.\nHormat"), 50, 500, notes_for_grader=Text("*teliti]*", "markdown")
    )


def test_ordering_is_written_as_places_to_match():
    source = "// [type:ordering]\nUrutkan. {=RAPBD -> 3 =RKPD -> 1 =KUA -> 2}"
    assert only(source).body == Ordering((Text("RKPD"), Text("KUA"), Text("RAPBD")))


def test_a_text_with_gaps_stands_in_comment_lines():
    question = only(
        "// [id:c] [feedback:Bagus.]\n// [type:cloze]\n"
        "// ::Siklus:: Pagu oleh {2:SA:=DPRD~%50%dewan#Sebut singkatannya}\n//\n"
        "// pada {MC:ya~=tidak} [tag:bukan] {:NM:=5:1}."
    )
    assert question.stem == Text("Pagu oleh [[1]]\n\npada {MC:ya~=tidak} [tag:bukan] [[2]].")
    assert question.tags == ()
    first = Gap(Short((Accepted("DPRD"), Accepted("dewan", 0.5, Text("Sebut singkatannya")))), 2.0)
    assert question.body == Cloze((first, Gap(Numeric((Near(5.0, 1.0),)))))


def test_text_without_a_form_that_holds_tags_is_html():
    body = only("Mana <b>yang</b> benar, x<y? {=<i>a</i> ~b<c}").body
    assert isinstance(body, Choice)
    assert [option.text.form for option in body.options] == ["html", "plain"]


def test_a_windows_file_reads_the_same():
    source = "\ufeff::A:: Satu {T}\r\n\r\n::B:: Dua {F}\r\n"
    plain = gift.read(b"::A:: Satu {T}\n\n::B:: Dua {F}\n")
    assert gift.read(source.encode()) == plain
    assert gift.read(source[1:].encode("utf-16")) == plain


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("Tanpa penutup {=a ~b", "braces"),
        ("Terbalik } lalu {", "braces"),
        ("Dalam {=\\frac{1} ~b}", "braces"),
        ("Dua {=a} dan {=b}", "several_blocks"),
        ("Hanya keterangan", "description"),
        ("::J:: {=a ~b}", "no_stem"),
        ("Satu {=a ~}", "too_few_options"),
        ("Bobot {~%101%a ~b}", "bad_weight"),
        ("Angka {#tiga}", "bad_number"),
        ("Angka {#1e999}", "bad_number"),
        ("Angka {#" + "9" * 400 + "}", "bad_number"),
        ("Kosong {#}", "no_answers"),
        ("Kosong {=}", "no_answers"),
        ("Pasang {=a -> =b -> c}", "bad_pair"),
        ("Pasang {=a -> b}", "too_few_pairs"),
        ("Awalan {kata ~a =b}", "stray_text"),
        ("Separuh {~%50%a ~b}", "no_full_marks"),
        ("// [type:cloze]\n// tanpa rumpang", "bad_cloze"),
        ("// [type:cloze]\n// [[1]] {1:SA:=a}", "bad_cloze"),
        ("// [type:ordering]\nUrut {=a -> x =b -> y}", "too_few_steps"),
        ("// [points:0]\nSoal {T}", "bad_weight"),
    ],
)
def test_one_bad_question_is_a_named_loss_and_the_rest_is_read(source: str, kind: str):
    assert kinds(f"{source}\n\n::Baik:: Soal baik {{T}}") == [kind]
    assert gift.read(f"{source}\n\n::Baik:: S {{T}}".encode()).questions[-1].key == "Baik"


def test_a_loss_tells_where_what_and_why():
    (loss,) = gift.read(b"\n\n::Angka:: Berapa? {#tiga}").losses
    told = loss.told()
    assert "3" in told["where"]
    assert "Angka" in told["where"]
    assert "tiga" in told["what"]
    assert told["why"].endswith(".")


def test_a_tag_that_is_a_sentence_is_left_out_and_told():
    reading = gift.read(f"// [tag:baik]\n// [tag:{'a' * 81}]\nApa? {{T}}".encode())
    assert [loss.kind for loss in reading.losses] == ["long_tag"]
    assert reading.questions[0].tags == ("baik",)


def test_options_are_kept_apart_from_their_feedback():
    body = only("Apa? {=a\\#1#b\\=2 ~c}").body
    assert isinstance(body, Choice)
    assert body.options[0] == Option(Text("a#1"), 1.0, Text("b=2"))


def test_gift_is_recognized_by_an_answer_a_title_or_a_category():
    assert all(map(gift.recognizes, (b"Apa? {T}", b"::J:: Apa", b"$CATEGORY: a")))
    assert not any(map(gift.recognizes, (b"nip,nama\n1,a", b"<quiz></quiz>", b"\x89PNG\r\n")))
