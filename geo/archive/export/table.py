"""CSV: a flat row an event, no cell of which begins a formula in a spreadsheet."""

from __future__ import annotations

from typing import BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv

from geo.archive.export.cells import FORMULA_STARTS
from geo.archive.export.columns import COLUMNS
from geo.archive.export.formats import Job
from geo.archive.export.stream import SCHEMA, blocks, chosen

_STARTS = f"^[{''.join(FORMULA_STARTS).replace('-', '')}-]"


def write(job: Job, file: BinaryIO) -> int:
    """Write the table in UTF-8; how many events. The licence of each row stands in its column ``licence``."""
    schema = SCHEMA.empty_table().select(COLUMNS).schema
    written = 0
    with pcsv.CSVWriter(file, schema) as writer:
        for block in blocks(job.database, chosen(job.database, job.wanted)):
            writer.write_table(safe_table(block.select(COLUMNS)))
            written += block.num_rows
    return written


def safe_table(table: pa.Table) -> pa.Table:
    """The table with a quotation mark before every text that would begin a formula."""
    for index, field in enumerate(table.schema):
        if pa.types.is_string(field.type):
            column = table.column(index)
            risky = pc.match_substring_regex(column, _STARTS)
            table = table.set_column(
                index, field, pc.if_else(risky, pc.binary_join_element_wise("'", column, ""), column)
            )
    return table
