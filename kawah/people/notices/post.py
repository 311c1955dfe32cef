"""The worker's part: carrying mail."""

from datetime import datetime
from functools import partial

from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend

from kawah.people.notices.letters import MAIL, body_of
from kawah.records import api as records


def deliver_waiting(*, now: datetime) -> int:
    """Carry what waits through one connection; how many letters went.

    A server that cannot be reached ends the turn: to try it for each letter would hold up the
    worker, and with it certificates.
    """
    if not records.is_due(MAIL, now=now):
        return 0
    with mail.get_connection() as line:
        return records.deliver_due({MAIL: partial(_carry, line)}, now=now)


def _carry(line: BaseEmailBackend, content: dict[str, object]) -> None:
    subject, to = str(content["subject"]), str(content["to"])
    mail.EmailMessage(subject, body_of(content), to=[to], connection=line).send()
