"""The form of a part of a course: filled from what stands in course.toml, whatever its shape, and
giving back what is to stand there."""

from collections.abc import Iterator
from typing import Any

from django import forms

from kawah.web.trainer.studio.desk import Desk
from kawah.web.trainer.studio.shown import shown


class PartForm(forms.Form):
    """`filled` is what the fields begin with, `value` what is to stand in the part."""

    def __init__(self, data: Any, *, held: Any, desk: Desk) -> None:
        self.held = held
        self.desk = desk
        super().__init__(data, initial=self.filled(held))
        self.prepare()

    def filled(self, held: Any) -> dict[str, Any]:
        return dict(held)

    def prepare(self) -> None:
        """Offer choices."""

    def value(self) -> Any:
        return self.cleaned_data

    def offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """What a field offers; what stands there and is not offered stays choosable."""
        field: Any = self.fields[name]
        initial = self.initial.get(name)
        chosen = initial if isinstance(initial, list) else [initial]
        known = {key for key, _word in choices}
        strange = [str(one) for one in chosen if one not in (None, "") and str(one) not in known]
        field.choices = [*choices, *((key, key) for key in strange)]

    def lines(self) -> Iterator[tuple[str, str]]:
        """Each field by its label, and what stands in it, as text to compare."""
        for field in self.visible_fields():
            yield str(field.label), shown(field)
