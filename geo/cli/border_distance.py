"""``border-distance LAT LON``: how far a point is from a land border; ``-`` asks for every line of standard input."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import IO

from geo.cli.output import OK, WRONG_INPUT, write_json
from geo.errors import CoordinateError, GeoError, quoted
from geo.places.areas import country_at, country_code
from geo.places.borders import BorderDistance, land_borders
from geo.places.containment import checked_point

STDIN = "-"
MAX_LINE = 200
BLOCK_BYTES = 65_536
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
    status, number = OK, 0
    for lines in _arriving(sys.stdin.buffer):
        asked = [(number + i, _read_line(line)) for i, line in enumerate(lines, start=1) if line.strip()]
        number += len(lines)
        good = [point for _, point in asked if not isinstance(point, GeoError)]
        answers = iter(_all_measured(good, country))
        for at, point in asked:
            if isinstance(point, GeoError):
                status = WRONG_INPUT
            write_json({"error": str(point), "line": at} if isinstance(point, GeoError) else next(answers))
        sys.stdout.flush()
    return status


def _arriving(stream: IO[bytes]) -> Iterator[list[str]]:
    """The lines of a stream in batches as they arrive: many together from a file, one by one from one who waits."""
    rest = b""
    while block := stream.read1(BLOCK_BYTES):  # type: ignore[attr-defined]
        *lines, rest = (rest + block).split(b"\n")
        rest = rest[: MAX_LINE + 1]
        if lines:
            yield [line[: MAX_LINE + 1].decode("utf-8", "replace") for line in lines]
    if rest:
        yield [rest.decode("utf-8", "replace")]


def _read_line(line: str) -> tuple[float, float] | GeoError:
    """The point of a line as (lat, lon), or what is wrong with it."""
    parts = line.strip().split(",")
    try:
        if len(parts) != _COMMA or len(line) > MAX_LINE:
            raise CoordinateError(f"write lat,lon, for example 34.45226,40.91854, not {quoted(line.strip())}")
        return checked_point(lat=_degrees(parts[0]), lon=_degrees(parts[1]))
    except GeoError as error:
        return error


def _all_measured(points: Sequence[tuple[float, float]], country: str | None) -> Iterator[dict[str, object]]:
    """The answers for points (lat, lon), measured together."""
    if not points:
        return
    found = land_borders().distances([lat for lat, _ in points], [lon for _, lon in points], country=country)
    for i, (lat, lon) in enumerate(points):
        yield BorderDistance(
            float(found.distance_m[i]),
            found.pairs[found.pair[i]],
            float(found.nearest_lon[i]),
            float(found.nearest_lat[i]),
            country_at(lon=lon, lat=lat),
        ).to_dict()


def _measured(lat: str, lon: str, country: str | None) -> dict[str, object]:
    found = land_borders().distance(lat=_degrees(lat), lon=_degrees(lon), country=country)
    return found.to_dict()


def _degrees(text: str) -> float:
    """A number of degrees. Raises CoordinateError; range is checked where it is used."""
    try:
        return float(text)
    except ValueError:
        raise CoordinateError(f"{quoted(text.strip())} is no number of degrees, such as 34.45226 or -3.7") from None
