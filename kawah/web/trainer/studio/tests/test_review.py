"""A second person reads, remarks, decides; only what was approved is published."""

from kawah.learning.curriculum.api import Course, Review, Waiver, writing
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from kawah.web.trainer.studio.tests.conftest import page, trainer_of
from tests.factories import NOW
from tests.world import signed_in


def out():
    """The version that is out."""
    published = Course.objects.get().published
    assert published is not None
    return published


def test_a_course_goes_through_review_to_publication(client, at, send, second, reviewer, course):
    assert Notice.objects.get(person=reviewer).kind == "review_asked"
    assert "Antrean yang Lebih Adil" in second.get("/mengajar/telaah/").text
    assert "Membaca antrean" in second.get(page(send)).text
    assert client.post(at("terbit/")).status_code == 302
    assert out().number == 1
    second.post(page(send), {"approve": "ya", "reason": "Sudah baik."})
    assert "Terbitkan" in client.get(at("telaah/")).text
    assert "tetap pada versi yang sudah mereka mulai" in client.get(at("terbit/")).text
    for _click in range(2):
        client.post(at("terbit/"))
    published = out()
    assert (published.number, published.title) == (2, "Antrean yang Lebih Adil")
    assert Change.objects.filter(verb="course.published", after={"version": 2}).count() == 1


def test_home_leads_the_second_person_to_what_waits(second, send):
    assert "1 kursus menunggu telaah Anda" in second.get("/mengajar/").text
    second.post(page(send), {"approve": "ya"})
    assert "menunggu telaah Anda" not in second.get("/mengajar/").text


def test_what_was_changed_after_its_approval_is_not_published(client, at, send, second, changed):
    second.post(page(send), {"approve": "ya"})
    changed("Sesudah disetujui")
    answer = client.post(at("terbit/"), follow=True)
    assert "sudah berubah sejak disetujui" in answer.text
    assert out().number == 1
    changed()
    assert client.post(at("terbit/")).status_code == 302
    assert out().number == 2


def test_changes_are_asked_for_with_a_reason(client, at, send, second, author):
    answer = second.post(page(send), {"changes": "ya", "reason": " "})
    assert answer.status_code == 400 and "apa yang perlu diperbaiki" in answer.text
    second.post(page(send), {"changes": "ya", "reason": "Contohnya kurang."})
    assert "Contohnya kurang." in client.get(at("telaah/")).text
    assert Notice.objects.get(person=author).kind == "review_changes"
    assert "sudah diputuskan" in second.post(page(send), {"approve": "ya"}, follow=True).text


def test_sending_again_replaces_what_waits(client, at, send, reviewer, changed, second):
    client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    assert Review.objects.count() == 1
    changed("Lain lagi")
    client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    assert [row.decision for row in Review.objects.order_by("pk")] == ["outdated", "open"]
    assert "diganti yang lebih baru" in second.get(page(send)).text


def test_who_has_a_hand_in_a_course_does_not_review_it(client, at, agency, manuscript):
    helper = trainer_of(agency, name="Rekan Penulis")
    writing.write(manuscript, "pelajaran/x.md", b"x", seen=0, by=helper, now=NOW)
    outsider = trainer_of(None or manuscript.begun_by.agency, name="Orang Luar")
    text = client.get(at("telaah/")).text
    assert "Orang Luar" in text and "Rekan Penulis" not in text and outsider.name in text
    assert client.post(at("telaah/"), {"reviewer": helper.uuid}).status_code == 400
    assert client.post(at("telaah/"), {"reviewer": manuscript.begun_by.uuid}).status_code == 400


def test_what_is_published_already_is_not_sent(client, at, reviewer, manuscript):
    answer = client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    assert answer.status_code == 400 and "sama dengan versi yang sudah terbit" in answer.text


def test_a_review_is_its_reviewers_alone(client, send, agency):
    stranger = signed_in(trainer_of(agency))
    for one in (client, stranger):
        assert one.get(page(send)).status_code == 404
        assert one.post(page(send), {"approve": "ya"}).status_code == 404
    assert Review.objects.get().is_open


def test_a_waiver_is_asked_for_granted_and_lets_the_course_out(
    client, at, changed, second, reviewer
):
    changed(reviewed_on="2024-01-01")
    place = at("pengecualian/?temuan=reviewed_recently&di=")
    assert place.replace("&", "&amp;") in client.get(at("telaah/")).text
    answer = client.post(place, {"reason": "Telaah dijadwalkan.", "until": "2030-01-01"})
    assert answer.status_code == 400 and "Pilih hari antara" in answer.text
    client.post(place, {"reason": "Telaah dijadwalkan.", "until": "2026-11-01"})
    client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    review, waiver = Review.objects.get(), Waiver.objects.get()
    second.post(page(review), {"approve": "ya"})
    client.post(at("terbit/"))
    assert out().number == 1
    second.post(page(review, f"pengecualian/{waiver.uuid}/"), {"grant": "ya"})
    client.post(at("terbit/"))
    assert out().number == 2
    assert "Telaah dijadwalkan." in client.get(f"/mengajar/kursus/{out().course.uuid}/").text


def test_who_reviewed_an_earlier_manuscript_waives_nothing_of_todays(
    client, at, changed, second, reviewer, agency
):
    changed(reviewed_on="2024-01-01")
    client.post(at("telaah/"), {"reviewer": reviewer.uuid})
    review = Review.objects.get()
    second.post(page(review), {"changes": "ya", "reason": "Perbarui dahulu."})
    client.post(at("telaah/"), {"reviewer": trainer_of(agency).uuid})
    place = at("pengecualian/?temuan=reviewed_recently&di=")
    client.post(place, {"reason": "Telaah dijadwalkan.", "until": "2026-11-01"})
    asked = page(review, f"pengecualian/{Waiver.objects.get().uuid}/")
    assert second.post(asked, {"grant": "ya"}).status_code == 404


def test_what_policy_does_not_let_go_is_not_waived(client, at, sent):
    told = sent("data/dampak/", change="", measure="", after_days="")
    client.post(at("data/dampak/"), told)
    assert client.get(at("pengecualian/?temuan=impact_named&di=")).status_code == 404
    assert "Minta pengecualian" not in client.get(at("telaah/")).text


def test_a_course_is_closed_to_newcomers_with_a_reason(client, course):
    place = f"/mengajar/kursus/{course.uuid}/penutupan/"
    assert "meneruskan versinya sampai selesai" in client.get(place).text
    assert client.post(place, {"reason": " "}).status_code == 400
    client.post(place, {"reason": "Diganti kursus baru."})
    assert Change.objects.get(verb="course.retired").why == "Diganti kursus baru."
    assert "Sudah ditutup" in client.get(place).text
