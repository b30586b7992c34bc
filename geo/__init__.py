"""Dateline's library: words in, geometries out. Knows nothing of streamlit or folium.

``read`` one text, ``read_path`` files and folders, ``locate`` a phrase; ``land_borders`` measure a point. All else
that other programs use is in `geo.model` (the nouns), `geo.codes` (the tables of codes), `geo.archive` (shelves,
questions, exports) and `geo.errors`.
"""

from geo.errors import GeoError
from geo.locate import locate
from geo.model import Report
from geo.pipeline import read, read_file, read_path, warm_up
from geo.places.borders import BorderDistance, land_borders
from geo.settings import VERSION

__version__ = VERSION

__all__ = [
    "BorderDistance",
    "GeoError",
    "Report",
    "land_borders",
    "locate",
    "read",
    "read_file",
    "read_path",
    "warm_up",
]
