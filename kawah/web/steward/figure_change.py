"""Changing a regulated figure in two steps: what it would change is shown before it is done."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.earned.hours import api as hours
from kawah.records.api import Change
from kawah.web.shell import written
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward import telling
from kawah.web.steward.rule_form import FigureForm
from kawah.web.steward.rule_groups import groups_of

WHEN_AND_WHY = {"valid_from", "why"}


def tried(
    form: FigureForm,
    held: hours.Rule | hours.Target,
    act: Callable[..., object],
    *given: object,
    on: date,
) -> bool:
    """Call the act with the day and the reason; False when it refuses, with the reason at its
    field."""
    when_and_why: dict[str, Any] = {name: form.cleaned_data[name] for name in WHEN_AND_WHY}
    try:
        act(held, *given, on=on, **when_and_why)
    except hours.ReasonMissing:
        form.add_error("why", _("Tulis alasan perubahan ini."))
    except hours.RowEnded:
        form.add_error(None, _("Ini baru saja diubah orang lain. Buka lagi dari daftar."))
    except hours.ChangeTooEarly:
        form.add_error("valid_from", _too_early(held, on=on))
    except hours.ChangeTooLate:
        told = _("Hari mulai paling jauh dua tahun dari sekarang. Periksa tahunnya.")
        form.add_error("valid_from", told)
    except hours.FigureNotAboveZero as error:
        told = _("Isi dengan angka di atas nol, atau kosongkan bila tidak ada angkanya.")
        form.add_error(error.field, told)
    except hours.MoreThanADay as error:
        told = _("Satu hari paling banyak memuat %(most)s JP.")
        form.add_error(error.field, told % {"most": hours.most_a_day(on=on)})
    except hours.LeastAboveMost as error:
        told = _("Setahun sedikitnya %(least)s JP tidak mungkin bila paling banyak %(most)s JP.")
        words = {"least": written.number(error.least), "most": written.number(error.most)}
        form.add_error(error.field, told % words)
    except hours.TermsUnusable:
        told = _("Batas dan satuannya diisi berdua atau dikosongkan berdua.")
        form.add_error("cap_value", told)
    return form.is_valid()


def _too_early(held: hours.Rule | hours.Target, *, on: date) -> str:
    words = {"day": written.day(held.valid_from)}
    if held.is_planned(on=on):
        told = _(
            "Pilih %(day)s, hari mulai yang direncanakan, atau hari sesudahnya. Untuk hari "
            "sebelumnya, tarik dahulu rencana ini."
        )
    elif held.valid_from == on:
        told = _("Pilih %(day)s, hari mulai yang berlaku sekarang, atau hari sesudahnya.")
    else:
        told = _("Pilih hari sesudah %(day)s, hari mulai yang berlaku sekarang.")
    return told % words


def ask(
    request: PersonRequest,
    form: FigureForm,
    held: hours.Rule | hours.Target,
    **shown: object,
) -> HttpResponse:
    """Whether this is really meant."""
    labels = [form[name].label for name in form.changed_data if name not in WHEN_AND_WHY]
    is_planned = held.is_planned(on=request.today)
    context = {"form": form, "labels": labels, "is_planned": is_planned, **shown}
    return render(request, "steward/figure_sure.html", context)


def page_of(held: hours.Rule | hours.Target, form: FigureForm, *, on: date) -> dict[str, object]:
    """What the page of a rule or a target shows beside its figures."""
    return {
        "groups": groups_of(form),
        "is_planned": held.is_planned(on=on),
        "may_be_amended": held.changes_from(on=on) == held.valid_from,
        "earlier": held.siblings().filter(valid_to__isnull=False).order_by("-valid_from"),
        "steps": _history_of(held),
    }


def _history_of(held: hours.Rule | hours.Target) -> list[telling.Step]:
    """Who changed it when, and why; the latest first."""
    rows = Change.objects.filter(subject=hours.subject_of(held)).order_by("-at", "-pk")
    return telling.in_detail(list(rows))
