from uuid import uuid4

import pytest

from kawah.learning.player.api import Reply
from kawah.lib.questions.shape import Text
from kawah.people.access.api import Role
from kawah.people.notices.api import Notice
from kawah.web.trainer import words
from tests import courses
from tests.world import signed_in


def course_of(side):
    return f"/mengajar/kursus/{side.things.course.uuid}/"


def analysis_of(side):
    return f"{course_of(side)}analisis/{side.things.steps['latihan'].uuid}/"


def test_home_lists_courses_with_learners_and_what_waits(trainer, side):
    page = trainer.get("/mengajar/").content.decode()
    assert "Antrean yang Adil" in page and "1 peserta" in page and "1 menunggu dinilai" in page
    assert "1 renungan menunggu balasan" in page


def test_who_stays_away_is_named_with_the_reason(trainer, side, clock):
    clock.advance(days=13)
    assert "Lama tidak belajar" not in trainer.get("/mengajar/").content.decode()
    clock.advance(days=2)
    trainer.force_login(side.people[Role.TRAINER])
    page = trainer.get("/mengajar/").content.decode()
    assert "Lama tidak belajar" in page and side.people[Role.LEARNER].name in page


def test_a_course_shows_learners_and_quizzes(trainer, side, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = trainer.get(course_of(side)).content.decode()
    assert side.people[Role.LEARNER].name in page and analysis_of(side) in page
    assert "Pemeriksaan resep" not in page


def test_a_draft_shows_what_the_resep_says(trainer, side):
    email = str(side.people[Role.TRAINER].email)
    changed = courses.COURSE_TOML.replace("retno@example.go.id", email)
    courses.draft(side.agency, course=changed.replace('title = "Antrean yang Adil"', 'title = "B"'))
    page = trainer.get(course_of(side)).content.decode()
    assert "Pemeriksaan resep" in page and "temuan" in page
    assert "Ada rancangan" in trainer.get("/mengajar/kursus/").content.decode()


def test_how_questions_behaved_is_told_in_words(trainer, side, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page = trainer.get(analysis_of(side)).content.decode()
    assert "Dari lembar pertama 1 peserta" in page and "Belum cukup jawaban" in page


def test_what_the_bars_show_stands_in_a_table_too(trainer, side):
    page = trainer.get(analysis_of(side)).content.decode()
    assert "<caption>Kesukaran dan daya beda setiap soal</caption>" in page
    table = page.partition("<caption>Kesukaran")[2]
    assert table.count('<th scope="row">') == page.count('<div class="row apart"><b>')


def test_anothers_course_is_not_there(trainer, other):
    for place in (course_of(other), analysis_of(other)):
        assert trainer.get(place).status_code == 404
    mixed = analysis_of(other).replace(str(other.things.course.uuid), str(uuid4()))
    assert trainer.get(mixed).status_code == 404


def reply_to(client, side, reply, text="Terima kasih sudah menata."):
    place = f"/mengajar/renungan/{side.things.entry.uuid}/balasan/"
    return client.post(place, {"reply": str(reply), "text": text}, follow=True)


def test_a_reply_reaches_its_writer_once(trainer, side):
    assert "menata ulang" in trainer.get("/mengajar/renungan/").content.decode()
    reply = uuid4()
    for _ in range(2):
        assert reply_to(trainer, side, reply).status_code == 200
    assert Reply.objects.count() == 1
    path = Notice.objects.get(person=side.people[Role.LEARNER], kind="reflection_replied").path
    assert path == f"/jurnal/?catatan={side.things.entry.uuid}#e{side.things.entry.uuid}"
    assert "menata ulang" not in trainer.get("/mengajar/renungan/").content.decode()
    assert "menata ulang" in trainer.get("/mengajar/renungan/?lihat=semua").content.decode()


def test_an_empty_reply_is_refused(trainer, side):
    assert "Balasan masih kosong" in reply_to(trainer, side, uuid4(), text=" ").content.decode()
    assert not Reply.objects.exists()


def test_what_was_shared_with_another_is_not_there(trainer, side, other):
    assert reply_to(trainer, other, uuid4()).status_code == 404
    assert (
        other.people[Role.LEARNER].name not in trainer.get("/mengajar/renungan/").content.decode()
    )


@pytest.mark.parametrize("role", [Role.LEARNER, Role.SUPERVISOR, Role.STEWARD])
def test_other_roles_are_refused(side, role):
    client = signed_in(side.people[role])
    for place in ("/mengajar/", "/mengajar/kursus/", "/mengajar/nilai/", "/mengajar/renungan/"):
        assert client.get(place).status_code == 403


def test_a_question_is_called_by_its_words_alone():
    stem = Text("<p>Loket &quot;A&quot; buka pukul [[1]].</p>", form="html")
    assert words.beginning(stem) == 'Loket "A" buka pukul ….'
