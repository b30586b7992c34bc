"""Files that are made once and kept under DATELINE_HOME: written whole or not at all, and made anew from other data."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import BinaryIO

DATA = Path(str(files("geo.places"))) / "data"


def version_of(*parts: str) -> str:
    """A short hash of how something is made, told by `parts`, and of the data of places that it is made from."""
    data = sorted(f"{path.name} {path.stat().st_size}" for path in DATA.glob("*.parquet"))
    return hashlib.sha256("\n".join((*parts, *data)).encode()).hexdigest()[:12]


def keep(path: Path, write: Callable[[BinaryIO], object]) -> bool:
    """Put at `path` what `write` writes, so that no reader sees half of it; whether that went well. A full or read-only
    disk costs speed, nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    except OSError:
        return False
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
        part.replace(path)
    except OSError:
        return False
    finally:
        part.unlink(missing_ok=True)  # what is left of it where it failed
    return True
