"""A picture as a form."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext as _

from kawah.learning.media.api import Family
from kawah.learning.player.api import blocks
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.forms.fields import line


class PictureForm(BlockForm):
    families: ClassVar = {"path": Family.PICTURE}

    def build(self) -> None:
        told = _("PNG, JPEG, WebP, AVIF, atau SVG. Gambar ringan lebih cepat terbuka.")
        self.put_file("path", _("Gambar"), accept="image/*", help_text=told)
        about = _("Apa yang terlihat, bagi yang tidak dapat melihatnya.")
        self.put(
            alt=line(_("Teks pengganti"), is_needed=False, help_text=about),
            is_decoration=forms.BooleanField(
                label=_("Hanya hiasan, tidak perlu dibacakan"), required=False
            ),
            caption=line(_("Keterangan di bawah gambar"), is_needed=False),
        )

    def clean(self) -> None:
        super().clean()
        if not (self.cleaned_data.get("alt") or self.cleaned_data.get("is_decoration")):
            told = _("Tulis apa yang terlihat di gambar, atau tandai sebagai hiasan.")
            self.add_error("alt", told)

    def block(self) -> blocks.Block:
        filled = self.cleaned_data
        names = ("path", "alt", "caption", "is_decoration")
        return blocks.Picture(1, *(filled[name] for name in names))
