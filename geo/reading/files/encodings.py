"""Bytes to characters, whatever the encoding: by mark, by declaration, as UTF-8, else by how the bytes look."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from geo.errors import ArticleError

ENCODING_SAMPLE = 200_000
GUESS_SAMPLE = 20_000
MAX_CONTROL_SHARE = 0.02
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Python's names of encodings that a file may declare; the rest of its codecs are no encodings of text.
_TEXT_CODECS = ("utf-8", "utf-16", "utf-32", "iso8859", "cp", "koi8", "mac-", "gb", "big5", "shift_jis", "euc", "ascii")
# What pages that declare the key are written in (WHATWG's table of encodings says the same).
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
_WIDE = ["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_32_be", "utf_32_le", "utf_7"]  # told by their NULs
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\x0b\x0c\r\x1b"))


def decode(data: bytes, *, name: str, declared: str | None = None) -> str:
    """`data` as text: by its byte-order mark, as `declared`, as UTF-8, else as the encoding its bytes look like.

    Raises ArticleError, which names the file `name`, for empty or binary data.
    """
    encoding = encoding_of(data, name=name, declared=declared)
    if encoding.startswith(("utf-16", "utf-32")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            raise ArticleError(f"{name} looks like {encoding}, but breaks off as such: is the file damaged?") from None
    else:
        text = data.decode(encoding, errors="replace")
    if not text.strip():
        raise ArticleError(f"{name} is empty")
    return text


def encoding_of(data: bytes, *, name: str, declared: str | None = None) -> str:
    """The encoding of `data` (all of it, or its beginning). Raises ArticleError for empty or binary data."""
    if not data.strip():
        raise ArticleError(f"{name} is empty")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    if wide := _wide_encoding(data[:ENCODING_SAMPLE]):
        return wide
    if b"\x00" in data[:ENCODING_SAMPLE]:
        raise ArticleError(f"{name} holds NUL bytes: it is a binary file, not a text")
    known = _text_codec(declared) if declared else None
    fitting = (candidate for candidate in (known, "utf-8") if candidate and _decodes(data, candidate))
    return next(fitting, None) or known or _guessed_encoding(data[:ENCODING_SAMPLE], name)


def _text_codec(label: str) -> str | None:
    """Python's name of the encoding that a file declares; None for one that is not known, or of no text."""
    try:
        found = codecs.lookup(label.strip().strip("\"'")[:40]).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found) if found.startswith(_TEXT_CODECS) else None


def _decodes(data: bytes, encoding: str) -> bool:
    """Whether the data can be read so. The end may break off inside a character."""
    try:
        codecs.getincrementaldecoder(encoding)().decode(data)
    except (UnicodeDecodeError, UnicodeError):
        return False
    return True


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: the NULs of its Latin letters and spaces stand in every other place."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 10 < len(sample) or min(even, odd) * 20 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    text = sample[: len(sample) // 2 * 2].decode(encoding, errors="replace")
    strange = sum(not (c.isprintable() or c in "\t\n\r\f") for c in text[:5000]) + text.count("\ufffd")
    return encoding if strange * 20 < len(text) else None


def _guessed_encoding(sample: bytes, name: str) -> str:
    """The encoding that the bytes look like. Latin letters with accents are told apart too badly by a short sample,
    so Western Europe's is taken for them."""
    if sum(map(sample.count, _CONTROLS)) > MAX_CONTROL_SHARE * len(sample):
        raise ArticleError(f"{name} holds control characters of no text: it is a binary file")
    damaged = sample.decode("utf-8", errors="replace")
    wide = sum(c > "\x7f" for c in damaged)
    if wide > 10 * damaged.count("\ufffd"):
        return "utf-8"
    best = from_bytes(_telling(sample), cp_exclusion=_WIDE).best()
    if best is None:
        raise ArticleError(f"{name} is no text in any encoding known here: is it a binary file?")
    letters = [c for c in str(best) if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters) > 0.9 * len(letters)
    return "cp1252" if latin and best.encoding != "utf_8" else best.encoding


def _telling(sample: bytes) -> bytes:
    """The part of the sample that tells encodings apart: from its first byte beyond ASCII on."""
    first = next((i for i, byte in enumerate(sample) if byte > 127), 0)
    start = max(0, first - GUESS_SAMPLE // 4)
    return sample[start : start + GUESS_SAMPLE]
