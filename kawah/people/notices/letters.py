"""Letters as they are written: with news, or with a secret that is sealed until it is carried."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from kawah.lib import sealing
from kawah.people.directory.api import Person
from kawah.people.notices.models import Notice
from kawah.people.notices.sentences import sentence
from kawah.records import api as records

MAIL, PURPOSE = "mail", "letter"
MOST_NEWS = 40  # of one letter; the page has all of it
ALL_NEWS, CHOICE = "/kabar/", "/saya/surel/"


def send(person: Person, notices: Sequence[Notice], *, key: str, now: datetime) -> bool:
    """Queue one letter with all this news, in the reader's language and the caller's transaction;
    False when this key was queued before."""
    said = [sentence(one.kind, one.values, language=person.language) for one in notices]
    with override(person.language):
        subject = said[0] if len(said) == 1 else _subject(len(said))
        body = _body(person, [(words, one.path) for words, one in zip(said, notices, strict=True)])
    content: dict[str, object] = {"to": person.email, "subject": subject, "body": body}
    return records.send(MAIL, content, key=f"{MAIL}:{key}", now=now)


def _subject(count: int) -> str:
    told = ngettext("%(count)s kabar dari Kawah", "%(count)s kabar dari Kawah", count)
    return told % {"count": count}


def _body(person: Person, news: Sequence[tuple[str, str]]) -> str:
    parts = [f"{words}\n{settings.PUBLIC_URL}{path}" for words, path in news[:MOST_NEWS]]
    if (more := len(news) - MOST_NEWS) > 0:
        told = ngettext("Dan %(count)d kabar lain.", "Dan %(count)d kabar lain.", more)
        parts.append(told % {"count": more})
    told = _(
        "%(name)s,\n\n%(news)s\n\n-- \nSemua kabar: %(all)s\nSeberapa sering surat ini datang: "
        "%(choice)s\n"
    )
    return told % {
        "name": person.name,
        "news": "\n\n".join(parts),
        "all": settings.PUBLIC_URL + ALL_NEWS,
        "choice": settings.PUBLIC_URL + CHOICE,
    }


def send_sealed(to: str, *, subject: str, body: str, key: str, now: datetime) -> bool:
    """Queue a letter that holds a secret, at once and in the caller's transaction; False when this
    key was queued before."""
    sealed = sealing.seal_text(body, purpose=PURPOSE)
    return records.send(MAIL, {"to": to, "subject": subject, "sealed": sealed}, key=key, now=now)


def body_of(content: dict[str, object]) -> str:
    if "sealed" in content:
        return sealing.unseal_text(str(content["sealed"]), purpose=PURPOSE)
    return str(content["body"])
