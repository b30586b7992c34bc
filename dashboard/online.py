"""Online tile providers: offered in the layer control only where the operator allows it, and never on by default.

Whoever serves such tiles sees which part of the world one looks at, so a request leaves the host only after the
setting ``online_tiles`` is 1 *and* somebody picks the layer.
"""

from __future__ import annotations

from dataclasses import dataclass

from geo import settings


@dataclass(frozen=True, slots=True)
class OnlineTiles:
    """One provider: the name in the layer control, its address, the credit it asks for."""

    name: str
    url: str
    attribution: str
    max_zoom: int


ONLINE_TILES: tuple[OnlineTiles, ...] = (
    OnlineTiles(
        "OpenStreetMap (online)",
        "https://tile.openstreetmap.org/{z}/{x}/{y}.png",
        "&copy; OpenStreetMap contributors",
        19,
    ),
    OnlineTiles(
        "OpenTopoMap (online)",
        "https://a.tile.opentopomap.org/{z}/{x}/{y}.png",
        "&copy; OpenStreetMap contributors, SRTM; style &copy; OpenTopoMap (CC-BY-SA)",
        17,
    ),
)


def online_allowed() -> bool:
    """Whether the operator lets people choose online tiles."""
    return settings.value("online_tiles") == "1"
