"""Many small geometries as arrays."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from dashboard.pieces import LINE, POLYGON, STEPS, Pieces

unit = st.floats(0, 0.875, width=16)
boxes = st.tuples(unit, unit).map(lambda at: (*at, at[0] + 0.125, at[1] + 0.125))


@given(st.lists(boxes, max_size=12), boxes)
def test_those_that_touch_a_box_are_found_and_cut_to_it(several: list[tuple], box: tuple) -> None:
    shapes = [shapely.box(*one) for one in several]
    found = Pieces.of(POLYGON, shapes).within(box)
    cut = [one for one in shapely.clip_by_rect(np.array(shapes, dtype=object), *box) if not one.is_empty]
    assert len(found) == len(cut)
    assert all(one.equals_exact(other, 2 / STEPS) for one, other in zip(found, cut, strict=True))


def test_lines_keep_their_points_and_order() -> None:
    lines = [shapely.LineString([(0, 0), (0.5, 0.25), (1, 0.5)]), shapely.LineString([(0.25, 0.75), (0.5, 1)])]
    pieces = Pieces.of(LINE, lines)
    assert len(pieces) == 2
    assert [one.equals(line) for one, line in zip(pieces.within((0, 0, 1, 1)), lines, strict=True)] == [True, True]
    assert pieces.within((0.0, 0.75, 0.375, 1.0)) == [shapely.LineString([(0.25, 0.75), (0.375, 0.875)])]


def test_none_hold_nothing() -> None:
    nothing = Pieces.of(POLYGON, [])
    assert len(nothing) == 0
    assert nothing.within((0, 0, 1, 1)) == []


@pytest.mark.parametrize("ends", [[0, 3], [1, 4], [0, 2, 2, 4], [0, 5], [0, 3, 2, 4], [], [[0, 4]]])
def test_ends_that_do_not_fit_the_points_are_refused(ends: list) -> None:
    with pytest.raises(ValueError, match="pieces"):
        Pieces.from_arrays(LINE, np.zeros((4, 2), np.int32), np.array(ends, np.int32))
