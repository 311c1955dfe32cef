"""The shape an Open Badges 3.0 credential must have before its proof is worth checking."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from kawah.earned.certificates.verdict import Fault

CONTEXT = "https://www.w3.org/ns/credentials/v2"
BADGE_CONTEXT = "https://purl.imsglobal.org/spec/ob/v3p0/context-3"
BADGE_TYPES = {"OpenBadgeCredential", "AchievementCredential"}

# Members that hold objects, and the type each object must name.
TYPES = {
    "issuer": "Profile",
    "parentOrg": "Profile",
    "source": "Profile",
    "credentialSubject": "AchievementSubject",
    "identifier": "IdentityObject",
    "achievement": "Achievement",
    "result": "Result",
    "resultDescription": "ResultDescription",
    "alignment": "Alignment",
    "evidence": "Evidence",
    "address": "Address",
    "image": "Image",
    "proof": "DataIntegrityProof",
}
REQUIRED = {
    "": ("@context", "id", "type", "name", "issuer", "validFrom", "credentialSubject", "proof"),
    "issuer": ("id",),
    "credentialSubject": ("achievement",),
    "achievement": ("id", "name", "description", "criteria"),
    "identifier": ("hashed", "identityHash", "identityType"),
    "proof": ("cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue"),
}


def fault(document: Any, *, now: datetime) -> tuple[Fault, str] | None:
    """What keeps the document from being a badge in force: the kind of fault and its place."""
    if not isinstance(document, dict):
        return "malformed", "not an object"
    for path in _misshapen("", document):
        return "malformed", path
    if not _names_badge(document):
        return "malformed", "type or @context"
    return _untimely(document, now)


def issuer(document: dict[str, Any]) -> str:
    """The id of who issued a well-shaped badge."""
    return str(_many(document["issuer"])[0]["id"])


def proved_at(document: dict[str, Any]) -> datetime:
    """When the proof of a well-shaped badge says it was made."""
    return _moment(_many(document["proof"])[0]["created"])


def _misshapen(name: str, value: dict[str, Any]) -> Iterator[str]:
    yield from (f"{name}.{member}" for member in REQUIRED.get(name, ()) if not value.get(member))
    if name in TYPES and TYPES[name] not in _many(value.get("type")):
        yield f"{name}.type"
    for member, part in value.items():
        for item in _many(part):
            if isinstance(item, dict):
                yield from _misshapen(member, item)
            elif member in ("issuer", "credentialSubject", "achievement", "proof"):
                yield f"{name}.{member}"


def _names_badge(document: dict[str, Any]) -> bool:
    contexts, types = _many(document["@context"]), _many(document["type"])
    return (
        contexts[0] == CONTEXT
        and any(str(context).startswith(BADGE_CONTEXT) for context in contexts[1:])
        and "VerifiableCredential" in types
        and not BADGE_TYPES.isdisjoint(map(str, types))
    )


def _untimely(document: dict[str, Any], now: datetime) -> tuple[Fault, str] | None:
    try:
        proved_at(document)
        begin = _moment(document["validFrom"])
        end = _moment(document["validUntil"]) if "validUntil" in document else None
    except (TypeError, ValueError):
        return "malformed", "a date"
    if begin > now:
        return "early", "validFrom"
    return ("late", "validUntil") if end and end < now else None


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
