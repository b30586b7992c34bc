import datetime as dt

import expressions
import pytest

from geo.model import Span
from geo.reading.when.dates import EXPLAINED, RULES, find_dates

PUBLISHED = dt.date(2021, 2, 26)
Row = tuple[str, str, str | None, str | None]


def rows(table: str) -> list[Row]:
    found = []
    for line in table.strip().splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        first = cells[2] if len(cells) > 2 and cells[2] != "-" else None
        found.append((cells[0], cells[1], first, cells[3] if len(cells) > 3 else first))
    return found


@pytest.mark.parametrize(
    ("sentence", "quoted", "first", "last"),
    rows(expressions.DEVELOPED) + rows(expressions.HELD_OUT) + rows(expressions.OTHERS),
    ids=lambda cell: cell if cell and "." in cell else "",
)
def test_an_expression_means_these_days(sentence: str, quoted: str, first: str | None, last: str | None) -> None:
    found = find_dates(sentence, [Span(0, len(sentence))], published=PUBLISHED)
    values = [(d.text, d.value and d.value.isoformat(), d.end and d.end.isoformat()) for d in found]
    assert values == ([(quoted, first, last)] if quoted else [])
    assert all(d.rule in EXPLAINED for d in found)


@pytest.mark.parametrize(("sentence", "quoted", "first", "last"), rows(expressions.BESIDE))
def test_a_period_is_counted_from_the_one_named_before(sentence: str, quoted: str, first: str, last: str) -> None:
    found = find_dates(sentence, [Span(0, len(sentence))], published=PUBLISHED)
    assert (quoted, dt.date.fromisoformat(first), dt.date.fromisoformat(last)) in [
        (d.text, d.value, d.end) for d in found
    ]


@pytest.mark.parametrize(
    ("published", "sentence", "quoted", "first", "last"),
    [
        *((dt.date(1989, 10, 27), *row) for row in rows(expressions.RUNNING_1989)),
        *((dt.date(1998, 3, 6), *row) for row in rows(expressions.RUNNING_1998)),
    ],
)
def test_dates_of_older_running_text(published: dt.date, sentence: str, quoted: str, first: str, last: str) -> None:
    found = find_dates(sentence, [Span(0, len(sentence))], published=published)
    assert (quoted, dt.date.fromisoformat(first), dt.date.fromisoformat(last)) in [
        (d.text, d.value, d.end) for d in found
    ]


def test_every_rule_is_used_by_the_table() -> None:
    used = set()
    tables = (expressions.DEVELOPED, expressions.HELD_OUT, expressions.OTHERS, expressions.BESIDE)
    tables += (expressions.RUNNING_1989,)
    for sentence, *_ in (row for table in tables for row in rows(table)):
        used |= {d.rule for d in find_dates(sentence, [Span(0, len(sentence))], published=PUBLISHED)}
    assert {rule.name for rule in RULES} - used == set()
