import pytest

from kawah.people.access.api import Role, grant
from kawah.people.accounts.writing import write_waiting
from kawah.people.directory.api import Agency, Person, Reach
from tests.factories import NOW, TODAY, make_agency, make_person

pytestmark = pytest.mark.django_db
LIST = "/nasional/instansi/"
FILLED = {
    "name": "Dinas Kesehatan Contoh",
    "short_name": "Dinkes Contoh",
    "code": "dinkes-contoh",
    "tier": "REGIONAL",
    "parent": "",
    "province_code": "53",
    "regency": "",
    "seat": "Kupang",
    "time_zone": "Asia/Makassar",
    "remote_class": "NONE",
}


def change(national, agency, **changed):
    sent = {**FILLED, "reason": "Perda 1", **changed}
    return national.post(f"{LIST}{agency.uuid}/", sent, follow=True)


@pytest.fixture
def agency(national):
    national.post(f"{LIST}baru/", FILLED)
    return Agency.objects.get(code="dinkes-contoh")


def test_an_agency_is_made_and_listed(national, agency):
    page = national.get(LIST).text
    assert agency.name in page and "Nusa Tenggara Timur" in page
    assert page.count("button primary") == 1
    assert agency.name in national.get(LIST, {"cari": "kesehatan"}).text
    assert agency.name not in national.get(LIST, {"cari": "pajak"}).text


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "Isi nama instansinya."),
        ("code", "Dinkes Contoh", "tanpa spasi"),
        ("code", "dinkes-contoh", "Kode ini sudah dipakai"),
        ("province_code", "99", ""),
        ("parent", "00000000-0000-4000-8000-000000000000", ""),
    ],
)
def test_what_cannot_be_is_refused_and_what_was_typed_stays(national, agency, field, value, told):
    answer = national.post(f"{LIST}baru/", {**FILLED, "code": "lain", field: value})
    assert answer.status_code == 400 and told in answer.text
    assert 'value="Kupang"' in answer.text
    assert Agency.objects.filter(name=FILLED["name"]).count() == 1


def test_a_change_needs_a_reason_and_stands_below(national, agency):
    assert change(national, agency, reason="", seat="Soe").status_code == 400
    change(national, agency, seat="Soe")
    agency.refresh_from_db()
    assert agency.seat == "Soe"
    page = national.get(f"{LIST}{agency.uuid}/").text
    assert "Mengubah data instansi" in page and "Alasan: Perda 1" in page


def test_another_place_in_the_tree_is_asked_about_first(national, agency):
    top = make_agency("provinsi")
    asked = change(national, agency, parent=top.uuid)
    assert "Nanti di bawah" in asked.text and top.name in asked.text
    agency.refresh_from_db()
    assert agency.path == "/dinkes-contoh/"
    change(national, agency, parent=top.uuid, sure="ya")
    agency.refresh_from_db()
    assert agency.path == "/provinsi/dinkes-contoh/"


def test_an_agency_below_is_not_offered_as_the_one_above(national, agency):
    low = make_agency("puskesmas", parent=agency)
    assert f'value="{low.uuid}"' not in national.get(f"{LIST}{agency.uuid}/").text
    assert change(national, agency, parent=low.uuid, sure="ya").status_code == 400


def test_closing_is_asked_about_refused_while_in_use_and_undone(national, agency):
    someone = make_person(agency)
    place = f"{LIST}{agency.uuid}/tutup/"
    assert "Ya, tutup" in national.post(place, {"reason": "Dilebur"}).text
    refused = national.post(place, {"reason": "Dilebur", "sure": "ya"})
    assert refused.status_code == 400 and "masih ada 1 pegawai" in refused.text
    someone.delete()
    national.post(place, {"reason": "Dilebur", "sure": "ya"})
    assert agency.name in national.get(LIST, {"lihat": "tutup"}).text
    assert agency.name not in national.get(LIST).text
    national.post(place, {"reason": "Keliru", "sure": "ya"})
    assert agency.name in national.get(LIST).text


def test_the_list_asks_little(national, agency, django_assert_max_num_queries):
    for _number in range(60):
        make_agency(parent=agency)
    with django_assert_max_num_queries(8):
        page = national.get(LIST).text
    assert "?halaman=2" in page


NEWCOMER = {
    "name": "Rahmawati, S.Sos.",
    "kind": "PNS",
    "nip": "19850412 201001 2 017",
    "email": "",
    "reason": "SK 12",
    "key": "00000000-0000-4000-8000-00000000000a",
}


def test_the_first_admin_is_entered_gets_a_code_and_waits_for_a_second_person(national, agency):
    answer = national.post(f"{LIST}{agency.uuid}/admin/", NEWCOMER)
    person = Person.objects.get(agency=agency)
    asked = person.grant_requests.get()
    assert (asked.role, asked.agency, asked.decided_at) == (Role.STEWARD, agency, None)
    assert not person.grants.exists()
    while write_waiting(now=NOW):
        pass
    page = national.get(answer["Location"]).text
    assert f"{answer['Location']}1/" in page
    assert national.get(f"{answer['Location']}1/")["Content-Type"] == "application/pdf"


def test_a_second_click_enters_nobody_again(national, agency):
    first = national.post(f"{LIST}{agency.uuid}/admin/", NEWCOMER)
    again = national.post(f"{LIST}{agency.uuid}/admin/", NEWCOMER)
    assert first["Location"] == again["Location"]
    other = {**NEWCOMER, "key": "00000000-0000-4000-8000-00000000000b"}
    refused = national.post(f"{LIST}{agency.uuid}/admin/", other)
    assert refused.status_code == 400 and "sudah mempunyai pegawai" in refused.text


def test_a_number_that_cannot_be_is_refused_at_its_field(national, agency):
    sent = {**NEWCOMER, "nip": "123"}
    answer = national.post(f"{LIST}{agency.uuid}/admin/", sent)
    assert "NIP harus 18 angka." in answer.text and "Rahmawati" in answer.text
    assert not Person.objects.filter(agency=agency).exists()


def test_a_new_agency_leads_to_its_first_admin(national, agency):
    sent = {**FILLED, "code": "dinsos"}
    made = national.post(f"{LIST}baru/", sent)["Location"]
    assert made.endswith("/admin/")
    assert f'href="{LIST}{agency.uuid}/admin/"' in national.get(f"{LIST}{agency.uuid}/").text


def test_an_agency_of_national_admins_alone_gets_its_first_admin_too(national, agency):
    third = make_person(agency)
    grant(third, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    national.post(f"{LIST}{agency.uuid}/admin/", NEWCOMER)
    assert Person.objects.filter(agency=agency, grant_requests__role=Role.STEWARD).count() == 1
    assert f'{agency.uuid}/admin/"' not in national.get(f"{LIST}{agency.uuid}/").text


def test_a_national_admin_gives_another_a_new_way_in(national, agency):
    third = make_person(agency, password="tiga benda di meja", email="tiga@x.id")
    grant(third, Role.NATIONAL, reach=Reach.NATIONAL, effective_from=TODAY, now=NOW)
    place = f"/nasional/peran/{third.uuid}/"
    assert f'href="{place}jalan-masuk/"' in national.get(place).text
    sent = {"way": "sheet", "reason": "Kodenya hilang", "key": NEWCOMER["key"]}
    on_paper = national.post(f"{place}jalan-masuk/", {**sent, "sure": "ya"})
    assert on_paper.status_code == 400 and "hanya dikirim ke surelnya" in on_paper.text
    sent["way"] = "mail"
    assert "Ya, beri" in national.post(f"{place}jalan-masuk/", sent).text
    onward = national.post(f"{place}jalan-masuk/", {**sent, "sure": "ya"})["Location"]
    assert third.name in national.get(onward).text
    third.refresh_from_db()
    assert not third.has_usable_password()
