import pytest

from kawah.people.access.api import Role
from tests.world import signed_in

pytestmark = pytest.mark.django_db


def test_the_admin_reads_number_telephone_and_place_of_work(side):
    one = side.people[Role.LEARNER]
    one.nip, one.phone = "199005142015031001", "+6281234567890"
    one.province, one.regency = "53", "Kupang"
    one.save()
    address = f"/instansi/pegawai/{one.uuid}/"
    page = signed_in(side.people[Role.STEWARD]).get(address).text
    assert "19900514 201503 1 001" in page and "0812-3456-7890" in page
    assert "Kupang, Nusa Tenggara Timur" in page and one.nip not in page


def test_nobody_else_of_the_agency_does(side):
    address = f"/instansi/pegawai/{side.people[Role.LEARNER].uuid}/"
    assert signed_in(side.people[Role.SUPERVISOR]).get(address).status_code == 403
