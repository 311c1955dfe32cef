"""Reading lessons: what authors write, and every fault with its line."""

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kawah.learning.player import blocks
from kawah.learning.player.reading import read
from kawah.learning.player.tests.conftest import LESSON


def faults(text):
    return [(fault.line, fault.what) for fault in read(dedent(text)).faults]


def test_a_lesson_is_read_in_its_order():
    reading = read(LESSON)
    assert reading.faults == ()
    assert [type(block).__name__ for block in reading.blocks] == [
        "Prose",
        "Picture",
        "Callout",
        "Video",
        "Audio",
        *["Ask"] * 5,
        "Decide",
        "Contrast",
        "Download",
    ]


def test_each_block_knows_its_parts():
    found: dict[type, Any] = {type(block): block for block in read(LESSON).blocks}
    video = found[blocks.Video]
    assert (video.captions, video.poster) == ("media/demo.vtt", "media/alur.svg")
    assert video.pauses == (blocks.Pause(12, "q1"),)
    assert video.description == "Satu berkas berjalan dari loket ke loket."
    contrast = found[blocks.Contrast]
    assert (contrast.regulation, contrast.place) == ("uu25-2009", "pasal 20")
    assert contrast.practice == "Kami menempelnya di pintu."
    assert [way.is_best for way in found[blocks.Decide].ways] == [True, False]
    assert found[blocks.Callout].style == "important"
    assert found[blocks.Picture].line == 5


def test_line_ends_of_any_system_read_the_same():
    assert read("\ufeff" + LESSON.replace("\n", "\r\n")).blocks == read(LESSON).blocks


def test_a_decision_without_a_best_way_and_with_long_lines():
    reading = read(
        ":::putuskan p1\nApa?\n\n- Satu\n  lagi\n  > Begini.\n  >\n  > Lalu.\n- Dua\n  > Itu\n:::"
    )
    assert reading.faults == ()
    decision: Any = reading.blocks[0]
    first = decision.ways[0]
    assert (first.text, first.outcome, first.is_best) == ("Satu lagi", "Begini.\n\nLalu.", False)


def test_three_colons_in_a_code_block_are_code():
    reading = read("```\n:::tanya q1\n:::\n```\n\nSelesai.")
    assert reading.faults == () and len(reading.blocks) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "kosong"),
        ("\n\n", 1, "kosong"),
        ("a\n\n:::peta x\n:::", 3, "“:::peta” tidak dikenal"),
        ("a\n:::", 2, "tidak menutup apa pun"),
        ("::::catatan\nx", 1, "bukan pembuka blok"),
        ("a\n:::catatan\n\nisi", 2, "belum ditutup"),
        (":::catatan\n\nisi\n:::tanya q1\n\nA {T}\n:::", 1, "belum ditutup"),
        ("```\nkode", 1, "Blok kode"),
        ("![alur](media/a.svg)", 1, "blok “:::gambar”"),
        (":::catatan\njenis: rahasia\n\nisi\n:::", 1, "Jenis catatan “rahasia”"),
        (":::catatan\nwarna: merah\n\nisi\n:::", 2, "“warna:” tidak dikenal"),
        (":::catatan\njudul: a\njudul: b\n\nisi\n:::", 3, "ditulis dua kali"),
        (":::catatan\njudul: a\n:::", 1, "masih kosong"),
        (":::catatan Huruf Besar\nisi\n:::", 1, "tidak sah"),
        (":::gambar\nalt: x\n:::", 1, "nama berkas"),
        (":::gambar media/a.svg\n:::", 1, "belum punya teks pengganti"),
        (":::gambar media/a.svg\nhiasan: mungkin\nalt: x\n:::", 1, "ya atau tidak"),
        (":::gambar media/a.svg\nalt: x\n\nisi\n:::", 4, "tidak punya isi"),
        (":::audio media/a.opus\njudul: x\n:::", 1, "transkrip audio masih kosong"),
        (":::video media/a.webm\njudul: x\n\nisi\n:::", 1, "“teks: …”"),
        (":::video media/a.webm\nteks: a.vtt\njeda: 1:05 = q1\n:::", 3, "detik dan id"),
        (":::video media/a.webm\nteks: a.vtt\njeda: 5 = q9\n:::", 1, "q9"),
        (":::tanya\nA {T}\n:::", 1, "memerlukan id"),
        (":::tanya Q1\nA {T}\n:::", 1, "tidak sah"),
        (":::tanya q1\n\nTanpa jawaban\n:::", 1, ""),
        (":::tanya q1\n:::", 1, "kosong"),
        (":::tanya q1\nA {T}\n:::\n:::tanya q1\nB {T}\n:::", 4, "sudah dipakai"),
        (":::putuskan p1\n\n- a\n  > b\n- c\n  > d\n:::", 1, "situasi masih kosong"),
        (":::putuskan p1\nApa?\n- a\n  > b\n:::", 1, "dua pilihan"),
        (":::putuskan p1\nApa?\n- a\n- c\n  > d\n:::", 1, "“a” belum punya akibat"),
        (":::putuskan p1\nApa?\n- [x] a\n  > b\n- [x] c\n  > d\n:::", 1, "satu pilihan [x]"),
        (":::aturan-praktik a\npraktik: B\n\n# Aturan\na\n# Praktik\nb\n:::", 1, "“aturan: …”"),
        (":::aturan-praktik a\naturan: uu 1\n\n# Aturan\na\n# Praktik\nb\n:::", 1, "“praktik: …”"),
        (":::aturan-praktik a\naturan: uu 1\npraktik: B\n\n# Aturan\na\n:::", 1, "“# Praktik”"),
        (
            ":::aturan-praktik a\naturan: uu\npraktik: B\n\nx\n# Aturan\na\n:::",
            1,
            "sebelum “# Aturan”",
        ),
        (":::unduh\n:::", 1, "nama berkas"),
    ],
)
def test_a_fault_is_named_with_its_line(text, line, words):
    found = faults(text)
    assert any(at == line and words in what for at, what in found), found


def test_all_faults_are_named_at_once():
    assert len(faults(":::gambar a\n:::\n\n:::peta\n:::\n\n:::catatan\n:::")) == 3


LINES = st.sampled_from(
    [
        *(
            f":::{name} {rest}"
            for name in ("catatan", "gambar", "video", "putuskan")
            for rest in ("", "x")
        ),
        ":::tanya q1",
        ":::aturan-praktik a",
        ":::",
        "::::",
        "alt: x",
        "teks: a",
        "jeda: 1 = q1",
        "- [x] a",
        "  > b",
        "# Aturan",
        "# Praktik",
        "```",
        "A {T}",
        "",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES | st.text(max_size=20), max_size=25))
def test_any_text_gives_a_reading(lines):
    reading = read("\n".join(lines))
    assert all(fault.line >= 1 and fault.what.endswith(".") for fault in reading.faults)
