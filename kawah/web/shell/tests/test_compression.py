import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from kawah.web.shell.compression import compress_text

ASKING = RequestFactory(headers={"Accept-Encoding": "gzip"}).get("/")
TEXT = "Antrean yang adil. " * 200


def sent(response):
    return compress_text(lambda request: response)(ASKING)


def test_a_page_is_sent_compressed():
    answer = sent(HttpResponse(TEXT))
    assert answer["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.content).decode() == TEXT


def test_its_length_differs_each_time_so_that_it_tells_no_secret():
    assert len({len(sent(HttpResponse(TEXT)).content) for _ in range(20)}) > 1


@pytest.mark.parametrize(
    "response",
    [HttpResponse(TEXT, content_type="video/webm"), StreamingHttpResponse([TEXT.encode()])],
)
def test_files_and_streams_are_sent_as_they_are(response):
    assert "Content-Encoding" not in sent(response)
