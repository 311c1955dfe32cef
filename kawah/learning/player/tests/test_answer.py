"""Answering inside a lesson."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from kawah.learning.enrollment import api as enrollment_api
from kawah.learning.enrollment.api import Mark
from kawah.learning.player import api as player
from kawah.learning.player.tests.conftest import chosen, matched
from kawah.records.api import Answered, Compared, Statement


@pytest.fixture
def answer(enrollment, step, now):
    def answer(block, fields, *, statement=None, at=now):
        return player.answer_block(
            enrollment,
            step,
            block,
            fields,
            statement=statement or uuid4(),
            happened_at=at,
            now=now + timedelta(hours=2),
        )

    return answer


@pytest.mark.parametrize(
    ("block", "fields", "state", "fraction"),
    [
        ("q1", chosen("q1", 0), "right", 1),
        ("q1", chosen("q1", 2), "wrong", 0),
        ("q2", {"q2": ["25"]}, "right", 1),
        ("q2", {"q2": ["26"]}, "partly", 0.5),
        ("q2", {"q2": ["7"]}, "wrong", 0),
        ("q3", chosen("q3", 0, 1), "right", 1),
        ("q3", chosen("q3", 0), "partly", 0.5),
        ("q3", chosen("q3", 0, 1, 2), "wrong", 0),
        ("q4", matched("q4", "Esa", "Dwi"), "right", 1),
        ("q4", matched("q4", "Esa", "Esa"), "partly", 0.5),
        ("q5", {"q5": ["false"]}, "right", 1),
        ("q5", {"q5": ["true"]}, "wrong", 0),
        ("p1", {"p1": ["0"]}, "right", 1),
        ("p1", {"p1": ["1"]}, "partly", 0),
        ("ap1", {"ap1": ["holds"]}, "seen", None),
        ("ap1", {"ap1": ["differs"], "ap1:because": ["listrik padam"]}, "seen", None),
    ],
)
def test_an_answer_is_told_what_to_make_of_it(answer, block, fields, state, fraction):
    feedback = answer(block, fields)
    assert (feedback.block, feedback.state) == (block, state)
    assert feedback.fraction == (None if fraction is None else pytest.approx(fraction))
    assert f'data-state="{state}"' in feedback.html
    row = player.Answer.objects.get(block=block)
    assert row.fraction == feedback.fraction


def test_a_decision_shows_what_follows_and_what_else_could_have(answer):
    html = answer("p1", {"p1": ["1"]}).html
    assert html.index("Ia menginap") < html.index("Ia mengejar kapal")


def test_an_answer_is_written_to_the_log(answer, enrollment, step, now):
    statement = uuid4()
    answer("q2", {"q2": ["26"]}, statement=statement)
    row = Statement.objects.get(uuid=statement)
    assert row.act == Answered(
        enrollment=enrollment.uuid, activity=step.uuid, block="q2", fraction=0.5
    )
    assert (row.person, row.agency, row.happened_at) == (enrollment.person.uuid, "tanjungaru", now)


def test_a_comparison_is_written_with_its_reason(answer, enrollment, step):
    answer("ap1", {"ap1": ["differs"], "ap1:because": [" listrik padam "]})
    act = Statement.objects.get(kind="compared").act
    assert isinstance(act, Compared) and not act.holds and act.because.strip() == "listrik padam"


def test_the_same_statement_counts_once(answer):
    statement = uuid4()
    first = answer("q1", chosen("q1", 0), statement=statement)
    assert answer("q1", chosen("q1", 0), statement=statement) == first
    assert player.Answer.objects.get().attempts == 1
    assert Statement.objects.count() == 1


def test_the_newest_answer_is_kept_however_answers_arrive(answer, now):
    answer("q1", chosen("q1", 0), at=now + timedelta(minutes=5))
    answer("q1", chosen("q1", 2), at=now)
    row = player.Answer.objects.get()
    assert (row.given, row.attempts) == ({"": ["0"]}, 2)


def test_a_repeated_older_statement_replaces_nothing(answer, now):
    old = uuid4()
    answer("q1", chosen("q1", 1), statement=old)
    answer("q1", chosen("q1", 0), at=now + timedelta(minutes=1))
    answer("q1", chosen("q1", 1), statement=old)
    assert player.Answer.objects.get().given == {"": ["0"]}


def test_answering_is_a_sign_of_life(answer, enrollment, step, now):
    enrollment_api.visit(enrollment, step, now=now + timedelta(hours=2, seconds=-30))
    answer("q1", chosen("q1", 0))
    assert Mark.objects.get(enrollment=enrollment, activity=step.pk).seconds == 30


def test_the_word_of_a_device_earns_no_reading_time(answer, enrollment, step, now):
    answer("q1", chosen("q1", 0))
    answer("q2", {"q2": ["25"]}, at=now + timedelta(seconds=90))
    assert Mark.objects.get(enrollment=enrollment, activity=step.pk).seconds == 0


def test_a_moment_in_the_future_is_now(answer, now):
    answer("q1", chosen("q1", 0), at=now + timedelta(days=3))
    assert player.Answer.objects.get().at == now + timedelta(hours=2)


@pytest.mark.parametrize(
    ("block", "fields", "words"),
    [
        ("q1", {}, "Pilih dahulu"),
        ("q1", {"q1": ["9"]}, "Pilih dahulu"),
        ("q1", {"q1": ["-1"]}, "Pilih dahulu"),
        ("q1", {"q1": ["0", "x"]}, "Pilih dahulu"),
        ("q2", {"q2": ["  "]}, "Tulis dahulu"),
        ("q4", {"q4:0": ["0"]}, "setiap bagian"),
        ("q4", {"q4:0": ["0"], "q4:1": ["2"]}, "setiap bagian"),
        ("q4", {"q4:0": ["0"], "q4:1": ["Dwi"]}, "setiap bagian"),
        ("q5", {"q5": ["mungkin"]}, "Pilih dahulu"),
        ("p1", {"p1": ["7"]}, "salah satu"),
        ("p1", chosen("q1", 0), "salah satu"),
        ("ap1", {}, "berlaku di kantor Anda"),
        ("q2", {"q2": ["tiga"]}, "Tulis dengan angka"),
        ("ap1", {"ap1": ["differs"], "ap1:because": [""]}, "apa yang berbeda"),
    ],
)
def test_what_is_no_whole_answer_is_refused_and_changes_nothing(answer, block, fields, words):
    with pytest.raises(player.AnswerIncomplete, match=words):
        answer(block, fields)
    assert not Statement.objects.exists() and not player.Answer.objects.exists()


def test_a_block_that_is_not_there_is_refused(answer):
    with pytest.raises(player.BlockUnknown):
        answer("q99", {"q99": ["0"]})


def test_who_has_left_answers_no_more(answer, enrollment):
    enrollment.is_open = False
    enrollment.save()
    with pytest.raises(player.EnrollmentEnded):
        answer("q1", chosen("q1", 0))
    assert not Statement.objects.exists()


def test_only_the_blocks_own_fields_are_kept(answer):
    answer("q2", {"q2": ["25"], "q2:9": ["x"], "q1": ["0"], "csrfmiddlewaretoken": ["rahasia"]})
    assert player.Answer.objects.get().given == {"": ["25"]}


def test_long_and_many_values_are_cut(answer):
    answer("ap1", {"ap1": ["differs"], "ap1:because": ["9" * 5000] * 500})
    given = player.Answer.objects.get().given["because"]
    assert len(given) == 50 and len(given[0]) == 500


def test_who_sends_the_form_without_a_button_means_what_changed(answer, enrollment, step):
    answer("q1", chosen("q1", 0))
    fields = {**chosen("q1", 0), "q2": ["25"], "ap1:because": [""], "block": [""]}
    assert player.changed_blocks(enrollment, step, fields) == ["q2"]


def test_a_statement_id_is_the_clients(answer):
    own = UUID(int=7)
    answer("q1", chosen("q1", 1), statement=own)
    assert player.Answer.objects.get().statement == own
