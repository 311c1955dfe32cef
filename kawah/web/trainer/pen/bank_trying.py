"""An answer of the author's own to a question of a bank."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils.html import format_html

from kawah.learning.assessment.api import Essay
from kawah.learning.player import api as player
from kawah.learning.player.api import Ask, State, trying
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import orders
from kawah.web.trainer.pen.bank_opening import open_old, questions_on
from kawah.web.trainer.pen.bank_page import page
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.lesson_trying import is_script


def try_answer(request: PersonRequest, bench: Bench) -> HttpResponse:
    """Judged as a learner's would be; nothing is kept."""
    place = orders.number(request.GET.get("ubah", "")) - 1
    questions, opened = questions_on(bench), open_old(bench, max(place, 0))
    if not 0 <= place < len(questions) or isinstance(questions[place].body, Essay):
        raise Http404
    block = Ask(1, trying.TRIED, questions[place])
    try:
        given, said = trying.try_out(block, dict(request.POST.lists()), seed=questions[place].key)
    except player.AnswerIncomplete as fault:
        if is_script(request):
            html = format_html('<p class="field-error">{}</p>', str(fault))
            return JsonResponse({"html": html}, status=422)
        missing = State({}, {}, {block.id: str(fault)})
        return page(request, bench, opened=opened, state=missing, status=400)
    if is_script(request):
        return JsonResponse({"html": said.html, "state": said.state})
    told = State({block.id: given}, {block.id: said}, {}, at=block.id)
    return page(request, bench, opened=opened, state=told)
