"""Arcs from an actor's seat to an event: a link between two marks, not a flight path.

Drawn as a gentle curve in the map's own projection, so that it looks the same at every zoom.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dashboard.mercator import project

BEND = 0.14
"""How far the middle of an arc lies off the straight line, as a share of its length."""
STEPS = 48


def arc(start: tuple[float, float], end: tuple[float, float]) -> list[NDArray[np.float64]]:
    """The curve between two WGS84 (lon, lat) points as one line, or two where it crosses the antimeridian."""
    here, there = project(np.array([start, end], dtype=float))
    if abs(there[0] - here[0]) > 0.5:  # the shorter way round
        there[0] += 1.0 if there[0] < here[0] else -1.0
    way = there - here
    bend = np.array([way[1], -way[0]]) * (BEND if way[0] >= 0 else -BEND)
    middle = (here + there) / 2 + bend * 2
    t = np.linspace(0.0, 1.0, STEPS + 1)[:, None]
    curve = (1 - t) ** 2 * here + 2 * t * (1 - t) * middle + t**2 * there
    return _cut(_to_degrees(curve))


def _to_degrees(points: NDArray[np.float64]) -> NDArray[np.float64]:
    lon = (points[:, 0] - 0.5) * 360.0
    lat = np.degrees(np.arctan(np.sinh((0.5 - points[:, 1]) * 2.0 * np.pi)))
    return np.column_stack((lon, lat))


def _cut(points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Split where the curve leaves -180..180 degrees, the outer part moved in."""
    outside = np.abs(points[:, 0]) > 180.0
    if not outside.any():
        return [points]
    edge = int(np.argmax(outside != outside[0]))
    parts = [points[:edge], points[edge - 1 :]] if edge else [points]
    moved = []
    for part in parts:
        turns = np.round(part[len(part) // 2, 0] / 360.0)
        moved.append(np.column_stack((part[:, 0] - turns * 360.0, part[:, 1])))
    return [part for part in moved if len(part) > 1]
