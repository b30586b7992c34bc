import pytest

from geo.reading.text.furniture import is_caption, is_furniture


@pytest.mark.parametrize(
    "line",
    [
        "3 min read",
        "Advertisement",
        "ADVERTISEMENT",
        "Read more: What we know of the group",
        "Share Facebook Twitter WhatsApp Copy link",
        "We use cookies to make this site better.",
        "Accept all cookies",
        "Home | World | Middle East | Africa",
        "Image source, Reuters",
        "Photo: Ann Lee",
        "(Reporting by Ann Lee; Editing by Bob May)",
        "© 2021 The Daily Test",
        "Skip to content",
        "Tags: drones, Syria",
        "By Ann Lee and Bob May",
        "Sign up for our newsletter",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Relatives of the dead gathered at the hospital.",
        "Watching from the roof, a resident counted five jets.",
        "Print shops in the town were hit by two shells.",
        "By Friday evening the toll had risen to five.",
        "Listening posts along the border were struck.",
        "Video by a witness showed smoke over the base.",
        "Killed: five. Wounded: twelve.",
    ],
)
def test_lines_of_the_report(line: str) -> None:
    assert not is_furniture(line)


def test_captions_amid_the_text() -> None:
    assert is_caption("Smoke rises over the town after the strike [File: Reuters]")
    assert not is_caption('"They hit it [the depot] twice," he said (AP).')
