"""The pictures in the guides: what each role sees, on a phone, in the language of the guide.

They are cut to what fits a page of a guide, and hold few colours: light to load, light to keep.
"""

from pathlib import Path

from PIL import Image

from tests.rig.site import ROOT

FOLDER = ROOT / "docs" / "screens"
WIDTH, THEME = 360, "light"
LONGEST, COLOURS = 900, 64
# The screen, by the name of its picture; `docs/id` and `docs/en` show the one of their language.
PICTURES = {
    "learner": "learner:home",
    "learner-hours": "learner:hours",
    "trainer": "trainer:home",
    "trainer-course": "trainer:manuscript",
    "supervisor": "supervisor:home",
    "organizer": "organizer:home",
    "organizer-file": "organizer:nomination preview",
    "head": "executive:home",
    "admin": "steward:home",
    "admin-import": "steward:roster preview",
    "national": "public:national",
    "practitioner": "public:practitioner",
    "treasurer": "public:treasurer",
}


def keep(picture: Path, *, name: str, language: str) -> Path:
    """Cut a picture of a screen and put it where the guides look for it."""
    target = FOLDER / language / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(picture) as whole:
        cut = whole.convert("RGB").crop((0, 0, whole.width, min(whole.height, LONGEST)))
    cut.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    return target
