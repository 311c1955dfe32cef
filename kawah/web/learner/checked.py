"""Which answers of a paper were checked and not changed since, so that a reload tells it again.

It is kept in the session: it concerns what one page shows, and nothing that counts."""

from datetime import datetime
from typing import Any

from kawah.learning.assessment.api import Attempt, Response
from kawah.web.shell.asking import PersonRequest

KEY = "checked"


def note(request: PersonRequest, attempt: Attempt, *, seq: int, saved_at: datetime | None) -> None:
    """The session remembers one paper: the one that was checked last."""
    known = {**_known(request, attempt), str(seq): str(saved_at)}
    request.session[KEY] = {"attempt": str(attempt.uuid), "saved": known}


def holds(request: PersonRequest, attempt: Attempt, response: Response) -> bool:
    """Whether it was checked as it stands."""
    return _known(request, attempt).get(str(response.seq)) == str(response.saved_at)


def _known(request: PersonRequest, attempt: Attempt) -> dict[str, str]:
    kept: dict[str, Any] = request.session.get(KEY, {})
    return kept["saved"] if kept.get("attempt") == str(attempt.uuid) else {}
