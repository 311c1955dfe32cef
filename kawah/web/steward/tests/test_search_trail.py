import re
from datetime import timedelta

import pytest

from kawah.people.access.api import Role
from kawah.people.directory.api import current
from kawah.records.api import Change, note, note_all
from tests.factories import NOW, TODAY, load_competencies
from tests.once import once
from tests.world import make_side, signed_in

pytestmark = pytest.mark.django_db
FEED = "/instansi/jejak/"


@once
def other():
    return make_side("kab-b")


@pytest.fixture
def steward(side):
    return signed_in(side.people[Role.STEWARD])


def write(side, verb, *, about="", by=None, days=0, why=""):
    note(
        verb=verb,
        subject=about or f"person/{side.people[Role.LEARNER].uuid}",
        by=by.uuid if by else None,
        now=NOW - timedelta(days=days),
        agency=side.agency.code,
        why=why,
    )


def find(client, address=FEED, **asked):
    return client.post(address, asked, follow=True)


def whys(answer):
    return re.findall(r"Alasan: ([^<]+)<", answer.text)


@pytest.fixture
def trail(side):
    write(side, "person.left", why="satu", by=side.people[Role.STEWARD])
    write(side, "grant.ended", why="dua", days=10)
    write(side, "grant.given", why="tiga", about=f"person/{side.people[Role.TRAINER].uuid}")
    write(side, "batch.opened", why="empat", about=f"batch/{side.things.batch.uuid}", days=3)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"apa": "person.left"}, ["satu"]),
        ({"apa": "peran"}, ["tiga", "dua"]),
        ({"dari": "2026-10-01"}, ["tiga", "satu", "empat"]),
        ({"hingga": "2026-10-02"}, ["empat", "dua"]),
        ({"apa": "peran", "dari": "2026-10-01", "hingga": "2026-10-05"}, ["tiga"]),
        ({"cari": "steward"}, ["satu"]),
        ({"cari": "trainer"}, ["tiga"]),
        ({"cari": "angkatan i"}, ["empat"]),
        ({"cari": "tidak ada"}, []),
        ({"apa": "x", "dari": "kemarin"}, ["tiga", "satu", "empat", "dua"]),
    ],
)
def test_the_trail_is_searched(steward, side, trail, asked, found):
    assert whys(find(steward, **asked)) == found


def test_a_number_finds_a_person_and_stands_in_no_address(steward, side, trail):
    learner = side.people[Role.LEARNER]
    answer = find(steward, cari=learner.nip)
    assert whys(answer) == ["satu", "dua"]
    assert answer.redirect_chain == [(f"{FEED}?orang={learner.uuid}", 302)]
    assert f"oleh atau terhadap {learner.name}" in answer.text


def test_a_number_of_another_agency_finds_nobody(steward, side, trail, other):
    answer = find(steward, cari=other.people[Role.LEARNER].nip)
    assert "Tidak ada pegawai dengan nomor itu" in answer.text
    write(other, "person.left", why="asing")
    assert "asing" not in whys(find(steward, cari="learner"))


def test_pages_follow_one_another_and_keep_what_is_asked(steward, side):
    note_all(
        Change(
            verb="person.left",
            subject=f"person/{side.people[Role.LEARNER].uuid}",
            at=NOW - timedelta(minutes=number // 2),
            agency=side.agency.code,
            why=f"n{number:03}",
        )
        for number in range(70)
    )
    seen, address = [], f"{FEED}?apa=person.left"
    while address:
        page = steward.get(address).text
        seen += re.findall(r"Alasan: (n\d+)<", page)
        onward = re.search(r'href="(\?[^"]*sebelum=[^"]+)"', page)
        address = f"{FEED}{onward[1].replace('&amp;', '&')}" if onward else ""
        assert not address or "apa=person.left" in address
    assert len(seen) == len(set(seen)) == 70


def test_the_national_admin_searches_everywhere(national, side, other, trail):
    write(other, "person.left", why="asing")
    assert {"asing", "satu"} <= set(whys(find(national, "/nasional/jejak/", apa="person.left")))
    assert national.get(FEED).status_code == 403


def test_a_search_asks_little(steward, side, trail, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        steward.get(FEED, {"cari": "learner", "apa": "pegawai"})


def test_a_line_says_what_was_changed_and_into_what(side, steward):
    batch = side.things.batch
    about = f"batch/{batch.uuid}"
    facts = {"batch": batch.name, "starts_on": "2026-10-01", "seats": 20}
    note(
        verb="batch.changed",
        subject=about,
        by=None,
        now=NOW,
        agency=side.agency.code,
        before=facts,
        after={**facts, "starts_on": "2026-11-02", "seats": 25},
    )
    assert "Tempat: 20 → 25; Mulai: 1 Oktober 2026 → 2 November 2026" in steward.get(FEED).text


def test_posts_units_people_and_competencies_are_told_by_their_names(side, steward):
    load_competencies()
    learner, other = side.people[Role.LEARNER], side.people[Role.SUPERVISOR]
    held = current(learner, on=TODAY)
    assert held is not None
    told = {"position": held.position.code, "unit": held.unit.code}
    for verb, after in (
        ("person.appointed", told),
        ("person.supervisor_named", {"supervisor": str(other.uuid)}),
        ("person.amended", {"fields": ["name", "email"]}),
        ("person.level_observed", {"competency": "integrity", "level": 2}),
    ):
        subject, code = f"person/{learner.uuid}", side.agency.code
        note(verb=verb, subject=subject, by=None, now=NOW, agency=code, after=after)
    text = steward.get(FEED).text
    assert f"Jabatan: {held.position.name}; Unit kerja: {held.unit.name}" in text
    assert f"Atasan: {other.name}" in text and "Yang diubah: nama, surel" in text
    assert "Kompetensi: Integritas; Tingkat: 2" in text


def test_a_line_with_facts_of_another_shape_is_told_without_them(side, steward):
    odd: list[object] = [["x"], "x", {"until": ["x"], "level": {"a": 1}, "position": {}}, None]
    for number, after in enumerate(odd):
        for verb in ("person.appointed", "grant.given", "hours.figure_changed"):
            subject, code = f"person/{side.people[Role.LEARNER].uuid}", side.agency.code
            note(
                verb=verb,
                subject=subject,
                by=None,
                now=NOW,
                agency=code,
                after=after,
                why=str(number),
            )
    assert steward.get(FEED).status_code == 200
