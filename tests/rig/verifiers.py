"""Programs that are not ours and judge what we sign: poppler's pdfsig and a verifier of badges."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests.rig.site import ROOT

BADGE_VERIFIER = ROOT / "tests" / "conformance" / "badge"


class ToolMissing(Exception):
    """A program is not installed; the message says what to install."""


class Finding(Struct, frozen=True):
    """What the other verifier says of one badge: its errors, and each step it took."""

    errors: list[str]
    steps: dict[str, bool]


def pdfsig(folder: Path, *, authority: bytes) -> Callable[[bytes], str]:
    """What pdfsig says of a file, trusting this authority (PEM) and nobody else.

    Its database is kept in `folder`. Raises ToolMissing.
    """
    _demand("pdfsig", "poppler-utils")
    _demand("certutil", "libnss3-tools")
    database, trusted, file = f"sql:{folder}", folder / "authority.pem", folder / "file.pdf"
    trusted.write_bytes(authority)
    _said("certutil", "-N", "-d", database, "--empty-password")
    _said("certutil", "-A", "-d", database, "-n", "kawah", "-t", "C,C,C", "-i", str(trusted))

    def examine(pdf: bytes) -> str:
        file.write_bytes(pdf)
        return _said("pdfsig", "-nssdir", database, str(file))

    return examine


def badges(documents: list[dict[str, Any]]) -> list[Finding]:
    """What npm's verifier-core finds, without a network; installs it first when it is absent.

    Raises ToolMissing.
    """
    _demand("node", "Node 20 or newer")
    if not (BADGE_VERIFIER / "node_modules" / ".package-lock.json").exists():
        _demand("npm", "Node 20 or newer")
        install = ["npm", "ci", "--ignore-scripts"]
        subprocess.run(install, cwd=BADGE_VERIFIER, check=True, timeout=300)
    done = subprocess.run(
        ["node", "verify.mjs"],
        input=json.dumps(documents).encode(),
        cwd=BADGE_VERIFIER,
        capture_output=True,
        check=True,
        timeout=120,
    )
    return [Finding(**found) for found in json.loads(done.stdout)]


def _demand(tool: str, package: str) -> None:
    if shutil.which(tool) is None:
        raise ToolMissing(f"{tool} is missing: install {package}")


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    return done.stdout.decode(errors="replace")
