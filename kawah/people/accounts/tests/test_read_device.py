import pytest

from kawah.people.accounts.devices import Device, read

WIN = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A135F) AppleWebKit/537.36 (KHTML, like Gecko)"
APPLE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"


@pytest.mark.parametrize(
    ("agent", "browser", "system"),
    [
        (f"{WIN} Chrome/126.0.0.0 Safari/537.36", "Chrome", "Windows"),
        (f"{WIN} Chrome/126.0.0.0 Safari/537.36 Edg/126.0", "Edge", "Windows"),
        (f"{ANDROID} SamsungBrowser/25.0 Chrome/121.0 Mobile", "Samsung Internet", "Android"),
        (f"{ANDROID} Chrome/126.0 Mobile Safari/537.36", "Chrome", "Android"),
        (f"{APPLE} Version/17.5 Mobile/15E148 Safari/604.1", "Safari", "iPhone"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0",
            "Firefox",
            "Linux",
        ),
        ("", "", ""),
        ("<script>" * 5000, "", ""),
    ],
)
def test_a_device_in_two_words(agent, browser, system):
    assert read(agent) == Device(browser, system)
