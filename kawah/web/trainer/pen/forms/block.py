"""What the forms of all blocks of a lesson share."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.media.api import Family
from kawah.learning.player.api import blocks, uploads
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.forms.rows import RowForm

UPLOAD = "_file"  # the field of a fresh file beside the field of its path
RECORD = "_rec"  # and that of one recorded just now


class Place(Struct, frozen=True):
    """Where a block stands: the table it is written at, the blocks that are answered beside it as
    (id, words), and the id that it has or will have."""

    bench: Bench
    asked: Sequence[tuple[str, str]]
    id: str


class BlockForm(RowForm):
    """Fields are named as the parts of the block (see the player's blocks.py)."""

    families: ClassVar[dict[str, Family | None]] = {}  # of fields that name a file
    optional_files: ClassVar[tuple[str, ...]] = ()

    def __init__(self, place: Place, held: Any, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.place, self.held = place, held
        self.build()

    def build(self) -> None:
        raise NotImplementedError

    def block(self) -> blocks.Block:
        """The block as filled in, of a form that is valid."""
        raise NotImplementedError

    def put(self, **fields: forms.Field) -> None:
        """Fields with what the block holds, in this order."""
        for name, field in fields.items():
            field.initial = getattr(self.held, name, field.initial) if self.held else field.initial
            self.fields[name] = field
        self.stand(*fields)

    def put_file(self, name: str, label: Any, *, accept: str, help_text: Any = "") -> None:
        """A fresh file, or one that the folder holds already."""
        current = getattr(self.held, name, "")
        paths = self.place.bench.paths(self.families[name])
        known = sorted({*paths, *([current] if current else [])})
        self.fields[name + UPLOAD] = forms.FileField(
            label=label,
            required=False,
            help_text=help_text,
            widget=forms.FileInput(attrs={"accept": accept}),
        )
        self.fields[name] = forms.CharField(
            label=_("Atau pilih berkas yang sudah ada"),
            required=False,
            initial=current,
            widget=forms.Select(choices=_choices(known)),
        )
        self.stand(name + UPLOAD, *([name] if known else []))

    def clean(self) -> None:
        super().clean()
        for name, family in self.families.items():
            self._settle(name, family)

    def _settle(self, name: str, family: Family | None) -> None:
        """A fresh file goes into the folder at once, so that nobody has to choose it again."""
        upload = self.cleaned_data.get(name + RECORD) or self.cleaned_data.get(name + UPLOAD)
        if upload is not None:
            try:
                path = self.place.bench.take_in(upload, family=family)
            except uploads.FileUnfit as refusal:
                self.add_error(name + UPLOAD, str(refusal))
                return
            self.cleaned_data[name] = self.sent[name] = path
            known = sorted({*self.place.bench.paths(family), path})
            self.fields[name].widget = forms.Select(choices=_choices(known))
            if not self.stands(name):
                self.stand(name)
        is_missing = not self.cleaned_data.get(name) and name not in self.optional_files
        if is_missing and name + UPLOAD not in self.errors:
            self.add_error(name + UPLOAD, _("Unggah berkasnya, atau pilih yang sudah ada."))

    def tell(self, field: str, sentence: str) -> None:
        """Say what is wrong where it can be mended."""
        names = (field, f"{field}_0_text", field + UPLOAD)
        self.add_error(next((name for name in names if name in self.fields), None), sentence)


def _choices(paths: Sequence[str]) -> list[tuple[str, str]]:
    return [("", "—"), *((path, PurePosixPath(path).name) for path in paths)]
