import pytest
from django.utils import translation

from kawah.learning.assessment.api import Grade, Response
from kawah.learning.curriculum.api import Teacher
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Role, grant
from kawah.people.directory.api import Reach
from kawah.web.learner.marks import marks_of
from tests.factories import NOW, TODAY, make_person
from tests.world import answer, signed_in

FULL = {"k0": "2", "k1": "1", "comment": "Contohnya tepat."}


def address(side):
    return f"/mengajar/nilai/{side.things.response.pk}/"


def second_answer(side):
    """Another answer of the same essay, so that there is a next one."""
    found = answer(side.things.enrollment, side.things.steps["latihan"])
    return found.responses.get(is_waiting=True)


def by_hand(response):
    return Grade.objects.filter(response=response, by__isnull=False)


def test_the_next_answer_is_one_activation_from_home(trainer, side):
    page = trainer.get("/mengajar/").content.decode()
    assert f'<a class="button primary" href="{address(side)}">' in page


def test_every_level_is_a_choice_and_none_is_chosen_beforehand(trainer, side):
    page = trainer.get(address(side)).content.decode()
    assert page.count('type="radio"') == 5 and " checked" not in page
    assert page.count("button primary") == 1 and page.count("<h1") == 1


def test_saving_counts_by_the_rubric_and_opens_the_next(trainer, side):
    following = second_answer(side)
    sent = trainer.post(address(side), FULL)
    assert sent["Location"] == f"/mengajar/nilai/{following.pk}/"
    grade = by_hand(side.things.response).get()
    assert (grade.fraction, grade.comment) == (1.0, "Contohnya tepat.")
    assert not Response.objects.get(pk=side.things.response.pk).is_waiting


def test_after_the_last_one_the_way_leads_home(trainer, side):
    assert trainer.post(address(side), FULL)["Location"] == "/mengajar/"


def test_a_second_click_judges_nothing_again(trainer, side):
    trainer.post(address(side), FULL)
    again = trainer.post(address(side), {**FULL, "k0": "0"}, follow=True)
    assert by_hand(side.things.response).count() == 1
    assert "sudah dinilai" in again.content.decode()


@pytest.fixture
def colleague(side):
    """Another trainer of the same version."""
    person = make_person(side.agency, name="Rekan Menilai")
    grant(
        person, Role.TRAINER, reach=Reach.AGENCY, agency=side.agency, effective_from=TODAY, now=NOW
    )
    version = side.things.enrollment.version
    Teacher.objects.create(version=version, person=person, name="x", role="widyaiswara", seq=9)
    return signed_in(person)


def test_of_two_trainers_at_once_the_second_is_told_and_loses_nothing(trainer, side, colleague):
    colleague.post(address(side), {**FULL, "seen": "0"})
    late = {"k0": "0", "k1": "1", "comment": "Kurang rinci.", "seen": "0"}
    answer = trainer.post(address(side), late)
    assert answer.status_code == 409 and "baru saja dinilai oleh Rekan Menilai" in answer.text
    assert "Kurang rinci." in answer.text and answer.text.count(" checked") == 2
    assert by_hand(side.things.response).get().fraction == 1.0


def test_a_second_judgement_is_given_only_by_who_saw_the_first(trainer, side, colleague):
    colleague.post(address(side), FULL)
    assert 'name="seen" value="1"' in trainer.post(address(side), {"k0": "0", "seen": "x"}).text
    for _ in range(2):
        answer = trainer.post(address(side), {"k0": "0", "k1": "0", "seen": "1"})
        assert answer.status_code == 302
    fractions = by_hand(side.things.response).order_by("pk").values_list("fraction", flat=True)
    assert list(fractions) == [1.0, 0.0]


@pytest.mark.parametrize("sent", [{"k0": "2"}, {"k0": "2", "k1": "7"}, {"k0": "2", "k1": "x"}])
def test_a_criterion_left_out_is_named_and_nothing_is_lost(trainer, side, sent):
    answer = trainer.post(address(side), {**sent, "comment": "Hampir lengkap."})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Kriteria “Bahasa” belum dinilai" in page and 'href="#k1"' in page
    assert "Hampir lengkap." in page and page.count(" checked") == 1
    assert not by_hand(side.things.response).exists()


def test_an_answer_can_be_left_for_later(trainer, side):
    following = second_answer(side)
    page = trainer.get(address(side)).content.decode()
    assert f'href="/mengajar/nilai/{following.pk}/"' in page


def test_an_essay_without_a_rubric_is_judged_as_a_whole(other, clock):
    version = other.things.response.item_version
    version.body = version.body.replace('"rubric":[', '"rubric":[],"unused":[')
    version.save(update_fields=["body"])
    page = signed_in(other.people[Role.TRAINER]).get(address(other)).content.decode()
    assert "Jawaban secara keseluruhan" in page and "button primary" in page


def test_a_judgement_as_a_whole_is_read_in_any_language(other, clock):
    version = other.things.response.item_version
    version.body = version.body.replace('"rubric":[', '"rubric":[],"unused":[')
    version.save(update_fields=["body"])
    where = f"{address(other)}?bahasa=en"
    signed_in(other.people[Role.TRAINER]).post(where, {"k0": "2", "comment": ""})
    with translation.override("id"):
        marks = marks_of([Response.objects.get(pk=other.things.response.pk)])
    assert [level.words for mark in marks[other.things.response.seq] for level in mark.levels] == [
        "Menjawab dengan baik"
    ]


@pytest.mark.parametrize("send", ["get", "post"])
def test_anothers_answer_is_not_there(trainer, side, other, send):
    assert getattr(trainer, send)(address(other), FULL).status_code == 404
    trainer.post(address(side), FULL)
    foreign = signed_in(other.people[Role.TRAINER])
    assert getattr(foreign, send)(address(side), FULL).status_code == 404


def test_the_pages_ask_little(trainer, side, django_assert_max_num_queries):
    for place in ("/mengajar/", "/mengajar/nilai/", address(side), "/mengajar/kursus/"):
        with django_assert_max_num_queries(12):
            assert trainer.get(place).status_code == 200


def test_nobody_marks_the_own_answer(trainer, side):
    Enrollment.objects.filter(pk=side.things.enrollment.pk).update(person=side.people[Role.TRAINER])
    assert trainer.get(address(side)).status_code in (302, 404)
    assert "Nilai jawaban ini" not in trainer.get("/mengajar/").content.decode()


def test_a_marked_answer_shows_its_mark_and_can_be_judged_again_on_purpose(trainer, side):
    said = trainer.post(address(side), FULL, follow=True).content.decode()
    assert "tersimpan: 100 dari 100" in said
    assert f'href="{address(side)}"' in trainer.get("/mengajar/nilai/").content.decode()
    page = trainer.get(address(side)).content.decode()
    assert "Sudah dinilai 100 dari 100" in page and page.count(" checked") == 2
    assert "Contohnya tepat." in page and 'name="seen" value="1"' in page
    trainer.post(address(side), {**FULL, "k0": "0", "seen": "1"})
    assert by_hand(side.things.response).count() == 2
    assert "Sudah dinilai 100" not in trainer.get(address(side)).content.decode()
