"""Whatever the bytes are, every format's reader gives documents or an error of ours."""

import io
from contextlib import suppress

import file_samples as made
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import GeoError
from geo.reading.files.documents import Document, LeftOut
from geo.reading.files.formats import FORMATS, Format, reader_of
from geo.reading.files.opening import documents_of
from geo.reading.files.sources import open_source

SAMPLES = made.samples()
MODEST = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
changes = st.lists(
    st.tuples(
        st.sampled_from(["replace", "cut", "double", "insert"]),
        st.floats(0, 1),
        st.integers(0, 60),
        st.binary(max_size=8) | st.sampled_from([b"<", b'"', b"\n", b"/", b"\xff", b"[", b"0", b"endstream", b"%%EOF"]),
    ),
    min_size=1,
    max_size=6,
)


def changed(data: bytes, change: tuple[str, float, int, bytes]) -> bytes:
    what, share, length, piece = change
    at = int(share * len(data))
    if what == "cut":
        return data[:at] + data[at + length :]
    if what == "double":
        return data[: at + length] + data[at:]
    return data[:at] + piece + data[at + (len(piece) if what == "replace" else 0) :]


def read(found) -> None:
    """Read everything; only errors of ours may come, and every document has words."""
    with suppress(GeoError):
        for number, item in enumerate(found):
            assert isinstance(item, Document | LeftOut)
            assert isinstance(item, LeftOut) or item.text.strip()
            assert number < 10_000


@pytest.mark.parametrize("row", FORMATS, ids=lambda row: row.name)
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
@MODEST
def test_random_bytes_in_any_reader(row: Format, data: bytes) -> None:
    try:
        source = open_source(io.BytesIO(data), "x", len(data))
    except GeoError:
        return
    read(reader_of(row)(source))


@pytest.mark.parametrize("name", SAMPLES)
@given(changes=changes)
@MODEST
def test_damaged_files(name: str, changes: list[tuple[str, float, int, bytes]]) -> None:
    data = SAMPLES[name]
    for change in changes:
        data = changed(data, change)
    read(documents_of(io.BytesIO(data), f"x{name}", size=len(data)))


@pytest.mark.parametrize("name", SAMPLES)
def test_files_that_break_off(name: str) -> None:
    data = SAMPLES[name]
    for share in range(1, 20):
        read(documents_of(io.BytesIO(data[: len(data) * share // 20]), f"x{name}"))
