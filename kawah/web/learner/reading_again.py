"""Reading once more what was completed too fast, said by a button where no script tells it."""

from datetime import UTC, datetime

from django.core import signing
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.earned.hours.api import Explanation
from kawah.learning.enrollment import api as enrollments
from kawah.web.learner.places import Place
from kawah.web.shell import written
from kawah.web.shell.asking import PersonRequest

SALT = "kawah.reading-again"


def asked(place: Place, *, now: datetime) -> dict[str, object]:
    """What the page needs: the moment it was opened, sealed, where reading again is of use."""
    if not place.is_hasty:
        return {}
    seal = signing.dumps([*_names(place), now.timestamp()], salt=SALT)
    return {"opened": seal, "why": why(place), "is_vouched": place.voucher is not None}


def why(place: Place) -> Explanation:
    """Why the minutes of a hasty part are not counted yet, and what makes them count."""
    return hours.too_fast(
        seconds=place.seconds,
        reading_seconds=place.step.reading_seconds,
        assessment=place.voucher.title if place.voucher else "",
    )


def told(place: Place) -> SafeString:
    """For the page that follows a part finished too fast: the same, with the way back to it."""
    said, title = why(place), place.step.title
    return format_html(
        '{} {} {} <a href="{}">{}</a>',
        _("“%(title)s” sudah selesai.") % {"title": title},
        said.because,
        said.advice,
        reverse("learner:activity", args=_names(place)),
        _("Buka lagi “%(title)s”") % {"title": title},
    )


def take(request: PersonRequest, place: Place) -> str:
    """Count the time since the page was opened; what came of it, in a sentence."""
    opened_at = _opened(request.POST.get("opened", ""), place) or request.now
    missing = enrollments.read_again(
        place.enrollment, place.step, opened_at=opened_at, now=request.now
    )
    if not missing:
        return _("Waktu bacanya sudah cukup, jadi menitnya dihitung sampai batas JP hari ini.")
    words = {"time": minutes(missing)}
    return _("Tercatat. Masih perlu sekitar %(time)s membaca agar menitnya dihitung.") % words


def minutes(seconds: int) -> str:
    """Rounded up: who takes that long has taken long enough."""
    return written.length(-(-seconds // 60))


def _opened(seal: str, place: Place) -> datetime | None:
    """When the page of this very activity was opened; None when the seal is not ours."""
    try:
        *names, moment = signing.loads(seal, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return datetime.fromtimestamp(moment, UTC) if names == _names(place) else None


def _names(place: Place) -> list[str]:
    return [str(place.enrollment.uuid), str(place.step.uuid)]
