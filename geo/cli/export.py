"""``export``: what a filter keeps of the archive, in a format that people take away."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from typing import get_type_hints

from geo.archive.database import Database
from geo.archive.export import FORMATS, export
from geo.archive.parameters import PARAMETERS, parse_filter
from geo.archive.query import Filter
from geo.archive.store import open_archive
from geo.cli.archive import moment
from geo.cli.output import OK, message
from geo.errors import ArchiveError, quoted

STDOUT = "-"
_SWITCHES = tuple(name for name, kind in get_type_hints(Filter).items() if kind is bool)


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line. The filters are those of the dashboard."""
    parser = verbs.add_parser("export", help="take events with you: GeoJSON, GeoPackage, GeoParquet, KML, CSV, …")
    formats = "; ".join(f"{row.name}: {row.title}" for row in FORMATS.values())
    parser.add_argument("--format", dest="form", choices=tuple(FORMATS), help=f"default: by FILE's ending. {formats}")
    parser.add_argument("-o", "--output", default=STDOUT, metavar="FILE", help="where to; - is standard output")
    parser.add_argument("--footprints", action="store_true", help="areas where there are any (geojson, kml)")
    parser.add_argument("--as-of", metavar="TIME|BATCH", help="what stood at a moment, or after a batch")
    parser.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    filters = parser.add_argument_group("filters", "the same as the dashboard's; lists with commas")
    for row in PARAMETERS:
        if row.field in _SWITCHES:
            filters.add_argument(f"--{row.name}", dest=row.field, action="store_const", const="1", help=row.takes)
        else:
            filters.add_argument(f"--{row.name}", dest=row.field, metavar="VALUE", help=row.takes)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the file; a line on standard error says how many events are in it."""
    given = {row.name: getattr(arguments, row.field) for row in PARAMETERS}
    wanted = parse_filter({name: text for name, text in given.items() if text})
    form = arguments.form or _form_of(arguments.output)
    as_of = moment(arguments.as_of) if arguments.as_of else None
    database = Database(open_archive(arguments.archive, create=False), as_of=as_of)
    if arguments.output == STDOUT:
        if sys.stdout.isatty() and form in {"gpkg", "geoparquet"}:
            raise ArchiveError(f"{form} is no text for a terminal: give a file with -o")
        sys.stdout.flush()
        written = export(database, wanted, form, sys.stdout.buffer, footprints=arguments.footprints)
    else:
        written = _to_file(database, wanted, form, Path(arguments.output), footprints=arguments.footprints)
    message(f"geo: {written} events exported")
    return OK


def _form_of(output: str) -> str:
    """The format that a file's name ends in."""
    form = next((row.name for row in FORMATS.values() if output.lower().endswith(row.suffix)), None)
    if form is None:
        endings = ", ".join(row.suffix for row in FORMATS.values())
        raise ArchiveError(
            f"which format? Give --format, or -o FILE that ends in {endings}, not {quoted(Path(output).name)}"
        )
    return form


def _to_file(database: Database, wanted: Filter, form: str, path: Path, *, footprints: bool) -> int:
    """Write to a file that is there only once it is whole."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-", suffix=".part")
    except OSError as error:
        raise ArchiveError(f"{quoted(str(path))} cannot be written: {error.strerror}") from None
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            written = export(database, wanted, form, file, footprints=footprints)
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        raise ArchiveError(f"{quoted(str(path))} cannot be written: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
    return written


def _umask() -> int:
    """The process's mask of new files' rights (it can only be read by setting it)."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
