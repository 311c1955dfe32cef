"""What a certificate of an agency would look like today, with words of nobody."""

import io
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from PIL import Image

from kawah.earned.certificates import crests, instruments, letterhead, sheet
from kawah.earned.certificates.composing import signatories
from kawah.earned.certificates.wording import Teacher, Wording
from kawah.people.directory.api import Agency

WIDE, QUALITY = 900, 60
CODE = "CONTOHCONTOHCONTOH"


def preview(agency: Agency, *, on: date) -> bytes:
    """The front of the sheet as a light picture (WebP), in the language of who looks at it."""
    drawn = sheet.front(crests.with_crest(sample(agency, on=on)), wide=WIDE)
    out = io.BytesIO()
    Image.open(io.BytesIO(drawn), formats=["PNG"]).convert("RGB").save(
        out, "WEBP", quality=QUALITY, method=4
    )
    return out.getvalue()


def sample(agency: Agency, *, on: date) -> Wording:
    signatory, second = signatories(agency, letterhead.officials_of(agency), on=on)
    return Wording(
        code=CODE,
        number=_("%(code)s/%(year)s/CONTOH") % {"code": agency.code.upper(), "year": on.year},
        recipient_name=_("Nama Peserta, S.Sos."),
        recipient_post=_("Jabatan, unit kerja"),
        agency_name=agency.name,
        crest=letterhead.crest_of(agency),
        course_title=_("Judul kursus"),
        outcomes=(_("melakukan hal pertama yang diajarkan"), _("melakukan hal kedua")),
        jp=Decimal(6),
        completed_on=on,
        issued_on=on,
        place=agency.seat or agency.regency,
        delivery=_("Daring mandiri"),
        trainer=Teacher(_("Nama Widyaiswara"), _("Widyaiswara Ahli Madya")),
        practitioner=Teacher(_("Nama Praktisi"), _("Kepala Bidang")),
        signatory=signatory,
        second=second,
        verify_url=f"{settings.PUBLIC_URL}/v/{CODE}",
        signer_label=instruments.label(),
        language="en" if get_language() == "en" else "id",
    )
