"""What stands on the agency's certificates: a picture of the sheet, the crest, who signs."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kawah.earned.certificates import api
from kawah.learning.media.api import FileRefused
from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.receiving import is_larger

PICTURE = {"Cache-Control": "private, no-cache", "Content-Type": "image/webp"}


class CrestForm(forms.Form):
    crest = forms.FileField(
        label=gettext_lazy("Gambar lambang"),
        help_text=gettext_lazy(
            "PNG dengan latar tembus pandang, atau SVG. Paling besar 2 MB; tercetak selebar"
            " 15 mm di kiri atas."
        ),
        widget=forms.FileInput(attrs={"accept": ".png,.svg"}),
        error_messages={
            "required": gettext_lazy("Pilih dahulu gambarnya."),
            "empty": gettext_lazy("Berkas ini kosong. Pilih gambar lain."),
        },
    )


def own_agency(request: PersonRequest) -> Agency:
    """The agency looked after; who looks after no whole one decides nothing about it."""
    own = request.grant.agency if request.grant and request.grant.agency else request.person.agency
    if not request.scope.has_agencies:
        raise Http404
    return own


@may(Verb.ADMINISTER)
def letterhead(request: PersonRequest) -> HttpResponse:
    agency, today = own_agency(request), request.today
    officials = api.officials_of(agency)
    context = {
        "agency": agency,
        "has_crest": bool(api.crest_of(agency)),
        "now": [one for one in officials if one.is_in_force(on=today)],
        "later": [one for one in officials if one.effective_from > today],
        "over": [one for one in officials if one.until and one.until <= today],
    }
    return render(request, "steward/letterhead.html", context)


@may(Verb.ADMINISTER)
def sheet(request: PersonRequest) -> HttpResponse:
    """The front of a certificate as it would be drawn today."""
    picture = api.preview(own_agency(request), on=request.today)
    return HttpResponse(picture, headers=PICTURE)


# The token is looked for by reading the body, whose size is to be known first.
@csrf_exempt
@may(Verb.ADMINISTER)
def crest(request: PersonRequest) -> HttpResponse:
    own_agency(request)
    if is_larger(request, api.MOST_CREST_BYTES):
        form = CrestForm()
        return _page(request, form, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, is_large=True)
    answer: HttpResponse = _received(request)
    return answer


@csrf_protect
def _received(request: PersonRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = CrestForm(request.POST, request.FILES) if is_sent else CrestForm()
    if is_sent and form.is_valid() and _kept(request, form):
        messages.success(request, _("Lambang disimpan. Begini tampaknya pada sertifikat."))
        return redirect("steward:letterhead")
    return _page(request, form, HTTPStatus.BAD_REQUEST if form.errors else HTTPStatus.OK)


def _kept(request: PersonRequest, form: CrestForm) -> bool:
    """Whether it is kept; where not, the reason stands at its field."""
    content = form.cleaned_data["crest"].read()
    try:
        api.set_crest(own_agency(request), content, by=request.person, now=request.now)
    except (api.CrestUnusable, FileRefused) as refused:
        form.add_error("crest", str(refused))
        return False
    return True


def _page(
    request: PersonRequest, form: CrestForm, status: HTTPStatus, *, is_large: bool = False
) -> HttpResponse:
    has_crest = bool(api.crest_of(own_agency(request)))
    context = {"form": form, "has_crest": has_crest, "is_large": is_large}
    return render(request, "steward/letterhead_crest.html", context, status=status)


@may(Verb.ADMINISTER)
def crest_removal(request: PersonRequest) -> HttpResponse:
    """Taking the crest away, after the question whether this is really meant."""
    agency = own_agency(request)
    if not api.crest_of(agency):
        return redirect("steward:letterhead")
    if request.method != "POST" or "sure" not in request.POST:
        return render(request, "steward/letterhead_bare.html", {"agency": agency})
    api.remove_crest(agency, by=request.person, now=request.now)
    messages.success(request, _("Lambang dihapus. Sertifikat berikutnya terbit tanpa lambang."))
    return redirect("steward:letterhead")
