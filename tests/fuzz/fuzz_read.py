"""Looks for texts that break `geo.read`, led by which lines of `geo` they reach. Wants atheris, and runs until stopped:

    python tests/fuzz/fuzz_read.py FOLDER seeds -max_len=4000

FOLDER keeps the texts found that reach something new; `seeds` are those it starts from. What breaks goes to a file of
its own in the working folder. -runs=N stops after N texts.
"""

import datetime as dt
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "geo")]

with atheris.instrument_imports(include=["geo"], enable_loader_override=False):
    from report_checks import check_reading

    import geo

DAYS = (None, dt.date(2021, 2, 26), dt.date.min, dt.date.max)


def one_text(data: bytes) -> None:
    """Read the bytes as text, published on one of a few days: which, their number says."""
    check_reading(data.decode("utf-8", "surrogateescape"), DAYS[len(data) % len(DAYS)])


if __name__ == "__main__":
    geo.warm_up()
    atheris.Setup(sys.argv, one_text)
    atheris.Fuzz()
