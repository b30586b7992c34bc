"""The README's pictures: one for each kind, as the code draws them today."""

from __future__ import annotations

from xml.etree import ElementTree as Xml

import pytest

from geo.codes import LOCALITY_KINDS
from geo.shapes.pictures import FOLDER, Picture, draw, pictures

DRAWN = list(pictures())


def test_every_kind_has_a_picture():
    assert {picture.locality.kind for picture in DRAWN} == set(LOCALITY_KINDS)


@pytest.mark.parametrize("picture", DRAWN, ids=lambda picture: picture.name)
def test_picture_is_small_well_formed_and_shown(picture: Picture):
    text = draw(picture)
    assert len(text) < 20_000
    assert picture.words in "".join(Xml.fromstring(text).itertext())  # noqa: S314 our own drawing
    assert (FOLDER / f"{picture.name}.svg").is_file()
    assert f"images/{picture.name}.svg" in (FOLDER.parent / "README.md").read_text(encoding="utf-8")
