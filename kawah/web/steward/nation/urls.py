"""What the national admin looks after: agencies and reference data."""

from django.urls import path

from kawah.web.steward.nation import (
    agencies,
    agency,
    closing,
    figures,
    first_admin,
    framework,
    framework_new,
    framework_plans,
    proposals,
    resep,
)

urlpatterns = [
    path("instansi/", agencies.agencies, name="agencies"),
    path("instansi/baru/", agency.new, name="new_agency"),
    path("instansi/<uuid:agency>/", agency.change, name="agency"),
    path("instansi/<uuid:agency>/tutup/", closing.close, name="close_agency"),
    path("instansi/<uuid:agency>/admin/", first_admin.first_admin, name="first_admin"),
    path("kode/<uuid:order>/", first_admin.slips, name="national_slips"),
    path("kode/<uuid:order>/<number:number>/", first_admin.sheet, name="national_sheet"),
    path("data-acuan/", figures.figures, name="figures"),
    path("data-acuan/<slug:table>/", figures.table, name="figure_table"),
    path("kompetensi/baru/", framework_new.new_competency, name="new_competency"),
    path("kompetensi/<number:competency>/", framework.competency, name="competency"),
    path("kompetensi/<number:competency>/akhir/", framework.end_competency, name="end_competency"),
    path(
        "kompetensi/<number:competency>/penarikan/",
        framework_plans.competency,
        name="withdraw_competency",
    ),
    path("standar/baru/", framework_new.new_standard, name="new_standard"),
    path("standar/<number:standard>/", framework.standard, name="standard"),
    path("standar/<number:standard>/akhir/", framework.end_standard, name="end_standard"),
    path(
        "standar/<number:standard>/penarikan/", framework_plans.standard, name="withdraw_standard"
    ),
    path("resep/<number:policy>/", resep.policy, name="policy"),
    path("resep/<number:policy>/penarikan/", framework_plans.policy, name="withdraw_policy"),
    path("usulan/", proposals.proposals, name="proposals"),
    path("usulan/<uuid:proposal>/", proposals.proposal, name="proposal"),
]
