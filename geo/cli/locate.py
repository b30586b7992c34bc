"""``locate "PHRASE"``: one place description to one GeoJSON Feature, which explains itself."""

from __future__ import annotations

import argparse

from geo.archive.export import georeference_feature
from geo.cli.output import OK, progress, write_json
from geo.locate import locate_phrase
from geo.pipeline import warm_up
from geo.shapes.precision import RULES


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("locate", help="put a place description on the map")
    parser.add_argument("phrase", metavar="PHRASE", help='for example "15 km north-east of Raqqa"')
    parser.add_argument("--near", metavar="PLACE", help="a place that it is near: narrows the footprint to 25 km of it")
    parser.add_argument("--country", metavar="XX", help="the country that it lies in, as two letters (ISO 3166-1)")
    parser.add_argument("--rule", metavar="NAME", help=f"rule of distance precision: {', '.join(sorted(RULES))}")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the Feature: its geometry the footprint, its properties the georeference and the words read."""
    warm_up(progress())
    found = locate_phrase(arguments.phrase, near=arguments.near, country=arguments.country, rule=arguments.rule)
    words = {
        "verbatimLocality": found.phrase,
        "localities": [
            {key: locality.to_dict()[key] for key in ("start", "end", "text", "kind", "distance_m", "inside")}
            for locality in found.localities
        ],
    }
    write_json(georeference_feature(found.georeference, words))
    return OK
