from datetime import date
from uuid import uuid4

import pytest
from msgspec.structs import replace

from kawah.earned.claims import api as claims
from kawah.earned.hours import api as hours
from kawah.learning.media import api as media
from kawah.people.access.api import name_supervisor
from tests.factories import NOW, TODAY, make_person

PATH = "/jp/pengajuan/"


@pytest.fixture
def person(db):
    hours.load_reference()
    return make_person(name="Yosef Nahak")


@pytest.fixture
def supervisor(person):
    one = make_person(person.agency, name="Atasan Yosef")
    name_supervisor(person, supervisor=one, by=None, on=date(2026, 1, 1), now=NOW)
    return one


@pytest.fixture
def organizer(person):
    return make_person(person.agency, name="Penyelenggara")


@pytest.fixture
def told(db, own_folders):
    """Bimbingan teknis of three days, 12 JP by its certificate."""
    evidence = media.keep("sertifikat.pdf", b"%PDF-1.7\n1 0 obj\n%%EOF", now=NOW)
    return claims.Told(
        form="KL10",
        title="Bimtek Perizinan",
        organizer="Dinas Perizinan",
        first_day=date(2026, 9, 1),
        last_day=date(2026, 9, 3),
        minutes=12 * 45,
        note="",
        evidence=evidence,
        evidence_name="sertifikat.pdf",
    )


@pytest.fixture
def send(person, told):
    def send(*, by=person, uuid=None, **changed):
        return claims.send(by, replace(told, **changed), uuid=uuid or uuid4(), on=TODAY, now=NOW)

    return send
