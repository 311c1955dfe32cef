from uuid import uuid4

import msgspec
import pytest

from kawah.earned.certificates import codes
from kawah.earned.certificates.api import CertificateUnknown, check, reissue, revoke, share_text
from kawah.earned.certificates.checking import initials
from kawah.earned.certificates.tests.completed import finished, issued
from kawah.earned.certificates.wording import PERSONAL_NUMBER
from tests.factories import NOW, TODAY


def test_a_certificate_in_force_is_valid(version, django_assert_max_num_queries):
    certificate = finished(version, name="Dr. Siti Rahmawati, M.A.P.")
    with django_assert_max_num_queries(2):
        found = check(codes.show(certificate.code).lower(), now=NOW)
    assert (found.state, found.initials) == ("valid", "S. R.")
    assert found.jp == certificate.words.jp
    assert (found.course, found.issued_on) == ("Antrean yang Adil", TODAY)
    assert found.pdf_sha256 == certificate.sha256


def test_the_answer_tells_neither_name_nor_number(version):
    certificate = issued(version, name="Siti Rahmawati")
    text = msgspec.json.encode(check(certificate.code, now=NOW)).decode()
    assert "Rahmawati" not in text
    assert certificate.person.nip and certificate.person.nip not in text
    assert not PERSONAL_NUMBER.search(text)


def test_a_revoked_one_says_why(version):
    certificate = issued(version)
    revoke(certificate, by=uuid4(), reason="Ujian diwakilkan", now=NOW)
    found = check(certificate.code, now=NOW)
    assert (found.state, found.reason) == ("revoked", "Ujian diwakilkan")
    assert found.revoked_on == TODAY


def test_a_replaced_one_names_the_new_code(version):
    old = issued(version)
    new = reissue(old, by=uuid4(), reason="Nama keliru", now=NOW)
    found = check(old.code, now=NOW)
    assert (found.state, found.replaced_by_code) == ("replaced", codes.show(new.code))
    assert check(new.code, now=NOW).state == "valid"


@pytest.mark.parametrize("text", ["", "K7Q", "K7QM2X9RTA4WZ6H8PB", "x" * 5000])
def test_an_unknown_code_gets_one_sentence(db, text):
    with pytest.raises(CertificateUnknown) as refusal:
        check(text, now=NOW)
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("Rambu Konda Ngguna, S.E.", "R. K. N."), ("Drs. Bili", "B."), ("Sukarno", "S."), ("", "")],
)
def test_initials(name, shown):
    assert initials(name) == shown


def test_a_shared_sentence_leads_to_the_check(version):
    certificate = issued(version)
    assert certificate.words.verify_url in share_text(certificate)
    assert certificate.words.course_title in share_text(certificate)
