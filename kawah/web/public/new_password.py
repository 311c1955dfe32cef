"""The two fields in which a new password is typed."""

from django import forms
from django.contrib.auth import password_validation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.people.directory.api import Person


def secret(autocomplete: str) -> forms.PasswordInput:
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class NewPasswordForm(forms.Form):
    new_password = forms.CharField(
        label=gettext_lazy("Kata sandi baru"),
        widget=secret("new-password"),
        help_text=gettext_lazy("Sedikitnya 12 karakter. Beberapa kata acak lebih mudah diingat."),
    )
    new_password_again = forms.CharField(
        label=gettext_lazy("Ulangi kata sandi baru"), widget=secret("new-password")
    )

    person: Person  # whose password it is

    def clean_new_password(self) -> str:
        wanted: str = self.cleaned_data["new_password"]
        password_validation.validate_password(wanted, self.person)
        return wanted

    def clean_new_password_again(self) -> str:
        again: str = self.cleaned_data["new_password_again"]
        wanted = self.cleaned_data.get("new_password")
        if wanted is not None and again != wanted:
            raise forms.ValidationError(_("Kedua kata sandi baru tidak sama. Ketik sekali lagi."))
        return again
