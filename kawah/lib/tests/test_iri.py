from uuid import UUID

from kawah.lib import iri

BASE = "https://kawah.example.go.id"


def test_an_agency_has_a_home_page():
    assert iri.home_page(BASE, "nusacandra") == f"{BASE}/instansi/nusacandra"


def test_a_thing_is_named_by_its_kind_and_identifier():
    assert iri.thing(BASE, "kursus", UUID(int=7)) == f"{BASE}/kursus/{UUID(int=7)}"
    assert iri.thing(BASE, "kompetensi", "public_service") == f"{BASE}/kompetensi/public_service"
