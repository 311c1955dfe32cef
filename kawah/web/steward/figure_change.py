"""Changing a regulated figure in two steps: what it would change is shown before it is done."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.records.api import Change
from kawah.web.shell import written
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import trail
from kawah.web.steward.rule_form import FigureForm

WHEN_AND_WHY = {"valid_from", "why"}


def tried(
    form: FigureForm, held: hours.Rule | hours.Target, act: Callable[..., object], *given: object
) -> bool:
    """Call the act with the day and the reason; False when it refuses, with the reason at its
    field."""
    when_and_why: dict[str, Any] = {name: form.cleaned_data[name] for name in WHEN_AND_WHY}
    try:
        act(held, *given, **when_and_why)
    except hours.ReasonMissing:
        form.add_error("why", _("Tulis alasan perubahan ini."))
    except hours.RowEnded:
        form.add_error(None, _("Ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except hours.ChangeTooEarly:
        told = _("Pilih hari sesudah %(day)s, hari mulai yang berlaku sekarang.")
        form.add_error("valid_from", told % {"day": written.day(held.valid_from)})
    except hours.TermsUnusable:
        told = _("Batas dan satuannya diisi berdua atau dikosongkan berdua.")
        form.add_error("cap_value", told)
    return form.is_valid()


def ask(request: PersonRequest, form: FigureForm, **shown: object) -> HttpResponse:
    """Whether this is really meant."""
    labels = [form[name].label for name in form.changed_data if name not in WHEN_AND_WHY]
    context = {"form": form, "labels": labels, **shown}
    return render(request, "steward/figure_sure.html", context)


def history_of(held: hours.Rule | hours.Target) -> list[trail.Step]:
    """Who changed it when, and why; the latest first."""
    rows = Change.objects.filter(subject=hours.subject_of(held)).order_by("-at", "-pk")
    return trail.told(list(rows))
