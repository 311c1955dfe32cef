"""Calling an act that may be refused, with the reason at the field concerned."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.forms import Form
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import policy_change
from kawah.people.competencies.api import LevelUnreachable, NothingChanged, ProposalOpen
from kawah.web.steward.figure_change import UNTIMELY, say_when


def tried(form: Form, held: Any, act: Callable[[], object], *, on: date) -> bool:
    """Call the act; False when it refuses. `held` is what is open now, if anything."""
    try:
        act()
    except UNTIMELY as error:
        say_when(form, error, held, on=on)
    except (NothingChanged, policy_change.NothingChanged):
        form.add_error(None, _("Belum ada isi yang berubah. Ubah isinya dahulu, lalu lanjutkan."))
    except LevelUnreachable as error:
        _say_level(form, error)
    except ProposalOpen:
        told = _("Perubahan hal ini sudah menunggu persetujuan. Putuskan atau tarik itu dahulu.")
        form.add_error(None, told)
    except policy_change.LimitMissing:
        form.add_error("limit", _("Isi dengan angka di atas nol."))
    except policy_change.WaiverUnfit:
        told = _(
            "Pengecualian hanya untuk kesalahan, antara 1 dan %(most)s hari; kosongkan bila tidak"
            " boleh dikecualikan."
        )
        form.add_error("waiver_days", told % {"most": policy_change.LONGEST_WAIVER})
    return form.is_valid()


def _say_level(form: Form, error: LevelUnreachable) -> None:
    if "level" in form.fields:
        told = _("Kompetensi ini hanya sampai tingkat %(most)s.")
        form.add_error("level", told % {"most": error.most})
    else:
        told = _("Ada jenis jabatan yang meminta tingkat %(most)s; ubah standarnya dahulu.")
        form.add_error("level_count", told % {"most": error.most})
