"""Whose file it is, and whether it holds: for anyone who has nothing but the file."""

import resource
import subprocess
import time
import zlib
from uuid import uuid4

import pytest

from kawah.earned.certificates import apart, instruments, sheet, signing
from kawah.earned.certificates.api import ExaminersBusy, examine, pdf_of, reissue, revoke
from kawah.earned.certificates.tests.completed import finished
from kawah.earned.certificates.tests.sample import WORDING
from tests.factories import NOW

ABOUT = {"reason": "Sertifikat", "place": "Waibakul"}


def test_our_own_file_is_known_and_in_force(version):
    certificate = finished(version)
    answer = examine(pdf_of(certificate), now=NOW)
    assert answer.verdict.is_valid and "Kawah Demonstrasi" in answer.verdict.signer
    assert answer.found and answer.found.state == "valid"
    assert answer.found.number == certificate.number


def test_a_revoked_and_a_replaced_file_are_told(version):
    revoked, old = finished(version), finished(version)
    revoke(revoked, by=uuid4(), reason="Ujian diwakilkan", now=NOW)
    reissue(old, by=uuid4(), reason="Nama keliru", now=NOW)
    states = [examine(pdf_of(row), now=NOW).found for row in (revoked, old)]
    assert [found and found.state for found in states] == ["revoked", "replaced"]


def test_an_altered_file_is_nobodys(version):
    pdf = bytearray(pdf_of(finished(version)))
    pdf[len(pdf) // 2] ^= 1
    answer = examine(bytes(pdf), now=NOW)
    assert (answer.verdict.fault, answer.found) == ("altered", None)


def test_a_file_we_signed_but_do_not_know_is_not_called_ours(db):
    pdf = sheet.render(WORDING, now=NOW)
    answer = examine(instruments.signer(now=NOW).sign(pdf, now=NOW, **ABOUT), now=NOW)
    assert answer.verdict.is_valid and answer.found is None


def test_a_strangers_signature_is_whole_but_unknown(db, tmp_path):
    stranger = signing.LocalSigner.open(tmp_path / "stranger", now=NOW)
    pdf = stranger.sign(sheet.render(WORDING, now=NOW), now=NOW, **ABOUT)
    answer = examine(pdf, now=NOW)
    assert (answer.verdict.fault, answer.found) == ("untrusted", None)


def folded_zeros(megabytes):
    """What compressing so many zeros would give, without going through all of them: a part that
    was flushed whole may stand any number of times."""
    press, part = zlib.compressobj(9), b"\0" * 1_000_000
    first = press.compress(part) + press.flush(zlib.Z_FULL_FLUSH)
    again = press.compress(part) + press.flush(zlib.Z_FULL_FLUSH)
    checksum = (megabytes * 1_000_000 % 65521 << 16) | 1  # Adler-32 of zeros
    return first + again * (megabytes - 1) + press.flush()[:-4] + checksum.to_bytes(4, "big")


def test_folded_zeros_unfold():
    assert zlib.decompress(folded_zeros(3)) == b"\0" * 3_000_000


def bomb():
    """A small file whose first part unfolds to a thousand times its size."""
    folded = folded_zeros(1500)
    head = b"%PDF-1.7\n"
    part = (
        b"1 0 obj\n<</Type/XRef/Size 2/W[1 2 1]/Root 1 0 R/Filter/FlateDecode/Length %d>>stream\n"
    )
    return b"".join(
        [head, part % len(folded), folded, b"\nendstream\nendobj\n/ByteRange\n"]
        + [b"startxref\n%d\n%%%%EOF" % len(head)]
    )


LOOP = (
    b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Root 1 0 R/Prev 9>>\n"
    b"/ByteRange\nstartxref\n9\n%%EOF"
)


@pytest.mark.parametrize("make", [bomb, lambda: LOOP, lambda: b"%PDF-/ByteRange" + b"[" * 500_000])
def test_a_hostile_file_takes_neither_memory_nor_time(db, make):
    pdf = make()
    began, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answer = examine(pdf, now=NOW)
    assert not answer.verdict.is_valid and answer.found is None
    assert time.monotonic() - began < apart.SECONDS + 5
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kB


def test_a_file_that_is_no_certificate_starts_nothing(db, monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)
    for pdf in (b"", b"PK\x03\x04", b"%PDF-1.7 x", b"%PDF-" + b"x" * 3_000_000):
        assert examine(pdf, now=NOW).verdict.fault in ("unreadable", "unsigned")


def test_only_one_strangers_file_is_examined_at_a_time(db, monkeypatch):
    monkeypatch.setattr(apart, "PATIENCE", 0.01)
    with apart.one_at_a_time, pytest.raises(ExaminersBusy):
        examine(LOOP, now=NOW)
