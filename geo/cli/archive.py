"""``archive info|history|verify|compact|vacuum|reread``: what the archive holds, and care for it."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import asdict

from tqdm import tqdm

from geo import settings
from geo.archive.add import Adder
from geo.archive.current import current_articles, event_count
from geo.archive.incidents import link_events
from geo.archive.maintain import KEEP_DAYS, compact, info, repair, short_batches, vacuum, verify
from geo.archive.prepare import Reading
from geo.archive.store import Archive, open_archive
from geo.cli.output import OK, WRONG_INPUT, message, progress, write_json
from geo.errors import ArchiveError, quoted
from geo.pipeline import read_document, warm_up
from geo.reading.files.documents import Document


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("archive", help="show the archive and its history, check it, keep it small")
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    shown = actions.add_parser("info", parents=[where], help="what it holds, as JSON")
    shown.add_argument("--as-of", metavar="TIME|BATCH", help="count what stood at a moment, or after a batch")
    shown.set_defaults(run=run_info)
    actions.add_parser("history", parents=[where], help="every write, one JSON line each").set_defaults(run=run_history)
    check = actions.add_parser("verify", parents=[where], help="check every data file; exit status 2 if one is damaged")
    check.add_argument("--repair", action="store_true", help="put damaged files aside, make again what can be made")
    check.set_defaults(run=run_verify)
    actions.add_parser("compact", parents=[where], help="put small files together").set_defaults(run=run_compact)
    clean = actions.add_parser(
        "vacuum", parents=[where], help="take out what counts for nobody: unfinished writes, unused files"
    )
    clean.add_argument("--keep-days", type=float, default=KEEP_DAYS, metavar="N", help=f"default {KEEP_DAYS}")
    clean.set_defaults(run=run_vacuum)
    again = actions.add_parser(
        "reread", parents=[where], help="read the kept texts again with this version; corrections stay"
    )
    again.add_argument("--all", action="store_true", help="also what this version has read already")
    again.set_defaults(run=run_reread)


def run_info(arguments: argparse.Namespace) -> int:
    """Write one JSON line on the archive, or on what stood at a moment."""
    archive = _opened(arguments)
    if arguments.as_of is None:
        write_json(info(archive))
        return OK
    snapshot = archive.snapshot(moment(arguments.as_of))
    articles = len(current_articles(snapshot, ["article_id"]))
    write_json({"batches": len(snapshot.history), "articles": articles, "events": event_count(snapshot)})
    return OK


def run_history(arguments: argparse.Namespace) -> int:
    """Write one JSON line a batch, the first first."""
    for batch in _opened(arguments).history():
        write_json(asdict(batch) | {"committed_at": batch.committed_at.isoformat()})
    return OK


def run_verify(arguments: argparse.Namespace) -> int:
    """Write one JSON line for each damaged file and each batch that lacks rows."""
    archive = _opened(arguments)
    if arguments.repair:
        damages, short = repair(archive)
        status = WRONG_INPUT if short else OK
    else:
        damages = verify(archive)
        short = [] if damages else short_batches(archive)
        status = WRONG_INPUT if damages or short else OK
    for damage in damages:
        write_json(asdict(damage))
    for batch in short:
        write_json({"batch_id": batch.batch.batch_id, "missing": batch.missing, "note": batch.batch.note})
        message(f"geo: {batch}: add or import it again")
    if not damages and not short:
        message("geo: every file is as it was written")
    return status


def run_compact(arguments: argparse.Namespace) -> int:
    """Write how many files it has fewer."""
    write_json({"fewer_files": compact(_opened(arguments))})
    return OK


def run_vacuum(arguments: argparse.Namespace) -> int:
    """Write what was taken out."""
    if arguments.keep_days < 0:
        raise ArchiveError(f"--keep-days is {arguments.keep_days}: give 0 or more")
    writes, files = vacuum(_opened(arguments), keep_days=arguments.keep_days)
    write_json({"unfinished_writes": writes, "files": files})
    return OK


def run_reread(arguments: argparse.Namespace) -> int:
    """Read every kept text again that another version read; write a summary."""
    archive = _opened(arguments)
    warm_up(progress())
    adder = Adder(archive, again=True)
    for reading in _read_again(archive, everything=arguments.all):
        adder.take(reading)
    adder.flush()
    write_json({**adder.summary.to_dict(), "linked": link_events(archive, adder.event_ids)})
    return OK


def moment(text: str) -> dt.datetime | str:
    """A moment (ISO 8601; a day is its end) or the id of a batch. A moment without a zone is UTC."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        pass
    else:
        return dt.datetime.combine(day, dt.time.max, dt.UTC)
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def _read_again(archive: Archive, *, everything: bool) -> Iterator[Reading]:
    columns = ["text", "title", "published", "publisher", "url", "source_file", "file_hash", "reader_version"]
    rows = current_articles(archive.snapshot(), columns).to_pylist()
    chosen = [row for row in rows if everything or row["reader_version"] != settings.VERSION]
    for row in tqdm(chosen, unit="article", desc="reading", file=sys.stderr, disable=None):
        known = {name: row[name] for name in ("text", "title", "published", "publisher", "url")}
        yield Reading(read_document(Document(**known)).to_dict(), row["source_file"], row["file_hash"])


def _opened(arguments: argparse.Namespace) -> Archive:
    archive = open_archive(arguments.archive, create=False)
    if archive.local is not None and not archive.local.is_dir():
        raise ArchiveError(f"{quoted(archive.location)} is no folder")
    return archive
