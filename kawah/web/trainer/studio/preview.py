"""A lesson as learners will see it on a phone, from the text as it stands now."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kawah.learning.curriculum.api import structure
from kawah.learning.player import api as player
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import Desk, readable


@may(Verb.TEACH)
def preview(request: PersonRequest, manuscript: UUID, key: str) -> HttpResponse:
    desk = readable(request, manuscript)
    table = _table(desk, key)
    sketch = player.sketch(
        desk.manuscript, path=str(table.get("file", "")), key=key, top=desk.top, now=request.now
    )
    if sketch is None:
        raise Http404
    context = {
        "desk": desk,
        "table": table,
        "key": key,
        "sketch": sketch,
        "content": desk.content_place(str(table["file"])),
        "language": desk.top.get("language", "id"),
    }
    return render(request, "trainer/studio/preview.html", context)


def _table(desk: Desk, key: str) -> structure.Table:
    try:
        table = structure.activity_of(desk.top, key)
    except structure.PlaceMissing as error:
        raise Http404 from error
    if table.get("kind") != "lesson":
        raise Http404
    return table
