"""Letters that hold a secret: their words are sealed until the carrier takes them along."""

from datetime import datetime

from kawah.lib import sealing
from kawah.people.notices.telling import MAIL
from kawah.records import api as records

PURPOSE = "letter"


def send_sealed(to: str, *, subject: str, body: str, key: str, now: datetime) -> bool:
    """Queue a letter in the caller's transaction; False when this key was queued before."""
    sealed = sealing.seal_text(body, purpose=PURPOSE)
    return records.send(MAIL, {"to": to, "subject": subject, "sealed": sealed}, key=key, now=now)


def body_of(content: dict[str, object]) -> str:
    if "sealed" in content:
        return sealing.unseal_text(str(content["sealed"]), purpose=PURPOSE)
    return str(content["body"])
