"""Another signer than the local one, and what happens when its answer is lost."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from kawah.earned.certificates import parking, steps
from kawah.earned.certificates.api import examine, pdf_of, progress
from kawah.earned.certificates.models import Certificate
from kawah.earned.certificates.tests.completed import batch_of, finished, issued
from kawah.earned.certificates.tests.signers import Silent
from kawah.earned.certificates.workshop import finish_waiting
from kawah.learning.enrollment.api import Enrollment
from kawah.records.api import Change
from kawah.web.shell.management import checkup
from tests.factories import NOW

HERE = "kawah.earned.certificates.tests.signers"
LATER = NOW + timedelta(days=1)


@pytest.fixture
def silent(settings, version):
    """A certificate whose signer signed it and never answered."""
    settings.SIGNER = f"{HERE}.Silent"
    Silent.signed.clear()
    certificate = issued(version)
    assert finish_waiting(now=NOW) == 0
    certificate.refresh_from_db()
    return certificate


def test_another_signer_signs_is_trusted_and_named_on_the_sheet(settings, version):
    earlier = finished(version)
    settings.SIGNER = f"{HERE}.OfAnotherHouse"
    certificate = finished(version)
    assert certificate.words.signer_label == "Sertifikat" != earlier.words.signer_label
    assert examine(pdf_of(certificate), now=NOW).verdict.is_valid
    assert examine(pdf_of(earlier), now=NOW).verdict.is_valid
    settings.SIGNER = "kawah.earned.certificates.signing.LocalSigner"
    assert examine(pdf_of(certificate), now=NOW).verdict.fault == "untrusted"


def test_what_may_be_signed_is_not_signed_again(silent):
    assert silent.parked_at == NOW and "SigningUnknown" in silent.error
    assert finish_waiting(now=LATER) == 0
    assert len(Silent.signed) == 1
    assert "1 may be signed" in checkup.signatures(LATER).words


def test_one_that_is_parked_holds_no_other_up(settings, silent, version):
    settings.SIGNER = f"{HERE}.OfAnotherHouse"
    issued(version)
    assert finish_waiting(now=NOW) == 1


def test_progress_of_a_batch_counts_it(silent, version):
    batch = batch_of(version, 0)
    Enrollment.objects.update(batch=batch)
    found = progress(batch)
    assert (found.issued, found.ready, found.parked, found.is_moving) == (1, 0, 1, False)


def test_a_human_lets_it_be_signed_again(settings, silent):
    settings.SIGNER = f"{HERE}.OfAnotherHouse"
    call_command("parked", silent.number, "--why", "Tidak ada di sana")
    assert finish_waiting(now=LATER) == 1
    noted = Change.objects.get(verb="certificate.signed_again")
    assert (noted.why, noted.by) == ("Tidak ada di sana", None)
    assert checkup.signatures(LATER).is_well


def test_a_human_brings_the_file_that_was_signed(silent, tmp_path):
    found = tmp_path / "found.pdf"
    found.write_bytes(Silent.signed[0])
    call_command("parked", silent.number, "--why", "Ada di sana", "--file", str(found))
    assert finish_waiting(now=LATER) == 1
    certificate = Certificate.objects.get()
    assert pdf_of(certificate) == Silent.signed[0] and certificate.told_at == LATER
    assert len(Silent.signed) == 1


def test_a_file_that_is_another_one_is_refused(silent, tmp_path):
    for content in (steps.read(silent.draft), Silent.signed[0] + b"\n", b"", b"%PDF-1.7 x"):
        with pytest.raises(parking.NotTheSigned):
            parking.take_signed(silent, content, by=None, why="Ada", now=NOW)
    with pytest.raises(CommandError):
        call_command("parked", silent.number, "--why", "x", "--file", str(tmp_path / "none"))


def test_only_what_is_parked_is_let_go_on(version, silent):
    for given in (["tidak-ada", "--why", "x"], [silent.number]):
        with pytest.raises(CommandError):
            call_command("parked", *given)
    Certificate.objects.update(parked_at=None)
    with pytest.raises(parking.NotParked):
        parking.sign_again(silent, by=None, why="x", now=NOW)


def test_they_are_listed(silent, capsys):
    call_command("parked")
    assert silent.number in capsys.readouterr().out
