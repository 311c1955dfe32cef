import pytest
from django import forms
from django.template.loader import render_to_string


class Form(forms.Form):
    seats = forms.IntegerField(label="Jumlah <tempat>", min_value=1)
    last = forms.CharField(
        label="Hari terakhir", error_messages={"required": "Isi hari terakhirnya."}
    )


def listed(**filled):
    return render_to_string("shell/parts/errors.html", {"form": Form(filled)})


@pytest.mark.parametrize(
    ("filled", "told"),
    [
        ({"seats": "0"}, '<a href="#id_seats">Jumlah &lt;tempat&gt;: Pastikan nilai ini '),
        ({"seats": "1"}, '<a href="#id_last">Isi hari terakhirnya.</a>'),
    ],
)
def test_each_entry_names_its_field_once(filled, told):
    assert told in listed(**filled)


def test_a_choice_is_led_to_at_its_first_circle():
    class Choosing(forms.Form):
        pace = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)

    form = Choosing({})
    page = render_to_string("shell/parts/errors.html", {"form": form})
    assert '<a href="#id_pace_0">' in page and 'id="id_pace_0"' in str(form["pace"])


def test_what_concerns_the_whole_form_names_no_field():
    form = Form({"seats": "1", "last": "x"})
    form.add_error(None, "Muat ulang halaman ini.")
    page = render_to_string("shell/parts/errors.html", {"form": form})
    assert "<li>Muat ulang halaman ini.</li>" in page
