"""``border-distance LAT LON``: how far a point is from a land border; ``-`` asks for every line of standard input."""

from __future__ import annotations

import argparse
import sys

from geo.cli.output import OK, WRONG_INPUT, write_json
from geo.errors import CoordinateError, GeoError, quoted
from geo.places.areas import country_code
from geo.places.borders import land_borders

STDIN = "-"
MAX_LINE = 200
_COMMA = 2


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser(
        "border-distance",
        help="measure from a point to the nearest land border",
        usage="%(prog)s LAT LON | - [--country XX]",
    )
    parser.add_argument(
        "point", nargs="+", metavar="LAT LON", help="degrees, or - to read lat,lon lines from standard input"
    )
    parser.add_argument("--country", metavar="XX", help="only borders of this country (ISO 3166-1, two letters)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON line for the point, or for each line read."""
    country = country_code(arguments.country) if arguments.country is not None else None
    point: list[str] = arguments.point
    if point == [STDIN]:
        return _each_line(country)
    if len(point) != _COMMA:
        raise CoordinateError(f"give a latitude and a longitude, not {quoted(' '.join(point))}")
    write_json(_measured(point[0], point[1], country))
    return OK


def _each_line(country: str | None) -> int:
    """Answer every line; one that is wrong is answered with its error, and the status at the end is 2."""
    status = OK
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            lat, lon = _split(line)
            write_json(_measured(lat, lon, country))
        except GeoError as error:
            write_json({"error": str(error), "line": number})
            status = WRONG_INPUT
    return status


def _split(line: str) -> tuple[str, str]:
    parts = line[:MAX_LINE].strip().split(",")
    if len(parts) != _COMMA or len(line) > MAX_LINE:
        raise CoordinateError(f"write lat,lon, for example 34.45226,40.91854, not {quoted(line.strip())}")
    return parts[0], parts[1]


def _measured(lat: str, lon: str, country: str | None) -> dict[str, object]:
    found = land_borders().distance(lat=_degrees(lat), lon=_degrees(lon), country=country)
    return found.to_dict()


def _degrees(text: str) -> float:
    """A number of degrees. Raises CoordinateError; range is checked where it is used."""
    try:
        return float(text)
    except ValueError:
        raise CoordinateError(f"{quoted(text.strip())} is no number of degrees, such as 34.45226 or -3.7") from None
