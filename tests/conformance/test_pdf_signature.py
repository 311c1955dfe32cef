"""Our signed certificates before poppler's pdfsig, which trusts our authority and nothing else."""

import pytest

from kawah.earned.certificates import sheet, signing
from kawah.earned.certificates.tests import poppler
from kawah.earned.certificates.tests.sample import NOW, WORDING
from tests.rig import verifiers


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    return signing.LocalSigner.open(tmp_path_factory.mktemp("signing") / "keys", now=NOW)


@pytest.fixture(scope="module")
def signed(signer):
    pdf = sheet.render(WORDING, now=NOW)
    return signer.sign(pdf, reason="Sertifikat pelatihan", place="Waibakul", now=NOW)


@pytest.fixture(scope="module")
def pdfsig(signer, tmp_path_factory):
    return verifiers.pdfsig(tmp_path_factory.mktemp("nss"), authority=signer.authority)


def test_others_find_it_signed_whole_and_trusted(pdfsig, signed):
    found = pdfsig(signed)
    assert "Signature is Valid." in found
    assert "Certificate is Trusted." in found
    assert "Total document signed" in found
    assert "ETSI.CAdES.detached" in found
    assert "tidak tersertifikasi" in found


@pytest.mark.parametrize("place", [200, 20_000, 60_000, -400])
def test_altered_copies_are_invalid_for_others(pdfsig, signed, place):
    altered = bytearray(signed)
    altered[place] ^= 1
    assert "Signature is Valid." not in pdfsig(bytes(altered))


def test_added_bytes_are_seen_by_others(pdfsig, signed):
    assert "Total document signed" not in pdfsig(signed + b"\n% lampiran\n%%EOF\n")


def test_signing_keeps_the_claim_of_pdf_a(signed):
    drawn = sheet.render(WORDING, now=NOW)
    metadata = poppler.ask("pdfinfo", signed, "-meta")
    assert metadata == poppler.ask("pdfinfo", drawn, "-meta")
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
