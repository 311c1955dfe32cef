"""The first admin of an agency in which nobody is on record yet, and the code for them."""

from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from kawah.people.access.api import GrantOutOfReach, Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory.api import Agency, EmploymentKind, PersonRefused
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.reason_form import ReasonForm
from kawah.web.steward.entry_slips import order_for, sent

PLAIN = {"autocomplete": "off", "spellcheck": "false"}
KINDS = [(kind.value, kind.label) for kind in EmploymentKind if kind != EmploymentKind.NON_ASN]


class FirstAdminForm(ReasonForm):
    name = forms.CharField(
        label=gettext_lazy("Nama lengkap beserta gelar"),
        max_length=160,
        widget=forms.TextInput(attrs=PLAIN),
        error_messages={"required": gettext_lazy("Isi namanya.")},
    )
    kind = forms.ChoiceField(label=gettext_lazy("Jenis pegawai"), choices=KINDS)
    nip = forms.CharField(
        label=gettext_lazy("NIP"),
        help_text=gettext_lazy("18 angka; spasi boleh."),
        max_length=30,
        widget=forms.TextInput(attrs={**PLAIN, "inputmode": "numeric"}),
        error_messages={"required": gettext_lazy("Isi NIP-nya.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("Surel, bila ada"),
        help_text=gettext_lazy("Kode masuknya dikirim ke sana; tanpa surel, dicetak di lembar."),
        required=False,
        widget=forms.EmailInput(attrs=PLAIN),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("name", "kind", "nip", "email", "reason", "key")


@may(Verb.GOVERN)
def first_admin(request: PersonRequest, agency: UUID) -> HttpResponse:
    held = get_object_or_404(Agency.objects.still_open(), uuid=agency)
    form = FirstAdminForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid() and (order := _named(request, form, held)):
        told = _("%(name)s sudah didaftarkan. Perannya berlaku setelah disetujui orang kedua.")
        messages.success(request, told % {"name": form.cleaned_data["name"]})
        return redirect("steward:national_slips", order.uuid)
    context = {"form": form, "agency": held}
    status = 400 if form.errors else 200
    return render(request, "steward/first_admin.html", context, status=status)


def _named(request: PersonRequest, form: FirstAdminForm, held: Agency) -> accounts.SlipOrder | None:
    asked = form.cleaned_data
    newcomer = accounts.Newcomer(
        asked["name"], EmploymentKind(asked["kind"]), asked["nip"], asked["email"]
    )
    try:
        return accounts.name_first_steward(
            asked["key"],
            held,
            newcomer,
            scope=request.scope,
            by=request.person,
            why=asked["reason"],
            now=request.now,
        )
    except PersonRefused as error:
        form.add_error("nip", str(error))
    except accounts.AgencyHasPeople:
        told = _("Instansi ini sudah mempunyai pegawai. Beri perannya dari halaman Peran.")
        form.add_error(None, told)
    except GrantOutOfReach:
        form.add_error(None, _("Peran ini di luar jangkauan Anda."))
    return None


@may(Verb.GOVERN)
def slips(request: PersonRequest, order: UUID) -> HttpResponse:
    found = order_for(request, order)
    context = {
        "order": found,
        "sheets": found.sheets.order_by("number"),
        "now": request.now,
        "is_national": True,
    }
    return render(request, "steward/entry_slips.html", context)


@never_cache
@may(Verb.GOVERN)
def sheet(request: PersonRequest, order: UUID, number: int) -> HttpResponse:
    """The PDF: whoever fetches it holds the code in it."""
    return sent(order_for(request, order), number)
