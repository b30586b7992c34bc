"""Files of others as a stream of Arrow blocks, every column text: tables by DuckDB, layers by GDAL (pyogrio).

A zipped or gzipped table is unpacked to a temporary file first. Lines that are no rows are set aside, not fatal.
"""

from __future__ import annotations

import csv
import gzip
import shutil
import tempfile
import zipfile
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from geo.archive.imports.source_format import Format
from geo.errors import ImportFileError, quoted

BLOCK_ROWS = 50_000
LONGEST_LINE = 16_000_000
FOOTPRINT = "__footprint"
"""The column that holds a layer's geometry as WKB, where it is more than a point."""
LAYERS = frozenset({".geojson", ".json", ".gpkg", ".shp", ".fgb", ".kml", ".gml"})
TABLES = frozenset({".csv", ".tsv", ".txt", ".tab"})


class Source(ABC):
    """One file: its column names, its blocks, and the lines that were no rows (once the blocks are read)."""

    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self.path = path
        self.columns = columns
        self.broken: list[tuple[int, str, str]] = []
        """Line number, reason, the line's text."""

    @abstractmethod
    def blocks(self) -> Iterator[pa.Table]:
        """The rows, in blocks, in the order of the file."""


@contextmanager
def opened(path: Path, form: Format) -> Iterator[Source]:
    """`path` as a source of rows. Raises ImportFileError."""
    if not path.is_file():
        raise ImportFileError(f"{quoted(str(path))} is no file that can be read")
    with tempfile.TemporaryDirectory(prefix="dateline-import-") as folder:
        plain = _unpacked(path, Path(folder))
        if plain.suffix.lower() in LAYERS:
            yield _layer(plain, path)
        else:
            yield _table(plain, path, form)


def _unpacked(path: Path, folder: Path) -> Path:
    """The file itself, or the largest table or layer of a zip, or what a gzip holds, in `folder`."""
    try:
        if zipfile.is_zipfile(path) and path.suffix.lower() not in {".xlsx", ".kmz"}:
            with zipfile.ZipFile(path) as archive:
                members = [one for one in archive.infolist() if Path(one.filename).suffix.lower() in TABLES | LAYERS]
                if not members:
                    raise ImportFileError(f"{quoted(path.name)} holds no table: no .csv, .tsv or .geojson in the zip")
                member = max(members, key=lambda one: one.file_size)
                with archive.open(member) as packed:
                    return _copied(packed, folder / f"table{Path(member.filename).suffix.lower()}")
        if path.suffix.lower() == ".gz":
            with gzip.open(path) as packed:
                return _copied(packed, folder / Path(path.stem).name)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise ImportFileError(f"{quoted(path.name)} cannot be unpacked: {error}") from error
    return path


def _copied(packed: IO[bytes] | gzip.GzipFile, target: Path) -> Path:
    with target.open("wb") as file:
        shutil.copyfileobj(packed, file, 1 << 20)
    return target


# --- tables ----------------------------------------------------------------------------------------------------------


class _Table(Source):
    def __init__(self, path: Path, columns: tuple[str, ...], relation: str, parameters: list[object]) -> None:
        super().__init__(path, columns)
        self._relation, self._parameters = relation, parameters

    def blocks(self) -> Iterator[pa.Table]:
        """The rows of the table."""
        with _connection() as connection:
            try:
                for batch in connection.sql(self._relation, params=self._parameters).to_arrow_reader(BLOCK_ROWS):
                    yield pa.Table.from_batches([batch]).rename_columns(self.columns)
                rejects = connection.execute("SELECT line, error_message, csv_line FROM reject_errors").fetchall()
            except duckdb.Error as error:
                raise _unreadable(self.path, error) from error
            self.broken = [(int(line), _first_line(text), str(row or "")) for line, text, row in rejects]


def _table(plain: Path, path: Path, form: Format) -> Source:
    """A delimited table. The separator is the format's; a plain one is looked at."""
    if plain.stat().st_size == 0:
        raise ImportFileError(f"{quoted(path.name)} is empty")
    with plain.open("rb") as file:
        head = file.read(65_536)
    if b"\x00" in head:
        raise ImportFileError(f"{quoted(path.name)} is no table: it holds binary data")
    first = head.splitlines()[0].decode("utf-8", "replace")
    separator = max(",;\t|", key=first.count) if form.separator == "," else form.separator
    options = (
        "delim=?, header=?, all_varchar=true, quote='\"', escape='\"', null_padding=true, strict_mode=false, "
        f"store_rejects=true, max_line_size={LONGEST_LINE}, auto_detect=false, parallel=false"
    )
    names = list(form.header) or _names(first, separator)
    types = ", ".join(f"'c{index}': 'VARCHAR'" for index in range(len(names)))
    relation = f"SELECT * FROM read_csv(?, {options}, columns={{{types}}})"
    columns = tuple(
        name if name and name not in names[:index] else f"column {index + 1}" for index, name in enumerate(names)
    )
    return _Table(path, columns, relation, [str(plain), separator, not form.header])


def _names(line: str, separator: str) -> list[str]:
    return [name.strip() for name in next(csv.reader([line.lstrip("\ufeff")], delimiter=separator))]


@contextmanager
def _connection() -> Iterator[duckdb.DuckDBPyConnection]:
    connection = duckdb.connect(config={"threads": "2", "preserve_insertion_order": "true"})
    try:
        yield connection
    finally:
        connection.close()


# --- layers ----------------------------------------------------------------------------------------------------------


class _Layer(Source):
    def __init__(self, path: Path, columns: tuple[str, ...], layer: str) -> None:
        super().__init__(path, columns)
        self._layer = layer

    def blocks(self) -> Iterator[pa.Table]:
        """The features of the layer, geometry as latitude, longitude and footprint."""
        import pyogrio  # noqa: PLC0415 - GDAL takes a while to load

        try:
            with pyogrio.open_arrow(self.path, layer=self._layer, use_pyarrow=True, batch_size=BLOCK_ROWS) as (
                meta,
                reader,
            ):
                geometry = meta["geometry_name"] or "wkb_geometry"
                for batch in reader:
                    yield _texts(pa.Table.from_batches([batch]), geometry)
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, pa.ArrowException) as error:
            raise _unreadable(self.path, error) from error


def _layer(plain: Path, path: Path) -> Source:
    """The first layer of a file that GDAL reads."""
    import pyogrio  # noqa: PLC0415 - GDAL takes a while to load

    try:
        layers = pyogrio.list_layers(plain)
        if not len(layers):
            raise ImportFileError(f"{quoted(path.name)} holds no layer")
        layer = str(layers[0][0])
        info = pyogrio.read_info(plain, layer=layer)
    except pyogrio.errors.DataSourceError as error:
        raise _unreadable(path, error) from error
    crs = str(info.get("crs") or "EPSG:4326")
    if "4326" not in crs and "CRS84" not in crs:
        raise ImportFileError(
            f"{quoted(path.name)} is in {quoted(crs, limit=60)}, not WGS84: reproject it to EPSG:4326 first"
        )
    names = tuple(str(name) for name in info["fields"])
    return _Layer(plain, (*names, "__lat", "__lon", FOOTPRINT), layer)


def _texts(block: pa.Table, geometry: str) -> pa.Table:
    """All columns as text; the geometry as its point and, where it is more than a point, its WKB."""
    shapes = shapely.from_wkb(block[geometry].to_numpy(zero_copy_only=False), on_invalid="ignore")
    points = shapely.point_on_surface(shapes)
    is_point = np.isin(shapely.get_type_id(shapes), [0, -1])
    columns = {name: _as_text(block[name]) for name in block.column_names if name != geometry}
    columns["__lat"] = pa.array([None if np.isnan(y) else repr(float(y)) for y in shapely.get_y(points)], pa.string())
    columns["__lon"] = pa.array([None if np.isnan(x) else repr(float(x)) for x in shapely.get_x(points)], pa.string())
    wkb = shapely.to_wkb(shapes)
    columns[FOOTPRINT] = pa.array(
        [None if bare or not isinstance(one, bytes) else one for one, bare in zip(wkb, is_point, strict=True)],
        pa.binary(),
    )
    return pa.table(columns)


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray | pa.Array:
    try:
        return pc.cast(column, pa.string())
    except pa.ArrowException:
        return pa.array([None if value is None else str(value) for value in column.to_pylist()], pa.string())


def _unreadable(path: Path, error: Exception) -> ImportFileError:
    return ImportFileError(f"{quoted(path.name)} cannot be read as a table or layer: {_first_line(str(error))}")


def _first_line(text: str) -> str:
    return text.strip().splitlines()[0][:200] if text.strip() else "it is broken"
