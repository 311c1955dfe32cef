from django.urls import path

from kawah.web.public import factor

urlpatterns = [
    path("", factor.factor, name="factor"),
    path("pasang/", factor.set_up, name="factor_set_up"),
    path("kode/", factor.renew_codes, name="factor_codes"),
    path("lepas/", factor.put_away, name="factor_put_away"),
]
