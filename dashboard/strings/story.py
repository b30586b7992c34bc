"""The story of one strike, step by step."""

from __future__ import annotations

STORY_OFFER = "See one strike explained in five steps"
STORY_BACK = "Back"
STORY_ON = "Next"
STORY_LEAVE = "Leave"
STORY = (
    (
        "What the article says",
        (
            "On 25 February 2021 aircraft of the United States struck militias in Syria. The sentences that "
            "tell of it are lit up in the article below; every line of this panel comes from words in them."
        ),
        None,
        "event",
    ),
    (
        "Where the town is",
        (
            "The words name the town of Albu Kamal. A town is not a point: the circle is its extent, and the "
            "strike was somewhere in it, as far as these words go."
        ),
        "place",
        "why",
    ),
    (
        "What 20 kilometres allow",
        (
            "They also say “about 20 kilometres from the Iraqi border”. A round number is not exact: the band "
            "holds every place in Syria that such words allow, its darker part those near the town."
        ),
        "border_distance",
        "why",
    ),
    (
        "The two do not agree",
        (
            "The town lies about 7 km from the border, not 20. Dateline measures, says so, and keeps both. It "
            "never picks one in silence."
        ),
        None,
        "event",
    ),
    (
        "Who said how many",
        (
            "“At least 11”, then 17, then “at least 22”, and a source that calls the numbers exaggerated. Each "
            "is somebody's claim with its words; the event shows the range that stands."
        ),
        None,
        "claims",
    ),
)


def step_of(step: int, steps: int) -> str:
    """Which step of the story this is."""
    return f"{step} of {steps}"
