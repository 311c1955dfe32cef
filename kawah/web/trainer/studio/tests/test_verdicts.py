"""The author is told where one looks anyway what came of a review, and one click leads there."""

from datetime import timedelta

from kawah.learning.curriculum.api import commenting, passages, writing
from kawah.web.trainer.studio.tests.conftest import page
from tests.factories import NOW


def test_an_approved_course_is_told_at_home_until_it_is_published(client, at, send, second):
    assert "selesai ditelaah" not in client.get("/mengajar/").text
    second.post(page(send), {"approve": "ya"})
    text = client.get("/mengajar/").text
    assert "Anda dapat menerbitkannya" in text and at("telaah/") in text
    assert "Disetujui, dapat terbit" in client.get("/mengajar/naskah/").text
    client.post(at("terbit/"))
    assert "selesai ditelaah" not in client.get("/mengajar/").text


def test_a_course_sent_back_is_told_with_the_remarks_that_are_open(
    client, at, send, second, reviewer, course
):
    part = passages.Part("", 1, "## Antrean")
    told = passages.Passage("pelajaran/01.md", part)
    commenting.comment(send, told, text="Perjelas.", by=reviewer, now=NOW)
    second.post(page(send), {"changes": "ya", "reason": "Contohnya kurang."})
    for place in ("/mengajar/", f"/mengajar/kursus/{course.uuid}/"):
        text = client.get(place).text
        assert "1 catatan belum diperbaiki" in text and "Contohnya kurang." in text
        assert f"{at('telaah/')}#catatan" in text


def test_sent_again_it_waits_for_the_reviewer_and_not_for_the_author(
    client, at, send, second, reviewer, changed
):
    second.post(page(send), {"changes": "ya", "reason": "Contohnya kurang."})
    changed("Lebih baik")
    client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    assert "selesai ditelaah" not in client.get("/mengajar/").text


def test_what_was_changed_since_its_approval_is_not_called_ready(client, send, second, author):
    second.post(page(send), {"approve": "ya"})
    later = NOW + timedelta(hours=1)
    writing.write(send.manuscript, "pelajaran/x.md", b"x", seen=0, by=author, now=later)
    assert "dapat menerbitkannya" not in client.get("/mengajar/").text
