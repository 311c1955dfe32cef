"""What is told about people who were to come into a batch."""

from collections.abc import Sequence

from django.contrib import messages
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.enrollment.api import Batch, Taken
from kawah.people.directory.api import Person, Roll
from kawah.web.shell.asking import PersonRequest

MOST_NAMES = 10


def tell(request: PersonRequest, taken: Taken, roll: Roll) -> None:
    """Who stays where they are, who lacks a prerequisite, and which lines were said twice."""
    if taken.staying:
        words = {"count": len(taken.staying), "names": names_of(taken.staying)}
        told = ngettext(
            "%(count)s orang sudah terdaftar di kursus ini dan tidak dipindahkan: %(names)s.",
            "%(count)s orang sudah terdaftar di kursus ini dan tidak dipindahkan: %(names)s.",
            len(taken.staying),
        )
        messages.info(request, told % words)
    if taken.waiting:
        words = {"count": len(taken.waiting), "names": names_of(taken.waiting)}
        told = ngettext(
            "%(count)s orang masuk daftar tunggu: %(names)s.",
            "%(count)s orang masuk daftar tunggu: %(names)s.",
            len(taken.waiting),
        )
        messages.info(request, told % words)
    for one in taken.lacking[:MOST_NAMES]:
        words = {"name": one.person.name, "titles": get_text_list(list(one.titles), _("dan"))}
        told = _("%(name)s belum didaftarkan: selesaikan dahulu %(titles)s.")
        messages.warning(request, told % words)
    if len(taken.lacking) > MOST_NAMES:
        more = len(taken.lacking) - MOST_NAMES
        told = ngettext(
            "%(count)s orang lain juga belum didaftarkan karena prasyaratnya belum selesai.",
            "%(count)s orang lain juga belum didaftarkan karena prasyaratnya belum selesai.",
            more,
        )
        messages.warning(request, told % {"count": more})
    if roll.again:
        lines = ", ".join(str(line.number) for line in roll.again[:MOST_NAMES])
        told = _("Yang tertulis berulang dihitung sekali: baris %(lines)s.")
        messages.info(request, told % {"lines": lines})


def names_of(people: Sequence[Person]) -> str:
    names = ", ".join(one.name for one in people[:MOST_NAMES])
    if len(people) <= MOST_NAMES:
        return names
    return _("%(names)s, dan %(count)s lainnya") % {
        "names": names,
        "count": len(people) - MOST_NAMES,
    }


def too_many(batch: Batch, people: Sequence[Person]) -> str:
    told = _(
        "Tempatnya %(seats)s; dengan %(count)s orang ini melebihinya. Belum ada yang didaftarkan."
    )
    return told % {"seats": batch.seats, "count": len(people)}
