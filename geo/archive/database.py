"""What stands in the archive, in a DuckDB in memory that answers questions: loaded once, asked many times.

The table ``events`` has a row for every event that stands, corrections applied, sorted along a curve through the map
so that a view reads few of them. Words with few values (type, country, data set, …) are small numbers, with their
words in `Database.codes`. ``batch_no`` is the place of its batch in ``snapshot.ids``. ``mx``, ``my`` are Web Mercator
(EPSG:3857) as fractions of the world's width, scaled to 32 bits, from the north-west corner. ``actors`` are the numbers
of its actors, ``roles`` and ``parts.roles`` a bit for each role. Questions are asked with bound parameters only, by
`geo.archive.questions` and `geo.archive.map_query`.
"""

from __future__ import annotations

import datetime as dt
import functools
import operator
import threading
from collections import Counter, OrderedDict
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

import duckdb
import pyarrow as pa

from geo.archive.corrections import Reviewed, corrected_ids, reviewed_events
from geo.archive.incidents import incidents, latest_links
from geo.archive.lookup import literal
from geo.archive.rows import Row
from geo.archive.schema import BY_NAME
from geo.archive.store import Archive, Snapshot, damaged
from geo.codes import ROLES, Role

T = TypeVar("T")
WORLD = 2**32
"""Web Mercator's world is this wide in the units of ``mx`` and ``my``."""
MAX_LAT_DEG = 85.0511287798066
WORDS_OF_FEW = ("dataset", "type", "status", "precision_level", "country", "admin1")
CODED = (*WORDS_OF_FEW, "review")
"""Columns of few words, kept as numbers; all but the last are in the files."""
REVIEWS = ("confirmed", "retracted")
REMEMBERED = 256
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "false",
}
PLAIN = (
    "event_id", "article_id", "date_start", "date_end", "date_precision", "site", "place", "lat", "lon",
    "uncertainty_m", "killed_low", "killed_best", "killed_high", "killed_disputed", "title", "summary", "publisher",
    "published", "url",
)  # fmt: skip
"""Columns of the files that are kept as they are."""
_ARTICLES = ("article_id", "version", "batch_id")
_PARTICIPATIONS = ("event_id", "actor_id", "name", "kind", "country", "role", "batch_id")
_SQL_TYPES = {
    pa.string(): "VARCHAR", pa.int32(): "INTEGER", pa.int8(): "TINYINT", pa.float64(): "DOUBLE", pa.bool_(): "BOOLEAN",
    pa.date32(): "DATE",
}  # fmt: skip
MERCATOR = """CASE WHEN lat IS NULL OR lon IS NULL THEN NULL
        ELSE least((lon + 180) / 360, 0.9999999997) * 4294967296 END::UINTEGER AS mx,
    CASE WHEN lat IS NULL OR lon IS NULL THEN NULL
        ELSE least(greatest((1 - asinh(tan(radians(least(greatest(lat, -85.0511287798066), 85.0511287798066)))) / pi())
            / 2, 0), 0.9999999997) * 4294967296 END::UINTEGER AS my"""
_WORDS = "lower(concat_ws(' ', title, place, summary)) AS words"


class Database:
    """The archive at one moment, ready for questions. Safe to use from several threads.

    `version` is the archive's when it was loaded; `stale` tells whether it has grown since: then a new one is
    due. With `as_of` (a moment or a batch id) it is the archive as it stood then. One that is loaded beside other work
    (not `alone`) takes one processor for it.
    """

    plain: ClassVar[tuple[str, ...]] = PLAIN
    """The columns of the files that ``events`` has as they are."""
    whole: ClassVar[bool] = True
    """Whether it has actors, incidents, and the words that are searched."""

    def __init__(self, archive: Archive, *, as_of: dt.datetime | str | None = None, alone: bool = True) -> None:
        self.archive = archive
        self.as_of = as_of
        self.version = archive.version
        self.snapshot: Snapshot = archive.snapshot(as_of)
        self.codes: dict[str, tuple[str, ...]] = {}
        self.actors: list[tuple[str, str, str | None, str | None]] = []
        """Actors by number: id, name, kind, country."""
        self._numbers: dict[str, dict[str, int]] = {}
        self._remembered: OrderedDict[object, object] = OrderedDict()
        self._lock = threading.Lock()
        self._connection = duckdb.connect(":memory:", config=_CONFIG)
        try:
            if not alone:
                self._connection.execute("SET threads = 1")
            self._load()
            self._connection.execute("RESET threads")
        except duckdb.Error as error:
            raise damaged(archive, "events", error) from error

    @property
    def stale(self) -> bool:
        """Whether something was written since. Always False for a database as of an earlier moment."""
        return self.as_of is None and self.archive.grown_since(self.version)

    def rows(self, sql: str, parameters: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows that a question gives."""
        with self._connection.cursor() as cursor:
            return cursor.execute(sql, list(parameters)).fetchall()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A connection of one's own to the tables, for an answer in several steps. The caller closes it."""
        return self._connection.cursor()

    def number(self, column: str, word: str) -> int | None:
        """The number that `word` has in a column of `CODED`, or an actor's id in "actor"; None if nothing has it."""
        return self._numbers[column].get(word)

    def remembered(self, key: object) -> object | None:
        """An answer given before, None if there is none."""
        with self._lock:
            if key in self._remembered:
                self._remembered.move_to_end(key)
            return self._remembered.get(key)

    def remember(self, key: object, answer: T) -> T:
        """Keep an answer for the next who asks. The archive of this database never changes, so it stays right."""
        with self._lock:
            self._remembered[key] = answer
            while len(self._remembered) > REMEMBERED:
                self._remembered.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Forget the answers given, for who wants to measure how long they take."""
        with self._lock:
            self._remembered.clear()

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    # --- loading --------------------------------------------------------------------------------------------

    def _load(self) -> None:
        """Find the rows that stand by their keys alone, then take each wide row once."""
        run = self._connection.execute
        self._register_batches()
        tables = {"articles": _ARTICLES, "events": (*self.plain, *WORDS_OF_FEW, "batch_id")}
        if self.whole:
            tables["participations"] = _PARTICIPATIONS
        for table, columns in tables.items():
            self._view(table, columns)
        self._choose()
        self._encode()
        more, joined = "", ""
        if self.whole:
            self._number_actors()
            more = (
                ", batch_no, false AS corrected, NULL::VARCHAR AS incident_id, actors, "
                f"coalesce(roles, 0)::UTINYINT AS roles, {_WORDS}"
            )
            joined = "LEFT JOIN cast_of USING (row)"
        plain = ", ".join(f'"{name}"' for name in self.plain)
        run(
            f"CREATE TABLE events AS SELECT row, {plain}, {_coded_columns()}, NULL::USMALLINT AS review, "
            f"{MERCATOR}{more} FROM all_events JOIN chosen USING (nth) {joined}",
            {name: list(self.codes[name]) for name in WORDS_OF_FEW},
        )
        if self.whole:
            run("CREATE TABLE parts AS SELECT actor, row, roles FROM cast_rows ORDER BY actor, row")
        for table in tables:
            run(f"DROP VIEW all_{table}")
        for table in ("cast_rows", "cast_of", "chosen", "standing", "counting", *(f"held_{table}" for table in tables)):
            run(f"DROP TABLE IF EXISTS {table}")
        self._correct()
        if self.whole:
            self._name_incidents()

    def _register_batches(self) -> None:
        """The batches that count, numbered in their order, as the table ``counting``."""
        rows = pa.table(
            {"batch_id": pa.array(self.snapshot.ids, pa.string()), "batch_no": range(len(self.snapshot.ids))}
        )
        self._connection.register("counting_rows", rows)
        self._connection.execute(
            "CREATE TABLE counting AS SELECT batch_id, batch_no::UINTEGER batch_no FROM counting_rows"
        )
        self._connection.unregister("counting_rows")

    def _view(self, table: str, columns: Sequence[str]) -> None:
        """Columns of a Delta table, all rows, as the view ``all_<table>``; ``nth`` tells one row from another.

        A column that older files lack is null. Files of an object store, and of tables with features that only other
        engines write, are read through pyarrow.
        """
        schema = BY_NAME[table].schema
        nothing = ", ".join(f'NULL::{_SQL_TYPES[schema.field(name).type]} AS "{name}"' for name in columns)
        delta = self.archive.table(table)
        files = delta.file_uris()
        wanted = ", ".join(literal(name) for name in columns)
        chosen = f"COLUMNS(lambda c: c IN ({wanted}))"
        some = ""
        if files and self.archive.local is not None and delta.protocol().min_reader_version == 1:
            listed = ", ".join(literal(file) for file in files)
            some = (
                f"UNION ALL BY NAME SELECT {chosen}, ((file_index::UBIGINT << 32) | file_row_number)::UBIGINT AS nth "
                f"FROM read_parquet([{listed}], union_by_name = true)"
            )
        elif files:
            self._connection.register("arrow_rows", self.archive.dataset(table))
            self._connection.execute(f"CREATE TABLE held_{table} AS SELECT {chosen} FROM arrow_rows")
            self._connection.unregister("arrow_rows")
            some = f"UNION ALL BY NAME SELECT *, rowid::UBIGINT AS nth FROM held_{table}"
        self._connection.execute(
            f"CREATE VIEW all_{table} AS SELECT {nothing}, NULL::UBIGINT AS nth WHERE false {some}"
        )

    def _choose(self) -> None:
        """``chosen``: the events that stand, numbered; where editions of one data set overlap, each as it came last."""
        run = self._connection.execute
        run(
            "CREATE TABLE standing AS SELECT article_id, batch_no FROM all_articles JOIN counting USING (batch_id) "
            "QUALIFY row_number() OVER (PARTITION BY article_id ORDER BY version DESC, batch_no DESC) = 1"
        )
        imports = Counter(batch.dataset for batch in self.snapshot.batches if batch.kind == "import")
        overlap = any(count > 1 for count in imports.values())
        last = "QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY batch_no DESC) = 1" if overlap else ""
        run(
            "CREATE TABLE chosen AS SELECT (row_number() OVER () - 1)::UINTEGER AS row, * FROM ("
            "SELECT event_id AS id, nth, batch_no FROM all_events e JOIN counting USING (batch_id) "
            "WHERE e.article_id IS NULL OR (e.article_id, batch_no) IN (SELECT article_id, batch_no FROM standing) "
            f"{last})"
        )

    def _number_actors(self) -> None:
        """Actors as numbers: ``cast_rows`` has a row for each actor of an event, ``cast_of`` one for each event."""
        run = self._connection.execute
        run(
            "CREATE TABLE actor_numbers AS SELECT (row_number() OVER (ORDER BY actor_id) - 1)::UINTEGER AS actor, "
            "actor_id, mode(name) AS name, mode(kind) AS kind, mode(country) AS country FROM all_participations "
            "JOIN counting USING (batch_id) WHERE actor_id IS NOT NULL GROUP BY actor_id"
        )
        found = run("SELECT actor_id, name, kind, country FROM actor_numbers ORDER BY actor").fetchall()
        self.actors = [(row[0], row[1], row[2], row[3]) for row in found]
        self._numbers["actor"] = {row[0]: number for number, row in enumerate(self.actors)}
        bits = " ".join(f"WHEN '{role}' THEN {1 << i}" for i, role in enumerate(ROLES))
        run(
            f"CREATE TABLE cast_rows AS SELECT row, actor, bit_or(CASE role {bits} ELSE 0 END)::UTINYINT AS roles "
            "FROM all_participations p JOIN counting USING (batch_id) JOIN actor_numbers USING (actor_id) "
            "JOIN chosen c ON c.id = p.event_id AND c.batch_no = counting.batch_no GROUP BY row, actor"
        )
        run(
            "CREATE TABLE cast_of AS SELECT row, list(actor ORDER BY actor) AS actors, bit_or(roles) AS roles "
            "FROM cast_rows GROUP BY row"
        )
        run("DROP TABLE actor_numbers")

    def _encode(self) -> None:
        """The words of the columns of few words, by number."""
        for name in WORDS_OF_FEW:
            words = self._connection.execute(
                f'SELECT DISTINCT "{name}" FROM all_events WHERE "{name}" IS NOT NULL ORDER BY 1'
            ).fetchall()
            self.codes[name] = tuple(row[0] for row in words)
        self.codes["review"] = REVIEWS
        for name, known in self.codes.items():
            self._numbers[name] = {word: number for number, word in enumerate(known)}

    # --- what persons said ----------------------------------------------------------------------------------

    def _correct(self) -> None:
        """Lay the corrections that stand over the rows."""
        ids = sorted(corrected_ids(self.snapshot))
        if not ids:
            return
        found = self.rows("SELECT event_id, row FROM events WHERE event_id IN (SELECT unnest(?::VARCHAR[]))", [ids])
        events = reviewed_events(self.snapshot, [event_id for event_id, _ in found])
        for event_id, row in found:
            if event_id in events and events[event_id].corrections:
                self._lay(row, events[event_id])

    def _lay(self, row: int, event: Reviewed) -> None:
        run = self._connection.execute
        values: Row = {name: event.row.get(name) for name in self.plain if name != "event_id"}
        values |= {name: self._coded(name, event.row.get(name)) for name in WORDS_OF_FEW}
        values["review"] = self._coded("review", event.review)
        if self.whole:
            roles = self._recast(row, event)
            values |= {
                "corrected": True,
                "actors": sorted(roles),
                "roles": functools.reduce(operator.or_, roles.values(), 0),
            }
        columns = ", ".join(f'"{name}" = ?' for name in values)
        run(f"UPDATE events SET {columns} WHERE row = ?", [*values.values(), row])
        laid, made = "mx = fresh.mx, my = fresh.my", MERCATOR
        if self.whole:
            laid, made = f"{laid}, words = fresh.words", f"{made}, {_WORDS}"
        run(
            f"UPDATE events SET {laid} FROM (SELECT row, {made} FROM events WHERE row = ?) AS fresh "
            "WHERE events.row = fresh.row",
            [row],
        )

    def _recast(self, row: int, event: Reviewed) -> dict[int, int]:
        """Put the actors of a corrected event in the place of those that its row had: the bits of roles by actor."""
        roles: dict[int, int] = {}
        for part in event.participations:
            actor = self._actor(part)
            roles[actor] = roles.get(actor, 0) | role_bits([str(part["role"])])
        self._connection.execute("DELETE FROM parts WHERE row = ?", [row])
        for actor, bits in roles.items():
            self._connection.execute("INSERT INTO parts (actor, row, roles) VALUES (?, ?, ?)", [actor, row, bits])
        return roles

    def _coded(self, name: str, word: object) -> int | None:
        """The number of a word, a new one for a new word."""
        if word is None:
            return None
        known = self._numbers[name]
        if str(word) not in known:
            known[str(word)] = len(self.codes[name])
            self.codes[name] = (*self.codes[name], str(word))
        return known[str(word)]

    def _actor(self, part: Row) -> int:
        known = self._numbers["actor"]
        actor_id = str(part["actor_id"])
        if actor_id not in known:
            known[actor_id] = len(self.actors)
            kind, country = (str(part[name]) if part.get(name) else None for name in ("kind", "country"))
            self.actors.append((actor_id, str(part["name"]), kind, country))
        return known[actor_id]

    def _name_incidents(self) -> None:
        links = latest_links(self.snapshot)
        linked = sorted({event_id for pair in links for event_id in pair})
        if not linked:
            return
        found = self.rows(
            "SELECT event_id, article_id FROM events WHERE event_id IN (SELECT unnest(?::VARCHAR[]))", [linked]
        )
        for event_id, incident_id in incidents(links.values(), dict(found)).items():
            self._connection.execute("UPDATE events SET incident_id = ? WHERE event_id = ?", [incident_id, event_id])


def _coded_columns() -> str:
    """`WORDS_OF_FEW` as numbers; the words are parameters of the columns' names."""
    return ", ".join(f'list_position(${name}, "{name}")::USMALLINT - 1::USMALLINT AS "{name}"' for name in WORDS_OF_FEW)


def role_bits(roles: Sequence[str]) -> int:
    """The bits of roles, as ``roles`` has them."""
    return sum(1 << ROLES.index(role) for role in roles if role in ROLES)


def roles_of(bits: int) -> tuple[Role, ...]:
    """The roles of bits."""
    return tuple(role for i, role in enumerate(ROLES) if bits >> i & 1)
