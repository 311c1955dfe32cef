"""The signed daily roots of the hours ledger: whoever keeps a copy can tell later whether it was
rewritten. They name nobody."""

from django.http import HttpResponse

from kawah.earned.hours import api as hours
from kawah.lib.periods import local_day
from kawah.web.shell.access import anyone
from kawah.web.shell.asking import OpenRequest

ZONE = "Asia/Jakarta"


@anyone
def seals(request: OpenRequest) -> HttpResponse:
    """Those of one year, one JSON object a line."""
    asked = request.GET.get("tahun", "")
    year = asked if asked.isdecimal() else str(local_day(request.now, ZONE).year)
    lines = hours.published_in(year)
    return HttpResponse(
        b"".join(line + b"\n" for line in lines),
        content_type="application/jsonl",
        headers={"Cache-Control": "public, max-age=3600"},
    )
