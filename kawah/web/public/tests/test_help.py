import pytest

from kawah.people.access.api import Role
from tests.world import signed_in

pytestmark = pytest.mark.django_db
BACK = "Kembali ke halaman tadi"


def test_each_role_reads_what_is_its_own(side):
    for role, words in ((Role.STEWARD, "Bagi admin instansi"), (Role.TRAINER, "Bagi widyaiswara")):
        page = signed_in(side.people[role]).get("/bantuan/").text
        assert words in page
        assert ("Bagi widyaiswara" in page) is (role == Role.TRAINER)


def test_a_stranger_reads_all_of_it(client):
    page = client.get("/bantuan/").text
    assert "Bagi admin instansi" in page and "/aktivasi/" in page and "Bertanya kepada" in page


def test_a_human_is_named_and_the_steward_says_who(side):
    learner, steward = signed_in(side.people[Role.LEARNER]), signed_in(side.people[Role.STEWARD])
    assert side.people[Role.STEWARD].name in learner.get("/bantuan/").text
    page = steward.post("/instansi/bantuan/", {"contact": " Bu  Ratih, 0380 "}, follow=True).text
    assert "Bu Ratih, 0380" in page and "Begini bunyinya" in page
    assert "Bu Ratih, 0380" in learner.get("/bantuan/").text
    assert "Menetapkan kontak bantuan" in steward.get("/instansi/jejak/").text
    assert steward.post("/instansi/bantuan/", {"contact": "x" * 201}).status_code == 400


def test_it_leads_back_to_where_one_came_from_and_nowhere_else(client):
    def page(referer):
        return client.get("/bantuan/", headers={"referer": referer}).text

    assert 'href="/masuk/?next=/jp/"' in page("http://testserver/masuk/?next=/jp/")
    for strange in ("https://jahat.example/x", "http://testserver/bantuan/", "", "javascript:x"):
        assert BACK not in page(strange)


def test_every_page_leads_here(client):
    for place in ("/", "/masuk/", "/privasi/", "/aktivasi/"):
        assert 'href="/bantuan/"' in client.get(place).text
