"""The map: a Folium map that never changes, and one layer of data that does.

streamlit-folium re-mounts its frame whenever the base map's script changes, so `base_map` is built anew and alike in
every run (never cached: drawing adds to it), and everything that changes goes through `LiveData`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium
from xyzservices import TileProvider

from dashboard import strings, tiles
from dashboard.assets import FRAME_TO_ROOT, LocalMap
from dashboard.base_map import MAX_ZOOM
from dashboard.features import Box
from dashboard.online import ONLINE_TILES, online_allowed
from dashboard.symbols import SYMBOLS
from geo.archive.query import turned

KEY = "map"
HEIGHT_PX = 560
"""The frame's height before the style sheet gives it a share of the screen."""
START = (25.0, 25.0)
START_ZOOM = 3
DEEPEST_ZOOM = 16
FULL_TURN_DEG = 360.0


class Stage(MacroElement):
    """Hands the map and its permanent groups to our script (static/map/stage.js)."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        window.dateline.mount({{ this._parent.get_name() }}, {
            {%- for name, group in this.groups.items() %}
            {{ name }}: {{ group.get_name() }},
            {%- endfor %}
        }, {{ this.words|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, groups: dict[str, folium.FeatureGroup]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Stage"
        self.groups = groups
        self.words = {
            "everything": strings.SHOW_EVERYTHING,
            "map": strings.MAP_LABEL,
            "focus": strings.SHOW_SELECTED,
            "cell": strings.CELL,
            "stack": strings.STACK,
            "drag": strings.DRAG_ME,
            "types": {symbol.code: symbol.label for symbol in SYMBOLS.values()},
        }


class LiveData(folium.FeatureGroup):
    """What the map shows now, as data for our script. Itself an empty layer."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.layerGroup();
        window.dateline.draw({{ this.data|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(control=False)
        self.data = data


def base_map() -> folium.Map:
    """The constant part: tiles, permanent groups, the layer control."""
    made = LocalMap(
        location=START,
        zoom_start=START_ZOOM,
        tiles=None,
        control_scale=True,
        min_zoom=2,
        max_zoom=DEEPEST_ZOOM,
        world_copy_jump=True,
    )
    own = f"{FRAME_TO_ROOT}tiles/{{z}}/{{x}}/{{y}}.png?v={tiles.version()}"
    folium.TileLayer(
        TileProvider(name=strings.BASE_MAP, url=own, attribution=strings.BASE_MAP_CREDIT),  # an address is looked up
        attr=strings.BASE_MAP_CREDIT,
        name=strings.BASE_MAP,
        max_native_zoom=MAX_ZOOM,
        max_zoom=DEEPEST_ZOOM,
        min_zoom=2,
        control=online_allowed(),
    ).add_to(made)
    if online_allowed():
        for layer in ONLINE_TILES:
            folium.TileLayer(
                layer.url, attr=layer.attribution, name=layer.name, max_zoom=layer.max_zoom, show=False
            ).add_to(made)
    groups = {
        "uncertainty": folium.FeatureGroup(name=strings.LAYER_UNCERTAINTY),
        "selection": folium.FeatureGroup(name=strings.LAYER_SELECTION),
        "found": folium.FeatureGroup(control=False),
        "seats": folium.FeatureGroup(name=strings.LAYER_SEATS, show=False),
        "events": folium.FeatureGroup(name=strings.LAYER_EVENTS, control=False),
    }
    for group in groups.values():
        group.add_to(made)
    folium.LayerControl(position="topright", collapsed=True).add_to(made)
    Stage(groups).add_to(made)
    return made


def show_map(data: dict[str, Any], *, on_click: Callable[[], None]) -> None:
    """Draw the map with `data` (see static/map). `on_click` runs when a mark is clicked."""
    st_folium(
        base_map(),
        key=KEY,
        height=HEIGHT_PX,
        use_container_width=True,
        feature_group_to_add=LiveData(data),
        returned_objects=["last_active_drawing"],
        on_change=on_click,
        render=False,  # the page of its own that nobody sees: a third of the work
    )


@dataclass(frozen=True, slots=True)
class Said:
    """What the map said last, as the browser has it: to be checked. ``events`` of a clicked mark, the box
    that a clicked number stands for (``here``), the point (latitude, longitude) to which a mark was ``dragged``, the
    ``view`` (west, south, east, north), or ``nothing``: Escape."""

    events: tuple[str, ...] = ()
    here: Box | None = None
    dragged: tuple[float, float] | None = None
    view: Box | None = None
    nothing: bool = False


def said() -> Said:
    """What the map said last."""
    drawing = (st.session_state.get(KEY) or {}).get("last_active_drawing") or {}
    properties = drawing.get("properties") or {}
    view, here, ids = _box(properties.get("view")), _box(properties.get("here")), properties.get("event_ids")
    if view is not None or here is not None:
        return Said(view=view, here=here)
    dragged = _numbers(properties.get("dragged"), 2)
    if dragged is not None:
        return Said(dragged=(min(max(dragged[0], -90.0), 90.0), turned(dragged[1])))
    events = tuple(value for value in ids if isinstance(value, str)) if isinstance(ids, list) else ()
    return Said(events=events, nothing=ids == [])


def _numbers(value: object, count: int) -> list[float] | None:
    """`count` finite numbers; None for anything else."""
    if not isinstance(value, list) or len(value) != count:
        return None
    if not all(isinstance(one, int | float) and math.isfinite(one) for one in value):
        return None
    return [float(one) for one in value]


def _box(value: object) -> Box | None:
    """A box of the map, on the first turn of the world; None for anything else."""
    numbers = _numbers(value, 4)
    if numbers is None:
        return None
    west, south, east, north = numbers
    wide = east - west >= FULL_TURN_DEG
    sides = (-180.0, 180.0) if wide else (turned(west), turned(east))
    low, high = max(south, -90.0), min(north, 90.0)
    return (sides[0], low, sides[1], high) if low <= high else None
