"""Spreadsheets that go out: nothing in them is calculated by whoever opens them."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# What keeps a spreadsheet from reading text as something to calculate, or to link to.
SAFE = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def neutral(text: str) -> str:
    """Text that no spreadsheet calculates, also after it was saved as CSV."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
