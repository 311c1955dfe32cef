import msgspec
import pytest

from kawah.earned.certificates import badge, sheet, signing
from kawah.earned.certificates.tests.sample import NOW, WORDING
from kawah.learning.curriculum.outline import compose
from tests import courses
from tests.factories import NOW as TODAY_AT_TEN
from tests.factories import make_agency
from tests.once import once


@pytest.fixture(scope="session")
def signer(tmp_path_factory):
    return signing.LocalSigner.open(tmp_path_factory.mktemp("signing") / "keys", now=NOW)


@pytest.fixture(scope="session")
def signed(signer):
    pdf = sheet.render(WORDING, now=NOW)
    return signer.sign(pdf, reason="Sertifikat pelatihan", place="Waibakul", now=NOW)


@pytest.fixture(scope="session")
def issuer(tmp_path_factory):
    return badge.issuer(
        tmp_path_factory.mktemp("badge") / "keys",
        name=WORDING.agency_name,
        url="https://kawah.example.go.id/instansi/marapu",
    )


@once
def version():
    """A published version of a small course; whether the resep likes it is not asked here."""
    draft = courses.draft(make_agency())
    draft.outline = msgspec.to_builtins(compose(draft))
    draft.published_at = TODAY_AT_TEN
    draft.save()
    return draft
