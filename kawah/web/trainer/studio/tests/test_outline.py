"""The outline: what stands where, moved by buttons, taken out and put back."""

from kawah.learning.curriculum.api import Removal, writing
from tests.factories import NOW

EACH_PAGE = 12  # queries, once the resep is known


def keys(tables):
    return [row["key"] for module in tables()["module"] for row in module["activity"]]


def test_everything_stands_in_it(client, at, django_assert_max_num_queries):
    client.get(at())
    with django_assert_max_num_queries(EACH_PAGE):
        page = client.get(at()).text
    assert "Membaca antrean" in page and "Latihan antrean" in page and "1 JP" in page
    assert "Pemeriksaan resep" in page and "tidak wajib" in page


def test_an_activity_is_moved_by_its_buttons(client, at, tables):
    answer = client.post(at("susunan/"), {"down": "kegiatan/membaca"})
    assert answer["Location"] == at("#k-membaca")
    assert keys(tables) == ["latihan", "membaca", "renungan", "ujian"]
    client.post(at("susunan/"), {"up": "kegiatan/membaca"})
    assert keys(tables) == ["membaca", "latihan", "renungan", "ujian"]


def test_an_activity_goes_over_the_border_of_its_module(client, at, tables):
    client.post(at("modul/"), {"title": "Sesudahnya"})
    client.post(at("susunan/"), {"down": "kegiatan/ujian"})
    assert [len(module["activity"]) for module in tables()["module"]] == [3, 1]


def test_a_whole_order_is_taken_when_it_names_what_is_there(client, at, tables):
    told = client.post(at("susunan/"), {"order": "m1:ujian,renungan,latihan,membaca"})
    assert told.status_code == 200 and keys(tables)[0] == "ujian"
    told = client.post(at("susunan/"), {"order": "m1:ujian"})
    assert told.status_code == 409 and len(keys(tables)) == 4


def test_what_was_taken_out_is_put_back_with_its_file(client, at, tables, manuscript):
    page = client.post(at("susunan/"), {"remove": "kegiatan/membaca"}, follow=True).text
    assert "Yang dihapus" in page and "membaca" not in keys(tables)
    assert "pelajaran/01.md" not in writing.files_of(manuscript)
    gone = Removal.objects.get()
    for _click in range(2):
        client.post(at(f"pengembalian/{gone.uuid}/"))
    assert keys(tables) == ["membaca", "latihan", "renungan", "ujian"]
    assert "pelajaran/01.md" in writing.files_of(manuscript)


def test_a_module_is_taken_out_and_put_back_whole(client, at, tables):
    client.post(at("susunan/"), {"remove": "modul/m1"})
    assert tables()["module"] == []
    client.post(at(f"pengembalian/{Removal.objects.get().uuid}/"))
    assert len(keys(tables)) == 4


def test_what_is_gone_cannot_be_moved_and_says_so(client, at):
    page = client.post(at("susunan/"), {"up": "kegiatan/entah"}, follow=True)
    assert page.status_code == 200 and "sudah tidak ada" in page.text


def test_a_module_is_renamed(client, at, tables, sent):
    client.post(at("modul/m1/"), sent("modul/m1/", title="Antrean di loket"))
    assert tables()["module"][0]["title"] == "Antrean di loket"


def test_a_module_without_a_title_is_not_added(client, at, tables):
    assert "Beri modul ini judul" in client.post(at("modul/"), {"title": " "}, follow=True).text
    assert len(tables()["module"]) == 1


def test_a_lesson_is_added_with_its_text(client, at, tables, manuscript):
    told = {"kind": "pelajaran-aturan-praktik", "title": "Kursi prioritas", "module": "m1"}
    answer = client.post(at("kegiatan/baru/"), told)
    assert answer["Location"].endswith("pelajaran/kursi-prioritas.md")
    added = tables()["module"][0]["activity"][-1]
    assert (added["key"], added["outcomes"]) == ("kursi-prioritas", ["o1"])
    assert b":::aturan-praktik" in writing.files_of(manuscript)[added["file"]]


def test_an_exam_asked_for_by_a_finding_is_for_its_outcome(client, at, tables):
    page = client.get(at("kegiatan/baru/?jenis=ujian&hasil=o1")).text
    assert 'value="ujian" required id="id_kind_5" checked' in page or "checked" in page
    client.post(at("kegiatan/baru/"), {"kind": "ujian", "title": "U", "module": "m1"})
    assert tables()["module"][0]["activity"][-1]["purpose"] == "exam"


def test_a_course_file_that_cannot_be_read_leads_to_its_source(client, at, manuscript, author):
    writing.write(manuscript, "course.toml", b"key = ", seen=1, by=author, now=NOW)
    page = client.get(at()).text
    assert "Betulkan di sumbernya" in page and at("berkas/course.toml") in page
    assert client.get(at("data/umum/")).status_code == 404
