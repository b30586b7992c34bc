"""The formats of other data sets, by name.

Every value is an SQL expression over the source's columns, which are all text. `geo.archive.imports.load` runs them
with DuckDB, block by block. A column that a file lacks is null; ``required`` ones must be there.
"""

from __future__ import annotations

from geo.archive.imports.acled import ACLED
from geo.archive.imports.gdelt import GDELT
from geo.archive.imports.ged import UCDP_GED
from geo.archive.imports.plain import PLAIN
from geo.archive.imports.source_format import Format

FORMATS: dict[str, Format] = {row.name: row for row in (UCDP_GED, ACLED, GDELT, PLAIN)}
