"""The part that was taken out last: it can be put back."""

from typing import Any

from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen.bench import Bench

TAKEN_OUT = "pen.taken_out"  # the session's key: the block that can be put back


def taken_out(request: PersonRequest, bench: Bench) -> dict[str, Any] | None:
    held: dict[str, Any] = request.session.get(TAKEN_OUT) or {}
    here = (str(bench.manuscript.uuid), bench.file.path)
    return held if (held.get("manuscript"), held.get("path")) == here else None
