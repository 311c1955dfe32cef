"""Whether hours, certificates and counts follow in time what people did."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.web.shell import lateness, written
from kawah.web.shell.asking import PersonRequest
from kawah.web.steward.signs import Sign, since


def acts(request: PersonRequest) -> Sign:
    found = lateness.acts(request.scope, now=request.now)
    name = _("JP sesudah kegiatan")
    if found.is_well:
        return Sign(name, True, _("Setiap kegiatan yang selesai sudah terhitung."))
    told = ngettext(
        "%(count)s kegiatan belum terhitung, sejak %(moment)s.",
        "%(count)s kegiatan belum terhitung, sejak %(moment)s.",
        found.late,
    )
    advice = _(
        "JP dan sertifikatnya menyusul dengan sendirinya. Bila besok masih tertulis di sini,"
        " hubungi pengelola sistem Kawah."
    )
    return Sign(name, False, told % since(found), advice)


def certificates(request: PersonRequest, *, is_national: bool) -> Sign:
    found = lateness.certificates(request.scope, on=request.today)
    name = _("Sertifikat")
    if found.is_well:
        return Sign(name, True, _("Tidak ada yang tertahan."))
    told = ngettext(
        "%(count)s sertifikat tertahan, sejak %(moment)s.",
        "%(count)s sertifikat tertahan, sejak %(moment)s.",
        found.late,
    )
    advice = _("Kawah mencoba lagi sendiri. Beri tahu pengelola sistem bila besok masih tertahan.")
    if found.parked:
        advice = _(
            "Penanda tangan tidak menjawab; pengelola sistem harus memastikan apakah sertifikatnya"
            " sudah ditandatangani. Hubungi mereka."
        )
    place = "" if is_national else reverse("organizer:certificates")
    return Sign(name, False, told % since(found), advice, place, _("Lihat sertifikat pegawai"))


def counts(request: PersonRequest) -> Sign:
    found = lateness.counts(request.scope, now=request.now)
    name = _("Angka di halaman pimpinan")
    if not found.late:
        if found.newest is None:
            return Sign(name, True, _("Belum pernah dihitung; dihitung begitu ada pegawai."))
        told = _("Terakhir dihitung %(moment)s.") % {"moment": written.moment(found.newest)}
        return Sign(name, True, told)
    told = ngettext(
        "Angka %(count)s instansi lebih tua daripada satu jam.",
        "Angka %(count)s instansi lebih tua daripada satu jam.",
        found.late,
    )
    advice = _(
        "Angkanya tetap benar untuk waktu yang tertulis di halamannya. Biasanya menyusul sendiri;"
        " bila besok masih begitu, hubungi pengelola sistem Kawah."
    )
    return Sign(name, False, told % {"count": found.late}, advice)
