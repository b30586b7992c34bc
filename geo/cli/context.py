"""``context EVENT_ID``: what other data sets and articles have near an event."""

from __future__ import annotations

import argparse

from geo.archive.context import LIMIT, MARGIN_DAYS, MARGIN_M, context
from geo.archive.database import Database
from geo.archive.store import open_archive
from geo.cli.output import OK, write_json


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("context", help="what other data sets and articles have near an event")
    parser.add_argument("event_id", metavar="EVENT_ID")
    parser.add_argument("--margin-km", type=float, default=MARGIN_M / 1_000, metavar="KM", help="beyond its footprint")
    parser.add_argument("--margin-days", type=int, default=MARGIN_DAYS, metavar="N", help="before and after its days")
    parser.add_argument("--limit", type=int, default=LIMIT, metavar="N", help="at most so many")
    parser.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one JSON line a neighbour, the likeliest first."""
    database = Database(open_archive(arguments.archive, create=False))
    found = context(
        database,
        arguments.event_id,
        margin_m=arguments.margin_km * 1_000,
        margin_days=arguments.margin_days,
        limit=arguments.limit,
    )
    for near in found:
        write_json(
            {
                "event_id": near.event.event_id,
                "dataset": near.event.dataset,
                "distance_m": near.distance_m,
                "days_apart": near.days_apart,
                "score": near.score,
                "sentence": near.sentence,
            }
        )
    return OK
