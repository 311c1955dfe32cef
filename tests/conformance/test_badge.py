"""Our badges before a verifier that is not ours, without a network."""

import pytest

from kawah.earned.certificates import badge
from kawah.earned.certificates.tests import badges
from tests.rig import verifiers


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("badge") / "keys"
    return badges.awarded(
        badge.issuer(folder, name="Kabupaten Tanah Marapu", url="https://kawah.example.go.id")
    )


def test_a_badge_is_valid_for_others(document):
    (finding,) = verifiers.badges([document])
    assert finding.errors == []
    assert finding.steps["valid_signature"] is True
    assert finding.steps["expiration"] is True


def test_altered_copies_are_refused_by_others(document):
    copies = dict(badges.altered_copies(document))
    findings = verifiers.badges(list(copies.values()))
    accepted = [path for path, finding in zip(copies, findings, strict=True) if not finding.errors]
    assert accepted == []
