"""One key for all spellings of a place name that a rule can bring together.

``fold`` takes away case, diacritics, apostrophes and the marks of ayn and hamza, hyphens and spaces, and the
Arabic article with its assimilated forms ("ez-Zor", "az Zawr", "al-Zour"). What no rule can know ("Zor", "Zawr",
"Zour") is left to the gazetteer's alternate names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

NAME_MAX = 200
"""Characters of a name that are read; no place name is longer."""

# Letters that NFKD does not split into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "ı": "i",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ħ": "h",
        "ŧ": "t",
        "ŋ": "ng",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ə": "a",
    }
)
# Apostrophes, quotes used as such, primes, modifier letters for ayn and hamza: they join what they stand between.
_JOINERS = "'’‘‛`´ʼʻʽʿʾˈ′ˋ＇ʹʺ\u200b\u200c\u200d\u2060\ufeff\u00ad.·"
# Combining marks of Latin, Greek, Cyrillic; Arabic vowel signs, hamza above/below, tatweel; Hebrew points.
_MARKS = "".join(
    chr(code)
    for low, high in ((0x0300, 0x036F), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0640, 0x0640))
    for code in range(low, high + 1)
) + "".join(chr(code) for code in range(0x0591, 0x05C8) if unicodedata.combining(chr(code)))
_DROP = dict.fromkeys(map(ord, _JOINERS + _MARKS))
_SEPARATORS = re.compile(r"[\W_]+")
_SOUNDS = (
    ("tch", "x"),
    ("ch", "x"),
    ("ph", "f"),
    ("dj", "j"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("kh", "k"),
    ("q", "k"),
    ("c", "k"),
)
_TWICE = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiouwyh]+")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset({"al", "el"})
# The article before a "sun letter" takes that letter: ash-Sh…, ez-Z…, adh-Dh…. Elsewhere "as", "at", "an" are words.
_ASSIMILATED = re.compile(r"[ae](sh|dh|th|[dnrstz])")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which all spellings of `name` meet. Idempotent; "" where nothing of a name is left.

    >>> fold("Deir ez-Zor") == fold("Deir al-Zor") == fold("DEIR EZ ZOR")
    True
    """
    return keys(name)[0]


@lru_cache(maxsize=8192)
def joined(name: str) -> str:
    """Like `fold`, with articles kept: "Deir az-Zor" gives "deirazzor", as "Deir Azzor" does."""
    return "".join(_words(name))


def keys(name: str) -> tuple[str, str]:
    """`fold` and `joined` of a name at once, unmemoised: for many names, each seen once."""
    words = _words(name)
    whole = "".join(words)
    return ("".join(_without_articles(words)) if len(words) > 1 else whole), whole


def skeleton(key: str) -> str:
    """The consonants of a folded name, as transliterations agree on them: "harasta" and "harrasta", "dayrzawr" and
    "deirezzor" give the same. "" for a name in another script."""
    if not key.isascii() or not key:
        return ""
    text = key
    for spelled, sound in _SOUNDS:
        text = text.replace(spelled, sound)
    text = _TWICE.sub(r"\1", text)
    first = "a" if text[0] in "aeiou" else text[0]
    return first + _VOWELS.sub("", text[1:])


def _words(name: str) -> list[str]:
    """The normalised words of a name, abbreviations of its first word written out."""
    text = name[:NAME_MAX]
    if text.isascii():
        text = text.lower().replace("'", "").replace("`", "").replace(".", "")
    else:
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = text.translate(_DROP).translate(_LETTERS)
        text = unicodedata.normalize("NFKC", text)
    if text.isalnum():
        return [text]
    words = _spaced(text).split()
    if len(words) > 1:
        words[0] = _ABBREVIATIONS.get(words[0], words[0])
    return words


def _spaced(text: str) -> str:
    """`text` with everything that is neither letter, digit nor mark turned into a space.

    The vowel signs of Indic and other scripts are no word characters to `re`, but they are part of the word.
    """
    if text.isascii():
        return _SEPARATORS.sub(" ", text)
    return "".join(c if c.isalnum() or unicodedata.category(c) in {"Mn", "Mc"} else " " for c in text)


def _without_articles(words: list[str]) -> list[str]:
    """`words` without Arabic articles; the last word always stays."""
    kept = []
    for word, after in zip(words, [*words[1:], ""], strict=True):
        if after and _is_article(word, after):
            continue
        kept.append("bu" if word in {"albu", "elbu"} and after else word)
    return kept


def _is_article(word: str, after: str) -> bool:
    """Whether `word` before the word `after` is the Arabic article."""
    if word in _ARTICLES:
        return True
    match = _ASSIMILATED.fullmatch(word)
    return match is not None and after.startswith(match[1])
