from uuid import uuid4

import pytest

from kawah.earned.certificates.api import (
    CertificateNotInForce,
    ReasonMissing,
    certificate_of,
    check,
    mine,
    reissue,
    revoke,
)
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.tests.completed import finished, issued
from kawah.earned.certificates.workshop import finish_waiting
from kawah.people.competencies.api import Held, held_by
from kawah.people.notices.api import Notice
from kawah.records.api import Change
from tests.factories import NOW, TODAY

BY = uuid4()


def test_a_revoked_certificate_is_noted_and_told(version):
    certificate = finished(version)
    revoke(certificate, by=BY, reason="Ujian diwakilkan", now=NOW)
    change = Change.objects.get(verb="certificate.revoked")
    assert (change.by, change.why) == (BY, "Ujian diwakilkan")
    assert Notice.objects.filter(kind="certificate_revoked").count() == 1


def test_it_is_revoked_once(version):
    certificate = issued(version)
    revoke(certificate, by=BY, reason="Ujian diwakilkan", now=NOW)
    with pytest.raises(CertificateNotInForce):
        revoke(certificate, by=BY, reason="Lagi", now=NOW)


def test_a_reason_is_asked_for(version):
    certificate = issued(version)
    for act in (revoke, reissue):
        with pytest.raises(ReasonMissing):
            act(certificate, by=BY, reason="  ", now=NOW)


def test_a_revoked_one_is_not_finished(version):
    revoke(issued(version), by=BY, reason="Ujian diwakilkan", now=NOW)
    assert finish_waiting(now=NOW) == 0


def test_a_reissue_has_the_corrected_name_and_a_new_code(version):
    old = finished(version, name="Siti Rahmawti")
    old.person.name = "Siti Rahmawati"
    old.person.save()
    new = reissue(old, by=BY, reason="Nama keliru", now=NOW)
    assert new.words.recipient_name == "Siti Rahmawati"
    assert new.words.completed_on == old.words.completed_on
    assert (new.code != old.code, new.number != old.number) == (True, True)
    assert finish_waiting(now=NOW) == 1
    assert check(old.code, now=NOW).state == "replaced"


def test_only_the_newest_is_mine(version):
    old = finished(version)
    new = reissue(old, by=BY, reason="Nama keliru", now=NOW)
    assert mine(old.person) == [new]
    assert certificate_of(old.enrollment) == new


def test_it_is_replaced_once(version):
    old = issued(version)
    reissue(old, by=BY, reason="Nama keliru", now=NOW)
    for act in (revoke, reissue):
        with pytest.raises(CertificateNotInForce):
            act(old, by=BY, reason="Lagi", now=NOW)
    assert Certificate.objects.count() == 2


def test_a_reissue_attests_nothing_new(version):
    reissue(issued(version), by=BY, reason="Nama keliru", now=NOW)
    assert Held.objects.count() == 1


def test_a_revoked_certificate_takes_its_levels_back(version):
    certificate = finished(version)
    assert held_by(certificate.person, on=TODAY)
    revoke(certificate, by=BY, reason="Ujian diwakilkan", now=NOW)
    assert held_by(certificate.person, on=TODAY) == {}
    withdrawal = Held.objects.get().withdrawal
    assert (withdrawal.by, withdrawal.reason, withdrawal.at) == (BY, "Ujian diwakilkan", NOW)
    noted = Change.objects.get(verb="certificate.revoked")
    assert noted.after == {"state": "revoked", "levels_withdrawn": 1}


def test_a_reissue_that_is_revoked_takes_the_levels_back(version):
    new = reissue(issued(version), by=BY, reason="Nama keliru", now=NOW)
    assert held_by(new.person, on=TODAY)
    revoke(new, by=BY, reason="Ujian diwakilkan", now=NOW)
    assert held_by(new.person, on=TODAY) == {}


def test_the_levels_of_others_stay(version):
    revoked, other = issued(version), issued(version)
    revoke(revoked, by=BY, reason="Ujian diwakilkan", now=NOW)
    assert held_by(other.person, on=TODAY)


def test_a_wrong_revocation_is_mended_by_a_new_issue(version):
    old = finished(version)
    revoke(old, by=BY, reason="Ujian diwakilkan", now=NOW)
    new = reissue(old, by=BY, reason="Keliru: orangnya hadir sendiri", now=NOW)
    assert finish_waiting(now=NOW) == 1
    assert (check(old.code, now=NOW).state, check(new.code, now=NOW).state) == ("replaced", "valid")
    assert check(old.code, now=NOW).reason == ""
    assert mine(old.person) == [new] and held_by(old.person, on=TODAY)
    assert Change.objects.get(verb="certificate.reissued").why == "Keliru: orangnya hadir sendiri"
    with pytest.raises(CertificateNotInForce):
        reissue(old, by=BY, reason="Lagi", now=NOW)


def test_what_was_mended_can_be_revoked_again(version):
    row = finished(version)
    for _time in range(3):
        revoke(row, by=BY, reason="Ujian diwakilkan", now=NOW)
        assert held_by(row.person, on=TODAY) == {}
        row = reissue(row, by=BY, reason="Keliru", now=NOW)
        assert held_by(row.person, on=TODAY)
    assert Held.objects.count() == 4
