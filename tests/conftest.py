"""One place index for the whole run: compiled once, in a folder of the run's own unless DATELINE_HOME is set."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


@pytest.fixture(scope="session", autouse=True)
def dateline_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder that the run keeps things in, with the place index in it."""
    before = os.environ.get("DATELINE_HOME")
    home = Path(before) if before else tmp_path_factory.mktemp("dateline-home")
    os.environ["DATELINE_HOME"] = str(home)
    from geo.places.gazetteer import gazetteer

    gazetteer()
    yield home
    if before is None:
        del os.environ["DATELINE_HOME"]


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The article that the project was created from."""
    return (ROOT / "seeds" / "000_ab72f8260a983db2.txt").read_text(encoding="utf-8")
