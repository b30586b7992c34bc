"""What stands now: of every article the last version, and the rows that this version's write brought.

Of two writes of the same version (two programs read one changed article at once) the one committed last stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from geo.archive.schema import OURS
from geo.archive.store import Snapshot


def current_keys(snapshot: Snapshot, article_ids: Iterable[str] | None = None) -> dict[str, tuple[int, str]]:
    """The version and the batch id of every article (or of those asked for) as it stands."""
    order = {batch_id: i for i, batch_id in enumerate(snapshot.ids)}
    found: dict[str, tuple[int, str]] = {}
    columns = ["article_id", "version", "batch_id"]
    if article_ids is None:
        rows = snapshot.read("articles", columns)
    else:
        rows = snapshot.rows_with("articles", "article_id", article_ids, columns)
    for article_id, version, batch_id in zip(*(rows[name].to_pylist() for name in rows.column_names), strict=True):
        best = found.get(article_id)
        if best is None or (version, order[batch_id]) > (best[0], order[best[1]]):
            found[article_id] = version, batch_id
    return found


def current_articles(
    snapshot: Snapshot, columns: Sequence[str] | None = None, article_ids: Iterable[str] | None = None
) -> pa.Table:
    """The last version of every article, or of those asked for. Raises ArchiveError."""
    return _standing(snapshot, "articles", columns, article_ids)


def current_rows(
    snapshot: Snapshot, table: str, article_ids: Iterable[str], columns: Sequence[str] | None = None
) -> pa.Table:
    """The rows of a table with an ``article_id`` that stand, of the articles asked for. Raises ArchiveError."""
    return _standing(snapshot, table, columns, article_ids)


def current_events(snapshot: Snapshot, columns: Sequence[str] | None = None) -> pa.Table:
    """All events that stand and were read by this program, imports left out. Raises ArchiveError."""
    return _standing(snapshot, "events", columns, None, where=pc.field("dataset") == OURS)


def event_count(snapshot: Snapshot) -> int:
    """How many events stand, imports too. Raises ArchiveError."""
    keys = {(article_id, batch_id) for article_id, (_, batch_id) in current_keys(snapshot).items()}
    rows = snapshot.read("events", ["event_id", "article_id", "batch_id"])
    columns = (rows[name].to_pylist() for name in rows.column_names)
    return len({i for i, article_id, batch_id in zip(*columns, strict=True)
                if article_id is None or (article_id, batch_id) in keys})  # fmt: skip


def event_rows(
    snapshot: Snapshot,
    event_ids: Iterable[str],
    columns: Sequence[str] = (),
    *,
    also: Mapping[str, float] | None = None,
) -> dict[str, dict[str, object]]:
    """The rows of events as they stand (or `columns` of them), by id; ids that nothing has are left out.

    `also` is what those rows are known to have in other columns, and makes them faster to find. Raises ArchiveError.
    """
    wanted = list(dict.fromkeys([*columns, "event_id", "article_id", "batch_id"])) if columns else None
    rows = snapshot.rows_with("events", "event_id", event_ids, wanted, also=also).to_pylist()
    order = {batch_id: i for i, batch_id in enumerate(snapshot.ids)}
    articles = {str(row["article_id"]) for row in rows if row["article_id"] is not None}
    keys = current_keys(snapshot, articles) if articles else {}
    found: dict[str, dict[str, object]] = {}
    for row in sorted(rows, key=lambda row: order[row["batch_id"]]):
        if row["article_id"] is None or keys.get(row["article_id"], (0, ""))[1] == row["batch_id"]:
            found[row["event_id"]] = row
    return found


def _standing(
    snapshot: Snapshot,
    table: str,
    columns: Sequence[str] | None,
    article_ids: Iterable[str] | None,
    where: pc.Expression | None = None,
) -> pa.Table:
    ids = None if article_ids is None else list(article_ids)
    keys = current_keys(snapshot, ids)
    wanted = list(dict.fromkeys([*columns, "batch_id", "article_id"])) if columns else None
    if ids is None:
        rows = snapshot.read(table, wanted, where=where)
    else:
        rows = snapshot.rows_with(table, "article_id", ids, wanted)
    pairs = zip(rows["article_id"].to_pylist(), rows["batch_id"].to_pylist(), strict=True)
    stands = [keys.get(article_id, (0, ""))[1] == batch_id for article_id, batch_id in pairs]
    return rows.filter(pa.array(stands, pa.bool_()))
