"""What reaches the log: our own lines, without anything that tells who somebody is."""

import io
import json
import logging

import pytest

from kawah.web.shell.logs import JsonLines

NIP = "199003152015032001"


@pytest.fixture
def heard():
    """What the console handler would write."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    "name", ["pyhanko.sign.validation.generic_cms", "pyhanko_certvalidator.validate"]
)
def test_what_libraries_think_of_a_strange_file_is_our_verdict_to_tell(heard, name):
    logging.getLogger(name).error("Tanda tangan atas nama %s", NIP)
    assert heard() == []


def test_addresses_that_were_typed_stay_out(client, db, heard):
    client.get(f"/tidak-ada/{NIP}/")
    client.get("/masuk/", headers={"Host": "jahat.example"})
    client.post("/tidak-ada/Rina-Permata/")
    told = heard()
    assert {line["message"] for line in told} == {"answered"}
    assert "Rina" not in json.dumps(told) and "jahat" not in json.dumps(told)


def test_a_fault_of_ours_is_told_with_its_trace(heard):
    logging.getLogger("django.request").error("Internal Server Error", exc_info=ValueError(NIP))
    assert "ValueError" in heard()[0]["error"] and NIP not in json.dumps(heard())


@pytest.mark.parametrize(
    "number",
    [
        int(NIP),
        "19900315/201503/2/001",
        "19900315\u00a0201503\u00a02\u00a0001",
        "19900315%20201503%202%20001",
        "3174.0555.0390.0001",
        "3174_0555_0390_0001",
    ],
)
def test_personal_numbers_are_masked_however_they_are_written(heard, number):
    logging.getLogger("kawah").warning("orang %s", number, extra={"orang": number})
    [line] = heard()
    assert (line["message"], line["orang"]) == ("orang [nomor]", "[nomor]")


def test_a_line_that_cannot_be_put_together_tells_no_values():
    record = logging.makeLogRecord({"msg": "%d orang: %s", "args": (NIP,)})
    assert json.loads(JsonLines().format(record))["message"] == "%d orang: %s"


def test_figures_stay_figures(heard):
    logging.getLogger("kawah").warning("x", extra={"ms": 1.5, "status": 200})
    assert (heard()[0]["ms"], heard()[0]["status"]) == (1.5, 200)
