"""A million attacks that never were: synthetic events with a seed, as imports bring them.

Their shape is that of coded conflict data: a few places hold most events (95 % share their exact point), few actors do
most of what is done, wars flare up and die down, most events kill few and some many, a tenth have no number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from geo.archive.store import Archive

CHUNK = 250_000
TYPES = ("air_strike", "shelling", "ground_attack", "bombing", "missile_strike", "drone_strike", "unknown")
TYPE_SHARES = (0.12, 0.22, 0.38, 0.14, 0.05, 0.04, 0.05)
LEVELS = ("settlement", "near_point", "adm2", "adm1", "exact_site", "line_or_border", "country")
LEVEL_SHARES = (0.55, 0.15, 0.12, 0.08, 0.06, 0.02, 0.02)
# Where wars are: centre (lat, lon), spread in degrees, country, share.
WARS = (
    (35.3, 38.5, 1.6, "SY", 0.20), (34.0, 44.0, 1.8, "IQ", 0.13), (15.2, 44.4, 1.4, "YE", 0.09),
    (48.4, 37.6, 1.5, "UA", 0.16), (33.8, 67.5, 2.4, "AF", 0.13), (4.5, 45.0, 2.2, "SO", 0.06),
    (12.0, 13.5, 1.8, "NG", 0.06), (0.5, 28.8, 1.6, "CD", 0.06), (13.5, 31.0, 2.6, "SD", 0.05),
    (6.3, -73.0, 2.2, "CO", 0.03), (20.5, 96.5, 2.4, "MM", 0.03),
)  # fmt: skip
FIRST_DAY, DAYS = dt.date(1989, 1, 1), 13_300
ACTORS_A_WAR = 60


def synthetic(count: int, *, seed: int = 7, dataset: str = "synthetic") -> Iterator[dict[str, pa.Table]]:
    """Tables ``events`` and ``participations`` in pieces of `CHUNK` events."""
    rng = np.random.default_rng(seed)
    places = _places(rng, max(60, min(count // 20, 120_000)))
    for start in range(0, count, CHUNK):
        yield _piece(rng, places, start, min(CHUNK, count - start), dataset)


def fill(archive: Archive, count: int, *, seed: int = 7, dataset: str = "synthetic") -> None:
    """Write `count` synthetic events as one batch."""
    with archive.writing("import", dataset=dataset, replaces_dataset=True, note=f"{count} synthetic events") as batch:
        for tables in synthetic(count, seed=seed, dataset=dataset):
            for name, table in tables.items():
                batch.append(name, table)


def _places(rng: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    war = rng.choice(len(WARS), count, p=[row[4] for row in WARS])
    centre = np.array([row[:3] for row in WARS])[war]
    return {
        "war": war,
        "lat": np.round(centre[:, 0] + rng.normal(0, 1, count) * centre[:, 2], 4),
        "lon": np.round(centre[:, 1] + rng.normal(0, 1, count) * centre[:, 2], 4),
        "weight": np.cumsum(1 / np.arange(1, count + 1) ** 0.9),
    }


def _piece(rng: np.random.Generator, places: dict, start: int, count: int, dataset: str) -> dict[str, pa.Table]:
    weight = places["weight"]
    place = np.searchsorted(weight, rng.random(count) * weight[-1])
    place = np.minimum(place, len(weight) - 1)
    alone = rng.random(count) < 0.05
    shift = np.where(alone, rng.normal(0, 0.05, count), 0.0)
    war = places["war"][place]
    first = _days(rng, war)
    last = first + np.where(rng.random(count) < 0.2, rng.integers(1, 30, count), 0)
    killed = np.floor(rng.pareto(1.3, count) * 2).clip(0, 3000).astype(np.int32)
    known = rng.random(count) >= 0.1
    ids = pa.array([f"{dataset}:{n}" for n in range(start, start + count)])
    levels = rng.choice(len(LEVELS), count, p=LEVEL_SHARES)
    epoch = (FIRST_DAY - dt.date(1970, 1, 1)).days
    events = pa.table(
        {
            "event_id": ids,
            "dataset": pa.repeat(pa.scalar(dataset), count),
            "source_id": pa.array([str(n) for n in range(start, start + count)]),
            "type": pa.array(TYPES).take(pa.array(rng.choice(len(TYPES), count, p=TYPE_SHARES))),
            "status": pa.repeat(pa.scalar("reported"), count),
            "date_start": pa.array((first + epoch).astype(np.int32)).cast(pa.date32()),
            "date_end": pa.array((last + epoch).astype(np.int32)).cast(pa.date32()),
            "date_precision": pa.array(np.where(last > first, 4, 1).astype(np.int8)),
            "place": pa.array([f"Town {n}" for n in place]),
            "lat": places["lat"][place] + shift,
            "lon": places["lon"][place] - shift,
            "uncertainty_m": np.array([3e3, 2.5e4, 3e4, 1e5, 3e2, 5e4, 4e5])[levels],
            "precision_level": pa.array(LEVELS).take(pa.array(levels)),
            "country": pa.array([row[3] for row in WARS]).take(pa.array(war)),
            "killed_low": pa.array(killed // 2, mask=~known),
            "killed_best": pa.array(killed, mask=~known),
            "killed_high": pa.array(killed * 2, mask=~known),
            "title": pa.array([f"Attack near Town {n}, sources say ({n * 7919 % 100_003})" for n in place]),
            "url": pa.array([f"https://example.org/{n}" for n in range(start, start + count)]),
        }
    )
    return {"events": events, "participations": _participations(rng, ids, war)}


def _days(rng: np.random.Generator, war: np.ndarray) -> np.ndarray:
    """Days since `FIRST_DAY`: each war flares up around years of its own."""
    peak = (np.arange(len(WARS)) * 4421 % DAYS)[war]
    flare = peak + rng.normal(0, 700, len(war))
    spread = rng.random(len(war)) * DAYS
    return np.where(rng.random(len(war)) < 0.6, flare, spread).clip(0, DAYS).astype(np.int64)


def _participations(rng: np.random.Generator, ids: pa.Array, war: np.ndarray) -> pa.Table:
    """An attacker and a target an event, and somebody else for a third of them."""
    count = len(ids)
    parts = []
    for role, share in (("attacker", 1.0), ("target", 0.95), ("mentioned", 0.33)):
        there = np.flatnonzero(rng.random(count) < share)
        rank = np.minimum(rng.zipf(1.6, len(there)), ACTORS_A_WAR) - 1
        number = war[there] * ACTORS_A_WAR + (rank + (7 if role == "target" else 0)) % ACTORS_A_WAR
        parts.append(
            pa.table(
                {
                    "event_id": ids.take(pa.array(there)),
                    "actor_id": pa.array([f"actor-{n}" for n in number], pa.string()),
                    "name": pa.array([f"Armed group {n}" for n in number], pa.string()),
                    "kind": pa.array(["state", "armed_group"]).take(pa.array((number % 3 > 0).astype(np.int8))),
                    "role": pa.repeat(pa.scalar(role), len(there)),
                }
            )
        )
    return pa.concat_tables(parts)
