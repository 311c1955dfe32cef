"""Reading once more what was completed too fast, said by a button where no script tells it."""

from datetime import UTC, datetime

from django.core import signing
from django.utils.translation import gettext as _

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
    return {"opened": seal, "reading": minutes(place.step.reading_seconds)}


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
