"""Folders of key files, made once and readable by their owner only."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey


def keep(folder: Path, *, make: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    """The files in `folder` by name; when there are none yet, those that `make` gives, now kept.

    Processes that make them at the same moment all get the files of the one that was first.
    """
    if not _names(folder):
        _write(folder, make())
    return {name: (folder / name).read_bytes() for name in _names(folder)}


def pem(key: RSAPrivateKey | Ed25519PrivateKey) -> bytes:
    """The private key as it is kept: without a passphrase, so the folder's mode is its lock."""
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.exists() else []


def _write(folder: Path, files: dict[str, bytes]) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    for name, content in files.items():
        _write_private(draft / name, content)
    # A folder takes the place of an empty or absent one in a single step, and of a full one never.
    with contextlib.suppress(OSError):
        draft.rename(folder)
    shutil.rmtree(draft, ignore_errors=True)


def _write_private(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
