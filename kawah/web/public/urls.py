from django.urls import path

from kawah.web.public import (
    account,
    certificate,
    certificate_file,
    homes,
    passwords,
    seals,
    sign_in,
    statements,
    switches,
)

app_name = "public"
urlpatterns = [
    path("", statements.landing, name="landing"),
    path("masuk/", sign_in.login, name="login"),
    path("keluar/", sign_in.sign_out, name="sign_out"),
    path("mulai/", homes.home, name="home"),
    path("peran/", switches.role, name="role"),
    path("bahasa/", switches.language, name="language"),
    path("saya/", account.account, name="account"),
    path("saya/kata-sandi/", passwords.change, name="password"),
    path("saya/perangkat-lain/", account.end_other_sign_ins, name="other_sign_ins"),
    path("kabar/", account.notices, name="notices"),
    path("bantuan/", statements.help_page, name="help"),
    path("aksesibilitas/", statements.accessibility, name="accessibility"),
    path("privasi/", statements.privacy, name="privacy"),
    path("v/", certificate.ask, name="ask"),
    path("v/berkas/", certificate_file.file, name="file"),
    path("v/<str:code>", certificate.check, name="check"),
    path("segel-jp/", seals.seals, name="seals"),
    path("praktisi/", homes.practitioner, name="practitioner"),
    path("bendahara/", homes.treasurer, name="treasurer"),
    path("pimpinan/", homes.executive, name="executive"),
    path("nasional/", homes.national, name="national"),
]
