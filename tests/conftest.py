"""One place index for the whole run: compiled once, in a folder of the run's own unless DATELINE_HOME is set."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
OWN_HOME = pytest.StashKey[str]()
settings.register_profile("untimed", settings.default, deadline=None)  # a busy machine is no failure
settings.load_profile("untimed")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Benchmarks print, and want the machine to themselves: no worker processes. Tests: as many as there are cores."""
    return 0 if config.option.markexpr == "benchmark" else None


def pytest_sessionstart(session: pytest.Session) -> None:
    """Give the run one folder to keep things in, with the place index in it; worker processes inherit it."""
    if hasattr(session.config, "workerinput") or session.config.option.collectonly:
        return
    if "DATELINE_HOME" not in os.environ:
        os.environ["DATELINE_HOME"] = session.config.stash[OWN_HOME] = tempfile.mkdtemp(prefix="dateline-home-")
    from geo.places.gazetteer import gazetteer

    gazetteer()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the folder, unless it was given."""
    own = config.stash.get(OWN_HOME, None)
    if own is not None:
        del os.environ["DATELINE_HOME"]
        shutil.rmtree(own, ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def dateline_home() -> Path:
    """The folder that the run keeps things in, with the place index in it."""
    return Path(os.environ["DATELINE_HOME"])


@pytest.fixture(scope="session")
def seed_text() -> str:
    """The article that the project was created from."""
    return (ROOT / "seeds" / "000_ab72f8260a983db2.txt").read_text(encoding="utf-8")
