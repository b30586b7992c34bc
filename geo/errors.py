"""The errors of the library: one root, each leaf also the builtin that a caller would expect.

A message quotes what was given (``{value!r}``, shortened) and names the likely mistake.
"""

from __future__ import annotations

QUOTE_LIMIT = 80


def quoted(value: object, *, limit: int = QUOTE_LIMIT) -> str:
    """``repr(value)`` cut to `limit` characters, for use in messages."""
    text = value if isinstance(value, str) else repr(value)
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return repr(text) if isinstance(value, str) else text


class GeoError(Exception):
    """Root of everything that the library raises on purpose."""


class UnknownPlaceError(GeoError, LookupError):
    """No place of that name in the data at hand."""


class UnknownCountryError(GeoError, LookupError):
    """Not an ISO 3166-1 alpha-2 code that the data knows."""


class BorderError(GeoError, LookupError):
    """No such land border: an island country, or two countries that do not touch."""


class PhraseError(GeoError, ValueError):
    """A place description that no rule reads."""


class CoordinateError(GeoError, ValueError):
    """A latitude or longitude that is no place on the earth."""


class ArticleError(GeoError, ValueError):
    """A text or file that is no article: binary, too large, empty."""


class DateError(GeoError, ValueError):
    """A date that is not ISO 8601 (YYYY-MM-DD)."""


class RuleError(GeoError, LookupError):
    """No georeferencing rule of that name."""


class DataError(GeoError, RuntimeError):
    """Data that ships with the library, or was compiled from it, is missing or damaged."""


class ArchiveError(GeoError, RuntimeError):
    """An archive that cannot be reached, read or written, or a question to it that makes no sense."""


class ClusterError(GeoError, RuntimeError):
    """A cluster that cannot be reached, was lost, or whose workers would read otherwise than the one who asks."""


class CorrectionError(GeoError, ValueError):
    """A correction that makes no sense: no such event, field or actor, or a value that is none."""


class ImportFileError(GeoError, ValueError):
    """A file of others' data that cannot be read, or lacks a column that its format needs."""


class ContractError(GeoError, ValueError):
    """JSON that is no report as the contract has it."""


class FilterError(GeoError, ValueError):
    """A filter whose value makes no sense."""
