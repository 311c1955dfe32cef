"""One order of codes: how far it is, and its sheets."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.accounts.api import SlipOrder
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


def order_for(request: PersonRequest, key: UUID) -> SlipOrder:
    """An order within reach; any other is a 404."""
    rows = SlipOrder.objects.visible_to(request.scope)
    found: SlipOrder = get_object_or_404(rows.select_related("agency", "unit", "person"), uuid=key)
    return found


@may(Verb.ADMINISTER)
def slips(request: PersonRequest, order: UUID) -> HttpResponse:
    found = order_for(request, order)
    context = {"order": found, "sheets": found.sheets.order_by("number"), "now": request.now}
    return render(request, "steward/entry_slips.html", context)


@never_cache
@may(Verb.ADMINISTER)
def sheet(request: PersonRequest, order: UUID, number: int) -> HttpResponse:
    """The PDF: whoever fetches it holds the codes in it."""
    return sent(order_for(request, order), number)


def sent(order: SlipOrder, number: int) -> HttpResponse:
    """A sheet of an order, while it is kept."""
    found = get_object_or_404(order.sheets, number=number)
    try:
        content = accounts.read(found)
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="lembar-aktivasi-{number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
