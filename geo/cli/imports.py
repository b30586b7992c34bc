"""``import FILE…``: what others have coded into the archive."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tqdm import tqdm

from geo import settings
from geo.archive.imports.formats import FORMATS
from geo.archive.imports.load import import_files, wanted
from geo.archive.store import open_archive
from geo.cli.output import OK, WRONG_INPUT, message, write_json
from geo.errors import ImportFileError, quoted


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("import", help="bring data that others coded into the archive")
    parser.add_argument("files", nargs="+", metavar="FILE", help="a table or layer; .zip and .gz are unpacked")
    parser.add_argument(
        "--as",
        dest="form",
        required=True,
        choices=[*FORMATS, "geojson"],
        help="geojson stands for every layer GDAL reads",
    )
    parser.add_argument("--dataset", metavar="NAME", help="the data set's name; a table of anybody needs one")
    parser.add_argument("--columns", metavar="OURS=THEIRS,…", default="", help="which of its columns are which of ours")
    parser.add_argument("--licence", metavar="TEXT", help="licence and attribution, kept with every row")
    parser.add_argument("--join", action="store_true", help="add to the data set's rows instead of taking their place")
    parser.add_argument("--aside", metavar="FILE", help="where wrong rows are written, with the reason")
    parser.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Import all files as one batch; write a summary as one JSON line. Status 2 where rows were set aside."""
    what = wanted(
        arguments.form,
        dataset=arguments.dataset,
        licence=arguments.licence,
        columns=_columns(arguments.columns),
        join=arguments.join,
    )
    aside = Path(arguments.aside) if arguments.aside else settings.home() / "set-aside" / f"{what.dataset}.csv"
    paths = [Path(file) for file in arguments.files]
    with tqdm(unit="row", unit_scale=True, desc="importing", file=sys.stderr, disable=None) as bar:
        tally = import_files(open_archive(arguments.archive), paths, what, aside=aside, progress=bar.update)
    write_json(tally.to_dict())
    if tally.wrong:
        message(f"geo: {tally.wrong} of {tally.read} rows were set aside, with the reasons: {tally.set_aside}")
    return WRONG_INPUT if tally.wrong else OK


def _columns(text: str) -> dict[str, str]:
    found = {}
    for part in filter(None, text.split(",")):
        ours, sign, theirs = part.partition("=")
        if not sign or not ours.strip() or not theirs.strip():
            raise ImportFileError(f"--columns takes OURS=THEIRS,…, not {quoted(part)}")
        found[ours.strip()] = theirs.strip()
    return found
