"""``gazetteer info`` and ``gazetteer add FILE``: what the place index holds, and more places for it."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from geo.cli.output import OK, message, progress, write_json
from geo.places.gazetteer import add_dump, gazetteer


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("gazetteer", help="show the place index, or add a GeoNames dump to it")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    info = actions.add_parser("info", help="list the data sets of the place index, one JSON line each")
    info.set_defaults(run=run_info)
    add = actions.add_parser("add", help="replace a country's places by a GeoNames dump (SY.zip, allCountries.zip)")
    add.add_argument(
        "file", nargs="+", metavar="FILE", help="a dump from download.geonames.org/export/dump, zip or txt"
    )
    add.set_defaults(run=run_add)


def run_info(_arguments: argparse.Namespace) -> int:
    """Write one JSON line for each data set."""
    for dataset in gazetteer(progress()).datasets:
        write_json(asdict(dataset))
    return OK


def run_add(arguments: argparse.Namespace) -> int:
    """Add each file; write one JSON line for each with what it brought."""
    for file in arguments.file:
        added = add_dump(file, progress())
        if added.skipped:
            message(f"{file}: {added.skipped} lines were no places")
        write_json({"file": file, "places": dict(added.places), "skipped": added.skipped, "newest": added.newest})
    return OK
