"""The named losses of question files: what was lost, and why or what to do about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LOSSES: Mapping[str, tuple[Promise, Promise]] = {
    # questions left out
    "unknown_type": (
        _("Soal berjenis %(detail)s"),
        _("Jenis soal ini belum dikenal di Kawah; tulislah ulang dengan jenis lain."),
    ),
    "description": (
        _("Keterangan tanpa jawaban"),
        _("Keterangan bukan soal; pindahkan isinya ke pelajaran bila masih diperlukan."),
    ),
    "hidden": (
        _("Soal yang disembunyikan"),
        _("Soal ini disembunyikan di sistem asal; tampilkan dahulu di sana bila ingin dipakai."),
    ),
    "no_stem": (
        _("Soal tanpa pertanyaan"),
        _("Teks pertanyaannya kosong; tulislah pertanyaannya."),
    ),
    "no_answers": (
        _("Soal tanpa jawaban"),
        _("Tidak ada jawaban yang dapat dibaca; tulislah sedikitnya satu jawaban."),
    ),
    "too_few_options": (
        _("Soal pilihan"),
        _("Soal pilihan memerlukan sedikitnya dua pilihan jawaban yang berisi."),
    ),
    "too_few_pairs": (
        _("Soal menjodohkan"),
        _("Soal menjodohkan memerlukan sedikitnya dua pasangan."),
    ),
    "too_few_steps": (
        _("Soal mengurutkan"),
        _("Soal mengurutkan memerlukan sedikitnya dua langkah."),
    ),
    "bad_number": (
        _("Soal dengan angka %(detail)s"),
        _("Jawaban soal angka harus berupa bilangan yang wajar, misalnya 3.14 atau 3.14:0.01."),
    ),
    "bad_weight": (
        _("Soal dengan bobot %(detail)s"),
        _("Bobot jawaban harus antara -100 dan 100 persen, dan nilai soal harus lebih dari nol."),
    ),
    "bad_pair": (
        _("Soal menjodohkan dengan pasangan %(detail)s"),
        _("Setiap pasangan memerlukan tanda -> dan jawaban di sebelah kanannya."),
    ),
    "bad_cloze": (
        _("Soal isian rumpang"),
        _("Rumpangnya tidak dapat dibaca; periksa penulisan {1:SHORTANSWER:=...}."),
    ),
    "braces": (
        _("Soal dengan kurung kurawal yang tidak berpasangan"),
        _("Awali blok jawaban dengan { dan akhiri dengan }, tanpa baris kosong di dalamnya."),
    ),
    "several_blocks": (
        _("Soal dengan lebih dari satu blok jawaban"),
        _("Satu soal GIFT hanya memuat satu blok jawaban; pakailah soal isian rumpang."),
    ),
    "stray_text": (
        _("Soal dengan teks %(detail)s di awal blok jawaban"),
        _("Setiap jawaban diawali tanda = atau ~."),
    ),
    "markup_in_text": (
        _("Soal dengan unsur XML di dalam teksnya"),
        _("Teks HTML harus berada di dalam CDATA; ekspor ulang soalnya dari sistem asal."),
    ),
    "crossed_words": (
        _("Uraian dengan batas kata %(detail)s"),
        _("Batas terendah melebihi batas tertinggi; tukarlah keduanya."),
    ),
    "too_many_gaps": (
        _("Soal isian rumpang dengan %(detail)s rumpang"),
        _("Satu soal memuat paling banyak 200 rumpang; bagilah menjadi beberapa soal."),
    ),
    # parts of questions that are kept
    "no_full_marks": (
        _("Nilai penuh"),
        _("Soal dibaca, tetapi tidak ada jawaban bernilai penuh; periksa bobot jawabannya."),
    ),
    "repeated_key": (
        _("Identitas %(detail)s"),
        _("Identitas yang sama dipakai lebih dari sekali; soal ini mendapat identitas baru."),
    ),
    "file": (
        _("Berkas %(detail)s"),
        _("Berkas di dalam soal tidak ikut dibaca; unggah sebagai media, lalu pasang kembali."),
    ),
    "long_tag": (
        _("Tanda “%(detail)s…”"),
        _("Tanda soal paling panjang 80 huruf; pakai kata kunci yang pendek."),
    ),
    "attachments": (
        _("Lampiran jawaban"),
        _("Jawaban uraian di Kawah ditulis langsung, tanpa lampiran berkas."),
    ),
    "units": (
        _("Satuan %(detail)s"),
        _("Soal angka di Kawah dijawab tanpa satuan; sebutkan satuannya di dalam pertanyaan."),
    ),
    "combined_feedback": (
        _("Umpan balik untuk hasil benar, sebagian benar, atau salah"),
        _("Kawah memakai umpan balik per jawaban dan umpan balik umum."),
    ),
    "answer_feedback": (
        _("Umpan balik per langkah"),
        _("Soal mengurutkan hanya memakai umpan balik umum."),
    ),
    "ordering_grading": (
        _("Cara menilai urutan %(detail)s"),
        _(
            "Kawah menilai urutan dari pasangan langkah yang berurutan benar, dikurangi pasangan"
            " yang terbalik."
        ),
    ),
    "ordering_subset": (
        _("Pengambilan sebagian langkah"),
        _("Kawah menampilkan semua langkah."),
    ),
    "option_empty": (
        _("Pilihan jawaban kosong"),
        _("Pilihan tanpa teks tidak dapat ditampilkan."),
    ),
    # files
    "category_markup": (
        _("Nama kategori dengan unsur XML di dalamnya"),
        _("Soal sesudahnya masuk tanpa kategori; tulislah nama kategori tanpa unsur XML."),
    ),
    "settings": (
        _("Pengaturan Moodle: %(detail)s"),
        _(
            "Pengaturan itu tidak dipakai di Kawah: nilai soal tidak dikurangi karena mencoba lagi,"
            " dan uraian ditulis sebagai teks biasa."
        ),
    ),
    "empty_category": (
        _("Kategori %(detail)s"),
        _("Tidak ada soal di dalam kategori ini."),
    ),
    "remark": (
        _("Catatan “%(detail)s”"),
        _("Catatan bagi pembaca berkas tidak ikut ditulis ulang; simpan salinannya bila perlu."),
    ),
    "changed": (
        _("Soal %(detail)s"),
        _("Format ini tidak dapat memuat soal persis seperti aslinya; bandingkan setelah impor."),
    ),
}
