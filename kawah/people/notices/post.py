"""The worker's part: carrying mail."""

from datetime import datetime

from django.core.mail import EmailMessage

from kawah.people.notices.telling import MAIL
from kawah.records import api as records


def _carry_mail(content: dict[str, object]) -> None:
    message = EmailMessage(str(content["subject"]), str(content["body"]), to=[str(content["to"])])
    message.send()


def deliver_waiting(*, now: datetime) -> int:
    return records.deliver_due({MAIL: _carry_mail}, now=now)
