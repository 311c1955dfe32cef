"""What the national admin looks after: agencies and reference data."""

from django.urls import path

from kawah.web.steward.nation import agencies, agency, closing, figures, first_admin

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
]
