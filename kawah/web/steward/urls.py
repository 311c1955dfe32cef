from django.urls import path

from kawah.web.steward import (
    batch,
    batch_change,
    batch_more,
    batch_new,
    batches,
    certificate,
    certificate_acts,
    certificates,
    employee,
    feed,
    figure_withdraw,
    home,
    rule,
    rules,
    staff,
    supervisor,
    target,
)

app_name = "steward"
urlpatterns = [
    path("instansi/", home.home, name="home"),
    path("instansi/pegawai/", staff.staff, name="staff"),
    path("instansi/pegawai/<uuid:person>/", employee.employee, name="employee"),
    path("instansi/pegawai/<uuid:person>/atasan/", supervisor.supervisor, name="supervisor"),
    path("instansi/jejak/", feed.feed, name="feed"),
    path("instansi/angkatan/", batches.batches, name="batches"),
    path("instansi/angkatan/baru/", batch_new.new_batch, name="new_batch"),
    path("instansi/angkatan/<uuid:batch>/", batch.batch, name="batch"),
    path("instansi/angkatan/<uuid:batch>/perubahan/", batch_change.change, name="change_batch"),
    path("instansi/angkatan/<uuid:batch>/peserta/", batch_more.more, name="more"),
    path("instansi/angkatan/<uuid:batch>/sertifikat/", batch.issue, name="issue"),
    path("instansi/sertifikat/", certificates.certificates, name="certificates"),
    path("instansi/sertifikat/<uuid:certificate>/", certificate.certificate, name="certificate"),
    path("instansi/sertifikat/<uuid:certificate>/cabut/", certificate_acts.revoke, name="revoke"),
    path("instansi/sertifikat/<uuid:certificate>/ganti/", certificate_acts.reissue, name="reissue"),
    path("aturan-jp/", rules.rules, name="rules"),
    path("aturan-jp/<number:rule>/", rule.rule, name="rule"),
    path("aturan-jp/<number:rule>/penarikan/", figure_withdraw.rule, name="withdraw_rule"),
    path("aturan-jp/target/<number:target>/", target.target, name="target"),
    path(
        "aturan-jp/target/<number:target>/penarikan/",
        figure_withdraw.target,
        name="withdraw_target",
    ),
]
