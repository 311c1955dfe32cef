"""An answer of the author's own to a question of a lesson."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.html import format_html

from kawah.learning.player import api as player
from kawah.learning.player.api import State, blocks, trying
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.lesson_page import page

JSON = "application/json"


def try_answer(request: PersonRequest, bench: Bench, key: str) -> HttpResponse:
    """An answer of the author's own, judged as a learner's would be; nothing is kept."""
    found = player.read(bench.file.text).blocks
    asked = {each.id: each for each in found if isinstance(each, blocks.ANSWERABLE)}
    if key not in asked:
        raise Http404
    sent = dict(request.POST.lists())
    try:
        given, said = trying.try_out(asked[key], sent, seed=bench.seed)
    except player.AnswerIncomplete as fault:
        if is_script(request):
            html = format_html('<p class="field-error">{}</p>', str(fault))
            return JsonResponse({"html": html}, status=422)
        return page(request, bench, state=State({}, {}, {key: str(fault)}), status=400)
    if is_script(request):
        return JsonResponse({"html": said.html, "state": said.state})
    return page(request, bench, state=State({key: given}, {key: said}, {}, at=key))


def is_script(request: PersonRequest) -> bool:
    return request.headers.get("Accept", "").startswith(JSON)
