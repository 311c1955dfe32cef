"""Pictures and drawings that somebody may hand in as a crest."""

import io

from PIL import Image, PngImagePlugin

DRAWN = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60"><defs><linearGradient id="a">'
    b'<stop stop-color="#fff"/></linearGradient></defs><path d="M5 5h50v50z" fill="url(#a)"/></svg>'
)


def png(width: int = 600, height: int = 400, *, noise: bool = False, secret: str = "") -> bytes:
    mode, size = "RGBA", (width, height)
    picture = Image.effect_noise(size, 90).convert(mode) if noise else Image.new(mode, size)
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", secret)
    out = io.BytesIO()
    picture.save(out, "PNG", pnginfo=told)
    return out.getvalue()


def drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'.encode()
