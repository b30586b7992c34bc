"""Files that are kept are whole, or not there."""

from pathlib import Path
from typing import BinaryIO

from dashboard import made_files


def test_a_file_is_kept_whole(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.bin"
    assert made_files.keep(path, lambda file: file.write(b"whole"))
    assert path.read_bytes() == b"whole"
    assert list(path.parent.iterdir()) == [path]


def test_nothing_is_left_of_a_file_that_could_not_be_written(tmp_path: Path) -> None:
    path = tmp_path / "b.bin"
    path.write_bytes(b"before")

    def fails(file: BinaryIO) -> None:
        file.write(b"half")
        raise OSError(28, "No space left on device")

    assert not made_files.keep(path, fails)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_cannot_be_made_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert not made_files.keep(tmp_path / "file" / "b.bin", lambda file: file.write(b"whole"))


def test_a_version_changes_with_what_it_tells() -> None:
    assert (
        made_files.version_of("1", "areas")
        == made_files.version_of("1", "areas")
        != made_files.version_of("2", "areas")
    )
