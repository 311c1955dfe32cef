"""Tables and office documents to download."""

import io
import zipfile

import pytest

from kawah.learning.media import api as media

pytestmark = pytest.mark.django_db


def office(*names, content=b"<x/>"):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "_rels/.rels", *names):
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "heart"), [("a.xlsx", "xl/workbook.xml"), ("a.docx", "word/document.xml")]
)
def test_an_office_document_is_kept(now, name, heart):
    assert media.keep(f"media/{name}", office(heart), now=now).address.endswith(name[1:])


@pytest.mark.parametrize(
    "name", ["xl/vbaProject.bin", "xl/activeX/activeX1.xml", "xl/embeddings/oleObject1.bin"]
)
def test_an_office_document_that_runs_is_refused(now, name):
    with pytest.raises(media.DocumentActive, match="makro"):
        media.keep("a.xlsx", office("xl/workbook.xml", name), now=now)


def test_an_office_document_with_a_template_elsewhere_is_refused(now):
    content = office(
        "word/document.xml", "word/_rels/settings.xml.rels", content=b"attachedTemplate"
    )
    with pytest.raises(media.DocumentActive):
        media.keep("a.docx", content, now=now)


def test_a_zip_that_is_no_document_is_refused(now):
    with pytest.raises(media.KindNotAllowed):
        media.keep("a.docx", office("isi.txt"), now=now)


def test_a_hostile_zip_is_refused(now):
    with pytest.raises(media.FileDamaged):
        media.keep("a.docx", office("word/document.xml", "../keluar"), now=now)


@pytest.mark.parametrize(
    "text", ["a,b\n1,-2\n", "a;b\n-;+62 812\n", "\ufeffNama,Suhu\nTanjung Aru,-3", "satu kolom"]
)
def test_a_table_is_kept(now, text):
    assert media.keep("media/lembar.csv", text.encode(), now=now).mime == "text/csv"


@pytest.mark.parametrize(
    "text",
    [
        "a,=1+1",
        'a,"=HYPERLINK(""https://x.id"")"',
        "a;@SUM(A1)",
        "a\t=cmd|' /C calc'!A0",
        "a,+cmd|' /C calc'!A0",
        "a,-2+3+cmd|' /C calc'!A0",
    ],
)
def test_a_table_with_a_formula_is_refused(now, text):
    with pytest.raises(media.TableUnsafe, match="rumus"):
        media.keep("lembar.csv", text.encode(), now=now)


@pytest.mark.parametrize("content", [b"a,b\0", b"a,\xff\xfe", b"a,\x1b[31m"])
def test_a_table_that_is_no_text_is_refused(now, content):
    with pytest.raises(media.FileDamaged):
        media.keep("lembar.csv", content, now=now)


def test_a_page_that_calls_itself_a_table_is_refused(now):
    with pytest.raises(media.KindNotAllowed):
        media.keep("lembar.csv", b" <script>alert(1)</script>", now=now)


def test_a_pdf_is_kept(now):
    assert media.keep("a.pdf", b"%PDF-1.7\n...\n%%EOF\n", now=now).mime == "application/pdf"
