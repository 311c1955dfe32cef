"""The sheet has the shape of PDF/A-2a and PDF/UA-1, before and after it was signed."""

import io

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from kawah.earned.certificates import sheet
from kawah.earned.certificates.tests import archival
from kawah.earned.certificates.tests.sample import NOW, WORDING


@pytest.fixture(scope="module")
def drawn():
    return sheet.render(WORDING, now=NOW)


def changed(pdf, change):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer.root)
    writer.update_root()
    output = io.BytesIO()
    writer.write(output)
    return output.getvalue()


def test_the_sheet_has_the_shape_of_an_archive_file(drawn):
    assert archival.faults(drawn) == []


def test_signing_keeps_the_shape(signed):
    assert archival.faults(signed) == []


def run_script(root):
    root["/OpenAction"] = generic.DictionaryObject(
        {
            generic.pdf_name("/S"): generic.pdf_name("/JavaScript"),
            generic.pdf_name("/JS"): generic.pdf_string("app.alert(1)"),
        }
    )


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (run_script, "active: /JS"),
        (lambda root: root.__delitem__("/OutputIntents"), "no output intent"),
        (lambda root: root.__delitem__("/Metadata"), "pdfaid:part is not 2"),
        (lambda root: root.__delitem__("/StructTreeRoot"), "no /StructTreeRoot"),
        (lambda root: root.__delitem__("/MarkInfo"), "not tagged"),
    ],
)
def test_what_an_archive_file_must_not_be_is_seen(drawn, change, fault):
    assert fault in archival.faults(changed(drawn, change))
