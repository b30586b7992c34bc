"""KML 2.2 (OGC 07-147r2): a placemark an event, coloured by type, with its time span and all columns as data.

Texts are escaped twice where a viewer takes them for HTML (descriptions): what an article says is words, never markup.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from geo.archive.export.colours import COLOURS
from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.licences import licences, lines
from geo.archive.export.stream import FOOTPRINT, blocks, chosen
from geo.codes import EVENT_TYPE_BY_CODE
from geo.shapes.frame import polygons

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINES = (
    ("{}", "type"), ("{}", "places"), ("By: {}", "attackers"), ("Against: {}", "targets"),
    ("Claims: {}", "claims"), ("Checks: {}", "checks"), ("{}", "evidence"), ("Source: {}", "publisher"), ("{}", "url"),
    ("Licence: {}", "licence"),
)  # fmt: skip
Row = Mapping[str, object]


def write(job: Job, file: BinaryIO) -> int:
    """Write a document with a placemark an event; how many. Licences stand in the document's description."""
    file.write(_head(lines(licences(job.database, job.wanted))).encode())
    written = 0
    for block in blocks(job.database, chosen(job.database, job.wanted)):
        for text in _placemarks(block, footprints=job.footprints):
            file.write(text.encode())
            written += 1
    file.write(b"</Document>\n</kml>\n")
    return written


def _head(credit: list[str]) -> str:
    styles = "".join(
        f"<Style id={quoteattr(code)}><IconStyle><color>ff{_bgr(colour)}</color></IconStyle>"
        f"<LineStyle><color>ff{_bgr(colour)}</color><width>2</width></LineStyle>"
        f"<PolyStyle><color>40{_bgr(colour)}</color></PolyStyle></Style>\n"
        for code, colour in COLOURS.items()
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2">\n<Document>\n'
        f"<name>Dateline</name>\n<description>{_shown(chr(10).join(credit))}</description>\n{styles}"
    )


def _bgr(colour: str) -> str:
    """A colour like "#rrggbb" in the order that KML has."""
    return colour[5:7] + colour[3:5] + colour[1:3]


def _placemarks(block: pa.Table, *, footprints: bool) -> Iterator[str]:
    for row in block.to_pylist():
        kind = EVENT_TYPE_BY_CODE.get(str(row["type"]))
        words = {**row, "type": kind.label if kind else row["type"]}
        parts = [form.format(words[name]) for form, name in _LINES if words[name] is not None]
        yield (
            f"<Placemark><name>{_shown(row['title'] or row['places'] or words['type'])}</name>"
            f"<description>{_shown(chr(10).join(parts))}</description>"
            f"{_time(row)}<styleUrl>#{escape(str(row['type']))}</styleUrl>{_data(row)}"
            f"{_geometry(row, footprints=footprints)}</Placemark>\n"
        )


def _time(row: Row) -> str:
    if row["date_start"] is None:
        return ""
    return f"<TimeSpan><begin>{row['date_start']}</begin><end>{row['date_end'] or row['date_start']}</end></TimeSpan>"


def _data(row: Row) -> str:
    cells = "".join(
        f'<Data name="{name}"><value>{escape(_clean(str(row[name])))}</value></Data>'
        for name in COLUMNS
        if row[name] is not None
    )
    return f"<ExtendedData>{cells}</ExtendedData>"


def _geometry(row: Row, *, footprints: bool) -> str:
    if row["decimalLatitude"] is None:
        return ""
    point = f"<Point><coordinates>{row['decimalLongitude']},{row['decimalLatitude']}</coordinates></Point>"
    footprint = row[FOOTPRINT]
    if not footprints or not isinstance(footprint, bytes):
        return point
    areas = "".join(_polygon(area) for area in polygons(shapely.orient_polygons(shapely.from_wkb(footprint))))
    return f"<MultiGeometry>{point}{areas}</MultiGeometry>"


def _polygon(area: BaseGeometry) -> str:
    inner = "".join(f"<innerBoundaryIs>{_ring(ring)}</innerBoundaryIs>" for ring in area.interiors)
    return f"<Polygon><outerBoundaryIs>{_ring(area.exterior)}</outerBoundaryIs>{inner}</Polygon>"


def _ring(ring: BaseGeometry) -> str:
    found = " ".join(f"{lon:.6f},{lat:.6f}" for lon, lat in shapely.get_coordinates(ring))
    return f"<LinearRing><coordinates>{found}</coordinates></LinearRing>"


def _clean(text: str) -> str:
    """Text without the characters that XML 1.0 cannot hold."""
    return _NO_XML.sub("", text)


def _shown(text: object) -> str:
    """Text that a viewer shows as HTML, as words."""
    return escape(html.escape(_clean(str(text))).replace("\n", "<br>"))
