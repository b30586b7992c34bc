"""``python -m geo.places.build [--from FOLDER] [borders|areas|rivers|all]``: make the data files anew."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from geo.errors import GeoError
from geo.places.build import admin1, outlines, rivers
from geo.places.datafiles import DATA_FOLDER


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m geo.places.build", description=__doc__)
    parser.add_argument("what", nargs="?", choices=("borders", "areas", "rivers", "all"), default="all")
    parser.add_argument("--from", dest="folder", type=Path, help="folder that holds the packages, or gets them")
    parser.add_argument("--to", dest="target", type=Path, default=DATA_FOLDER, help="folder of the data files")
    options = parser.parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory() as scratch:
            folder = options.folder or Path(scratch)
            folder.mkdir(parents=True, exist_ok=True)
            if options.what in ("borders", "all"):
                outlines.build(folder, options.target, _say)
            if options.what in ("areas", "all"):
                admin1.build(folder, options.target, _say)
            if options.what in ("rivers", "all"):
                rivers.build(folder, options.target, _say)
    except GeoError as error:
        _say(f"error: {error}")
        return 2
    return 0


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    raise SystemExit(main())
