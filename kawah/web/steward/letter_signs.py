"""Whether letters arrive, and to whom they do not."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.web.shell import lateness
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.signs import Sign, since

SHOWN = 20


def own_letters(request: PersonRequest) -> Sign:
    """To whom of the agency letters do not arrive: usually an address is wrong."""
    people = lateness.without_letters(request.scope, on=request.today)
    count, name = people.count(), _("Surat kepada pegawai")
    if not count:
        return Sign(name, True, _("Semua surat sampai ke server surat."))
    told = ngettext(
        "Surat kepada %(count)s pegawai berkali-kali gagal: %(names)s.",
        "Surat kepada %(count)s pegawai berkali-kali gagal: %(names)s.",
        count,
    )
    names = ", ".join(person.name for person in people[:SHOWN])
    advice = _("Periksa alamat surel mereka dan betulkan dengan mengimpor datanya lagi.")
    words = {"count": count, "names": names}
    return Sign(name, False, told % words, advice, reverse("steward:staff"), _("Lihat pegawai"))


def letters() -> Sign:
    found = lateness.letters()
    name = _("Surat")
    if found.is_well:
        return Sign(name, True, _("Semua surat sampai ke server surat."))
    told = ngettext(
        "%(count)s surat berkali-kali gagal, sejak %(moment)s.",
        "%(count)s surat berkali-kali gagal, sejak %(moment)s.",
        found.late,
    )
    advice = _(
        "Bila banyak sekaligus, server suratnya bermasalah: hubungi pengelola sistem. Bila satu"
        " dua, alamatnya keliru: admin instansinya melihat namanya."
    )
    return Sign(name, False, told % since(found), advice)
