"""A file that was uploaded, before anything is believed of it."""

from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from kawah.learning.player.api import uploads

LARGEST_UPLOAD = 50 * 1000 * 1000


def name_of(upload: UploadedFile) -> str:
    return (upload.name or "").rpartition("/")[2][:120]


def content_of(upload: UploadedFile) -> bytes:
    """The bytes of an upload, read only after its size was looked at; raises FileUnfit."""
    if (upload.size or 0) > LARGEST_UPLOAD:
        sentence = _("%(name)s: berkas terlalu besar; kecilkan sampai paling banyak %(found)s.")
        values = {"name": name_of(upload), "found": filesizeformat(LARGEST_UPLOAD)}
        raise uploads.FileUnfit(sentence % values)
    content: bytes = upload.read()
    return content
