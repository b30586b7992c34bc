"""``review links|decide|record|correct``: what persons say of the archive's events, from the command line."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from geo.archive.corrections import ACTIONS, FIELDS, correct, corrections
from geo.archive.incidents import decide, latest_links
from geo.archive.store import Archive, open_archive
from geo.cli.output import OK, write_json
from geo.errors import CorrectionError, quoted
from geo.model import Json


def add_to(verbs: argparse._SubParsersAction) -> None:  # type: ignore[type-arg]
    """Add the verb to the command line."""
    parser = verbs.add_parser("review", help="link events that tell of one attack, correct what was read wrongly")
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--archive", metavar="WHERE", help="a folder or an object store's URL (DATELINE_ARCHIVE)")
    who = argparse.ArgumentParser(add_help=False)
    who.add_argument("--who", required=True, help="who says so")
    who.add_argument("--why", required=True, help="for what reason")
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    links = actions.add_parser("links", parents=[where], help="the links that stand, each with why, one JSON line each")
    links.add_argument("event", nargs="?", metavar="EVENT", help="those of one event")
    links.set_defaults(run=run_links)
    pair = actions.add_parser("decide", parents=[where, who], help="keep two events together or apart")
    pair.add_argument("event", metavar="EVENT")
    pair.add_argument("other", metavar="OTHER")
    pair.add_argument("decision", choices=["same", "apart", "open"], help="open gives the pair back to the rule")
    pair.set_defaults(run=run_decide)
    record = actions.add_parser("record", parents=[where], help="the corrections of an event, what was undone too")
    record.add_argument("event", metavar="EVENT")
    record.set_defaults(run=run_record)
    change = actions.add_parser("correct", parents=[where, who], help="correct an event; the machine's answer stays")
    change.add_argument("event", metavar="EVENT")
    change.add_argument("what", choices=ACTIONS, metavar="ACTION", help=", ".join(ACTIONS))
    change.add_argument("--field", choices=list(FIELDS), help="what `set` sets")
    change.add_argument("--to", metavar="JSON", help='the new value, e.g. \'{"date_start": "2021-02-25"}\'')
    change.add_argument("--undoes", metavar="ID", help="the correction that `undo` takes back")
    change.set_defaults(run=run_correct)


def run_links(arguments: argparse.Namespace) -> int:
    """Write one JSON line a link."""
    for link in latest_links(_opened(arguments).snapshot()).values():
        if arguments.event in (None, link.event_id, link.other_id):
            write_json(asdict(link) | {"made_at": link.made_at.isoformat()})
    return OK


def run_decide(arguments: argparse.Namespace) -> int:
    """Write the decision as one JSON line."""
    link = decide(
        _opened(arguments), arguments.event, arguments.other, arguments.decision, who=arguments.who, why=arguments.why
    )
    write_json(asdict(link) | {"made_at": link.made_at.isoformat()})
    return OK


def run_record(arguments: argparse.Namespace) -> int:
    """Write one JSON line a correction, the first first."""
    for one in corrections(_opened(arguments).snapshot(), [arguments.event]).get(arguments.event, ()):
        write_json(one.to_dict())
    return OK


def run_correct(arguments: argparse.Namespace) -> int:
    """Write the correction as one JSON line."""
    made = correct(
        _opened(arguments),
        arguments.event,
        arguments.what,
        who=arguments.who,
        why=arguments.why,
        field=arguments.field,
        after=_value(arguments.to),
        undoes=arguments.undoes,
    )
    write_json(made.to_dict())
    return OK


def _value(text: str | None) -> Json | None:
    if text is None:
        return None
    try:
        value = json.loads(text)
    except ValueError as error:
        raise CorrectionError(f"--to takes JSON, not {quoted(text)}: {error}") from None
    if not isinstance(value, dict):
        raise CorrectionError(f"--to takes a JSON object, not {quoted(text)}")
    return value


def _opened(arguments: argparse.Namespace) -> Archive:
    return open_archive(arguments.archive, create=False)
