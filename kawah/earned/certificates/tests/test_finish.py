from datetime import timedelta
from itertools import pairwise

import pytest
from django.core.files.storage import default_storage

from kawah.earned.certificates import instruments, steps
from kawah.earned.certificates.api import (
    CertificateNotReady,
    badge_of,
    examine,
    issue_batch,
    pdf_of,
)
from kawah.earned.certificates.badge import verify
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.sheet import SheetUndrawable
from kawah.earned.certificates.tests.completed import batch_of, finished, issued
from kawah.earned.certificates.workshop import finish_waiting, take
from kawah.lib import checkpoints
from kawah.people.notices.api import Notice
from tests.factories import NOW


def break_wording(certificate):
    good = certificate.wording
    Certificate.objects.filter(pk=certificate.pk).update(wording={**good, "agency_crest": "<svg"})
    return good


def test_a_certificate_is_drawn_signed_awarded_and_told(version):
    certificate = finished(version, email="siti@example.go.id")
    assert examine(pdf_of(certificate), now=NOW).verdict.is_valid
    trusted = [instruments.issuer(certificate.agency).did]
    assert verify(badge_of(certificate), trusted=trusted, now=NOW).is_valid
    assert Notice.objects.get().kind == "certificate_ready"
    assert Notice.objects.get().letter_due_at


def test_the_badge_names_the_person_by_an_opaque_identifier(version):
    certificate = finished(version)
    subject = badge_of(certificate)["credentialSubject"]["id"]
    assert subject.endswith(f"/people/{certificate.person.uuid}")


def test_the_path_of_the_file_tells_nothing(version):
    certificate = finished(version)
    assert certificate.file.endswith(f"{certificate.sha256}.pdf")
    assert not default_storage.exists(certificate.draft)


def test_an_altered_file_is_refused(version):
    pdf = bytearray(pdf_of(finished(version)))
    pdf[len(pdf) // 3] ^= 1
    assert examine(bytes(pdf), now=NOW).verdict.fault == "altered"


@pytest.mark.parametrize("done", range(5))
def test_the_next_worker_goes_on_where_the_last_ended(version, done):
    certificate = issued(version)
    for step in steps.STEPS[:done]:
        assert take(step, certificate.pk, now=NOW)
    assert finish_waiting(now=NOW) == (1 if done < 4 else 0)
    assert finish_waiting(now=NOW) == 0
    assert Notice.objects.count() == 1
    assert Certificate.objects.filter(told_at__isnull=False).count() == 1


@pytest.mark.parametrize("step", steps.STEPS, ids=lambda step: step.name)
def test_a_step_that_was_cut_short_leaves_nothing_double(version, step, monkeypatch):
    certificate = issued(version)
    monkeypatch.setattr(checkpoints, "reached", die_at(step.name))
    with pytest.raises(KeyboardInterrupt):
        finish_waiting(now=NOW)
    monkeypatch.undo()
    assert finish_waiting(now=NOW) == 1
    certificate.refresh_from_db()
    assert examine(pdf_of(certificate), now=NOW).verdict.is_valid
    assert Notice.objects.count() == 1


def die_at(name):
    def reached(point):
        if point == name:
            raise KeyboardInterrupt

    return reached


def test_a_sheet_that_is_gone_is_drawn_anew(version):
    certificate = issued(version)
    assert take(steps.STEPS[0], certificate.pk, now=NOW)
    certificate.refresh_from_db()
    drawn = steps.read(certificate.draft)
    default_storage.delete(certificate.draft)
    assert steps.draft_of(certificate) == drawn
    assert finish_waiting(now=NOW) == 1
    certificate.refresh_from_db()
    assert pdf_of(certificate).startswith(drawn)


def test_two_workers_at_the_same_step_leave_one_result(version):
    certificate, first = issued(version), steps.STEPS[0]
    outcomes = []

    def make_while_another_finishes(row, now):
        outcomes.append(take(first, row.pk, now=now))
        return first.make(row, now)

    slow = steps.Step(first.name, first.moment, make_while_another_finishes, first.tell)
    outcomes.append(take(slow, certificate.pk, now=NOW))
    assert outcomes == [True, False]


def test_a_step_is_not_taken_twice(version):
    certificate = issued(version)
    assert [take(steps.STEPS[0], certificate.pk, now=NOW) for _time in range(2)] == [True, False]


def test_a_failing_one_waits_and_stands_in_nobodys_way(version):
    failing, sound = issued(version), issued(version)
    good = break_wording(failing)
    assert finish_waiting(now=NOW) == 1
    failing.refresh_from_db()
    sound.refresh_from_db()
    assert (sound.is_ready, failing.is_ready) == (True, False)
    assert SheetUndrawable.__name__ in failing.error
    assert failing.retry_at and failing.retry_at > NOW
    Certificate.objects.filter(pk=failing.pk).update(wording=good)
    assert finish_waiting(now=NOW) == 0
    assert finish_waiting(now=NOW + timedelta(seconds=5)) == 1


def test_each_failure_waits_longer(version):
    certificate = issued(version)
    break_wording(certificate)
    moments = [NOW]
    for _time in range(3):
        finish_waiting(now=moments[-1])
        certificate.refresh_from_db()
        assert certificate.retry_at
        moments.append(certificate.retry_at)
    waits = [later - earlier for earlier, later in pairwise(moments)]
    assert waits == sorted(set(waits))


def test_who_waits_for_one_goes_before_a_batch(version):
    issue_batch(batch_of(version, 2), by=None, why="", now=NOW)
    finish_waiting(now=NOW, at_most=0)
    single = issued(version)
    finish_waiting(now=NOW, at_most=1)
    single.refresh_from_db()
    assert single.is_ready


def test_what_is_not_ready_cannot_be_had(version):
    certificate = issued(version)
    for read in (pdf_of, badge_of):
        with pytest.raises(CertificateNotReady):
            read(certificate)
