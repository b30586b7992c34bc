"""The story for a first visit: one strike explained in five steps, on the live map and in the live panel.

A step is nothing but a choice of words and of a tab that a visitor could make too, with a few sentences beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from dashboard import finds, strings
from geo.archive.database import Database
from geo.archive.opened import OpenEvent
from geo.archive.query import Filter
from geo.archive.questions import page

TOLD = Filter(
    types=frozenset({"air_strike"}),
    date_from=dt.date(2021, 2, 25),
    date_to=dt.date(2021, 2, 25),
    text="albu kamal",
)
"""What the strike of the story is known by: it is told only where the archive has it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its head, its sentences, the kind of locality whose words are selected, and the tab in front."""

    title: str
    text: str
    locality: str | None
    tab: str


STEPS: tuple[Step, ...] = tuple(Step(*row) for row in strings.STORY)


def strike(database: Database) -> str | None:
    """The id of the story's event; None where the archive does not have it."""
    found = page(database, TOLD, limit=1)
    return found[0].event_id if found else None


def find_of(step: int, opened: OpenEvent) -> str | None:
    """The key of the words that a step (from 1) selects."""
    wanted = STEPS[step - 1].locality
    for index in opened.event.localities:
        locality = opened.report.localities[index]
        level = locality.georeference.precision_level if locality.georeference else None
        if locality.kind == wanted and (wanted != "place" or level == "settlement"):
            return finds.key("locality", index)
    return None


def show_offer(on_step: Callable[[int | None], None]) -> None:
    """The button that begins the story."""
    st.button(strings.STORY_OFFER, key="story-begin", on_click=on_step, args=(1,), icon=":material/auto_stories:")


def show_step(step: int, on_step: Callable[[int | None], None]) -> None:
    """A step with its sentences, and the way to the others."""
    told = STEPS[step - 1]
    with st.container(border=True, key="story"):
        st.markdown(f"**{strings.step_of(step, len(STEPS))} · {told.title}**  \n{told.text}")
        back, on, leave = st.columns(3)
        back.button(strings.STORY_BACK, key="story-back", disabled=step == 1, on_click=on_step, args=(step - 1,))
        following = step + 1 if step < len(STEPS) else None
        on.button(strings.STORY_ON, key="story-on", disabled=following is None, on_click=on_step, args=(following,))
        leave.button(strings.STORY_LEAVE, key="story-leave", on_click=on_step, args=(None,))
