"""Signs each daily root and writes it where the database does not reach: into a file that only
grows, and into the log. Whoever keeps a copy can tell later whether the ledger was rewritten."""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from django.conf import settings

from kawah.earned.hours import chain
from kawah.earned.hours.findings import Fault, Finding
from kawah.earned.hours.roots import seal_yesterday
from kawah.earned.hours.seals import Root
from kawah.lib import keys

log = logging.getLogger(__name__)
FILE, KEY_FOLDER, KEY_FILE = "roots.jsonl", "root-key", "root.key"
SIGNED = ("day", "entries", "merkle", "previous", "hash", "sealed_at")
_complete: set[Path] = set()  # files that this process has seen to hold every root


def seal_and_publish(*, now: datetime) -> int:
    """Seal the days that are over, and publish what is not published yet; the number sealed."""
    sealed, path = seal_yesterday(now=now), published()
    if sealed or path not in _complete:
        _complete.discard(path)
        publish()
        _complete.add(path)
    return sealed


def published() -> Path:
    """The file of signed roots, one JSON object a line, the oldest first."""
    return Path(settings.DATA_DIR) / FILE


def published_in(year: str) -> list[bytes]:
    """The lines of one year."""
    return [line for line in _lines() if str(_read(line).get("day", "")).startswith(f"{year}-")]


def publish() -> int:
    """Append the roots after the last one in the file; how many."""
    key = _key()
    with published().open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        last = _last_day(file)
        rows = Root.objects.filter(day__gt=last) if last else Root.objects.all()
        said = [_signed(root, key) for root in rows.order_by("day")]
        file.write(b"".join(json.dumps(one).encode() + b"\n" for one in said))
        file.flush()
        os.fsync(file.fileno())
    for one in said:
        log.info("day of the hours ledger sealed", extra={"root": one})
    return len(said)


def compare() -> Iterator[Finding]:
    """Roots that are not the ones that were signed, or that nobody has signed."""
    roots = {root.day.isoformat(): root for root in Root.objects.all()}
    public = _key().public_key()
    for number, line in enumerate(_lines(), start=1):
        said = _read(line)
        root = roots.pop(str(said.get("day")), None)
        if root is None or _facts(root) != {name: said.get(name) for name in SIGNED}:
            yield _at(Fault.ROOT_REWRITTEN, said.get("day") or f"#{number}")
        elif not _is_signed(said, public):
            yield _at(Fault.ROOT_REWRITTEN, said["day"])
    for day in roots:
        yield _at(Fault.ROOT_UNPUBLISHED, day)


def _at(fault: Fault, day: str) -> Finding:
    return Finding(fault, details={"day": day})


def _facts(root: Root) -> dict[str, Any]:
    return {
        "day": root.day.isoformat(),
        "entries": root.entries,
        "merkle": root.merkle,
        "previous": root.previous,
        "hash": root.hash,
        "sealed_at": chain.moment(root.sealed_at),
    }


def _signed(root: Root, key: Ed25519PrivateKey) -> dict[str, Any]:
    facts = _facts(root)
    signature = key.sign(_message(facts)).hex()
    public = key.public_key().public_bytes_raw().hex()
    return {**facts, "key": public, "signature": signature}


def _message(facts: dict[str, Any]) -> bytes:
    """What is signed: the facts in their order, without spaces."""
    return json.dumps([facts[name] for name in SIGNED], separators=(",", ":")).encode()


def _is_signed(said: dict[str, Any], public: Ed25519PublicKey) -> bool:
    try:
        public.verify(bytes.fromhex(str(said.get("signature"))), _message(said))
    except (InvalidSignature, ValueError):
        return False
    return True


def _lines() -> list[bytes]:
    return published().read_bytes().splitlines() if published().exists() else []


def _read(line: bytes) -> dict[str, Any]:
    try:
        said = json.loads(line)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _last_day(file: Any) -> date | None:
    """The day of the last whole line; one that was cut short is written anew."""
    file.seek(0)
    content: bytes = file.read()
    whole = content[: content.rfind(b"\n") + 1]
    file.truncate(len(whole))
    days = [said["day"] for line in whole.splitlines() if "day" in (said := _read(line))]
    return date.fromisoformat(days[-1]) if days else None


def _key() -> Ed25519PrivateKey:
    folder = Path(settings.DATA_DIR) / KEY_FOLDER
    files = keys.keep(folder, make=lambda: {KEY_FILE: keys.pem(Ed25519PrivateKey.generate())})
    key = load_pem_private_key(files[KEY_FILE], password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise TypeError("the key of the daily roots is not an Ed25519 key")
    return key
