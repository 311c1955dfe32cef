"""One more competency, or one more level that a kind of post asks, proposed to another admin."""

from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kawah.people.access.api import Verb
from kawah.people.competencies import api as competencies
from kawah.people.competencies.api import Competency, Thing
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.nation.framework_forms import NewLevelForm, WordingForm
from kawah.web.steward.nation.framework_page import page, proposed

LONGEST_CODE = 60


@may(Verb.GOVERN)
def new_competency(request: PersonRequest) -> HttpResponse:
    form = WordingForm(request.POST or None, initial=_new(request))
    if request.method == "POST" and form.is_valid():
        code = slugify(form.cleaned_data["name"])[:LONGEST_CODE].strip("-").replace("-", "_")
        thing = Thing(code)
        if not code or competencies.open_row(thing):
            form.add_error("name", _("Nama ini sudah ada di kamus. Ubah yang ada dari daftarnya."))
        elif answer := proposed(request, form, None, thing, form.terms()):
            return answer
    return page(request, form, None, Thing(""), title=_("Tambah kompetensi"))


@may(Verb.GOVERN)
def new_standard(request: PersonRequest) -> HttpResponse:
    known = Competency.objects.filter(agency=None, valid_to=None).order_by("kind", "name")
    form = NewLevelForm(request.POST or None, initial=_new(request))
    form.offer_all({row.code: row for row in known})
    if request.method == "POST" and form.is_valid():
        thing = form.thing()
        if competencies.open_row(thing):
            form.add_error("competency", _("Standar ini sudah ada. Ubah yang ada dari daftarnya."))
        elif answer := proposed(request, form, None, thing, form.terms()):
            return answer
    return page(request, form, None, Thing("", "new"), title=_("Tambah standar jabatan"))


def _new(request: PersonRequest) -> dict[str, Any]:
    return {"valid_from": request.today, "level_count": 5, "level": 1, "status": "unverified"}
