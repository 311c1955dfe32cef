"""The certificate as an Open Badges 3.0 credential that anyone can verify without a network."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.utils.translation import gettext as _
from django.utils.translation import override
from msgspec import Struct, structs
from openbadgeslib.ob3 import (
    Achievement,
    Evidence,
    OB3LdpSigner,
    OB3LdpVerifier,
    OB3VerificationError,
    OpenBadgeCredential,
    did_key_from_pem,
)
from openbadgeslib.ob3 import Issuer as Profile

from kawah.earned.certificates import shape
from kawah.earned.certificates.verdict import Verdict
from kawah.earned.certificates.wording import Wording
from kawah.lib import keys

KEY_FILE = "badge.key"


class Issuer(Struct, frozen=True):
    """Who awards the badge; its did:key is its public key, so nothing has to be fetched."""

    name: str
    url: str
    key: bytes  # PEM, Ed25519

    @property
    def did(self) -> str:
        return str(did_key_from_pem(_public_pem(self.key)))


def issuer(folder: Path, *, name: str, url: str) -> Issuer:
    """The issuer whose key lies in `folder`; the first call makes the key."""
    return Issuer(name, url, keys.keep(folder, make=_new_key)[KEY_FILE])


def credential(
    wording: Wording,
    *,
    issuer: Issuer,
    credential_id: str,
    achievement_id: str,
    subject_id: str,
    issued_at: datetime,
) -> dict[str, Any]:
    """The signed badge. The ids are IRIs; `subject_id` is opaque and tells no staff number."""
    with override(wording.language):
        badge = OpenBadgeCredential(
            issuer=Profile(issuer.did, issuer.name, issuer.url),
            recipient_id=subject_id,
            achievement=_achievement(wording, achievement_id),
            id=credential_id,
            name=wording.course_title,
            issuance_date=issued_at,
            evidence=[_certificate(wording)],
            credits_earned=float(wording.jp),
        )
    signed: dict[str, Any] = OB3LdpSigner(issuer.key).sign(badge, created=issued_at)
    return signed


def verify(document: Any, *, trusted: Collection[str], now: datetime) -> Verdict:
    """Whether an issuer among `trusted` (DIDs) vouches for every member of the badge."""
    try:
        fault = shape.fault(document, now=now)
    except RecursionError:
        return Verdict("malformed", detail="nested too deeply")
    if fault:
        return Verdict(fault[0], detail=fault[1])
    found = Verdict(signer=shape.issuer(document), signed_at=shape.proved_at(document))
    if found.signer not in trusted:
        return structs.replace(found, fault="untrusted")
    try:
        OB3LdpVerifier.for_issuer_did(found.signer).verify(document)
    except OB3VerificationError as error:
        return structs.replace(found, fault="altered", detail=str(error))
    return found


def _achievement(wording: Wording, identifier: str) -> Achievement:
    return Achievement(
        id=identifier,
        name=wording.course_title,
        description=_("Pelatihan %(course)s dari %(agency)s")
        % {"course": wording.course_title, "agency": wording.agency_name},
        criteria_narrative="\n".join(
            [_("Terbukti mampu:"), "", *(f"- {outcome}" for outcome in wording.outcomes)]
        ),
        achievement_type="Course",
        credits_available=float(wording.jp),
    )


def _certificate(wording: Wording) -> Evidence:
    name = _("Sertifikat nomor %(number)s") % {"number": wording.number}
    return Evidence(id=wording.verify_url, name=name)


def _new_key() -> dict[str, bytes]:
    return {KEY_FILE: keys.pem(Ed25519PrivateKey.generate())}


def _public_pem(key: bytes) -> bytes:
    return (
        serialization.load_pem_private_key(key, password=None)
        .public_key()
        .public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    )
