"""Words of a text brought to their stems, so that *memimpin* finds *kepemimpinan*.

The stems are Indonesian (Nazief and Adriani's algorithm with the later confixes, by PySastrawi);
words of other languages stay as they are. Terms stand in indexes: whoever changes what `terms_in`
gives for a text raises `EDITION`, and the indexes are made anew.
"""

import re
import unicodedata
from functools import cache, lru_cache

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

EDITION = 1
LONGEST_WORD = 40
WORD = re.compile(r"[^\W_]+")
# Function words; lists made from newspapers leave out what an office's courses are about.
EMPTY_WORDS = """
ada adalah agar akan anda antara apa atau bagaimana bagi bahwa bila bisa cara dalam dan dapat dari
dengan di hingga ini itu jika juga kami karena ke kepada kita lebih maka mengenai oleh pada para
sampai saya sebagai secara serta sudah suatu tentang terhadap tidak untuk yaitu yang
a an and are as at by for from how in into is it of on or that the this to what with
"""
EMPTY = frozenset(EMPTY_WORDS.split())


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, without accents, in their order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    unaccented = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return [word for word in WORD.findall(unaccented) if len(word) <= LONGEST_WORD]


def telling_words_in(text: str) -> list[str]:
    """The words that say something; all of them where none would be left."""
    words = words_in(text)
    return [word for word in words if word not in EMPTY] or words


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one word in lower case."""
    return str(_stemmer().stem(word)) or word


def terms_in(text: str) -> list[str]:
    """The stems of the telling words, in their order."""
    return [stem(word) for word in telling_words_in(text)]


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # PySastrawi has no types
    return StemmerFactory().create_stemmer()
