"""Our badges before a verifier that is not ours, without a network."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from kawah.earned.certificates import badge
from kawah.earned.certificates.tests import badges

FOLDER = Path(__file__).parent / "badge"


@pytest.fixture(scope="module")
def verify():
    """Findings of the other verifier for a list of badges; installs it when it is absent."""
    for tool in ("node", "npm"):
        if shutil.which(tool) is None:
            pytest.fail(f"{tool} is missing: install Node 20 or newer")
    if not (FOLDER / "node_modules" / ".package-lock.json").exists():
        subprocess.run(["npm", "ci", "--ignore-scripts"], cwd=FOLDER, check=True, timeout=300)
    return examine


def examine(documents):
    done = subprocess.run(
        ["node", "verify.mjs"],
        input=json.dumps(documents).encode(),
        cwd=FOLDER,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def document(tmp_path_factory):
    folder = tmp_path_factory.mktemp("badge") / "keys"
    return badges.awarded(
        badge.issuer(folder, name="Kabupaten Tanah Marapu", url="https://kawah.example.go.id")
    )


def test_a_badge_is_valid_for_others(verify, document):
    (finding,) = verify([document])
    assert finding["errors"] == []
    assert finding["steps"]["valid_signature"] is True
    assert finding["steps"]["expiration"] is True


def test_altered_copies_are_refused_by_others(verify, document):
    copies = dict(badges.altered_copies(document))
    findings = verify(list(copies.values()))
    accepted = [
        path for path, finding in zip(copies, findings, strict=True) if not finding["errors"]
    ]
    assert accepted == []
