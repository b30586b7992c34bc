"""Correcting an event."""

from __future__ import annotations

from dashboard.strings.words import distance, plural

EDIT = "Correct this event"
EDIT_DONE = "Done correcting"
EDIT_WHAT = "What is wrong"
EDIT_PARTS = {
    "place": "Place",
    "date": "Date",
    "type": "Type",
    "actors": "Actors",
    "killed": "Killed",
    "verdict": "Confirm or retract",
    "undo": "Take back",
}
EDIT_WHO = "Your name"
EDIT_WHY = "Why"
EDIT_WHY_HINT = "for example: the ministry's statement names another town"
EDIT_WHO_WHY = "Say who you are and why: both stand in the event's history."
EDIT_SAVE = "Save"
EDIT_SAVE_PLACE = "Save the place"
EDIT_PLACE_HOW = (
    "Drag the red ring on the map (arrow keys move it too, Enter takes it over), or choose a place by its name."
)
EDIT_FIND = "Places by the name of"
EDIT_CHOOSE = "Choose a place"
EDIT_NO_POINT = "Give the place a point and a radius: drag the ring on the map, or choose a place."
EDIT_PLACE_NAME = "Name of the place"
EDIT_DATE_PRECISION = "How exactly the date is known"
EDIT_NO_DATE = "Give the first day."
EDIT_UNKNOWN = "Empty is unknown, not 0."
EDIT_KILLED_REVERSED = "The most killed are fewer than the least."
EDIT_PRESENT = "Actor of this event"
EDIT_NEW_ROLE = "New role"
EDIT_CHANGE_ROLE = "Change the role"
EDIT_REMOVE = "Remove the actor"
EDIT_ADD_ACTOR = "Another actor"
EDIT_ACTOR_HINT = "Choose, or type a name"
EDIT_KIND = "Kind"
EDIT_KIND_HELP = "Of a new name only."
EDIT_ADD = "Add the actor"
EDIT_NO_ACTOR = "Choose an actor, or type a name."
EDIT_HAS_ROLE = "The actor has that role already."
EDIT_VERDICT_HOW = (
    "A confirmed event is marked so; a retracted one leaves map, counts and table. Both can be taken back."
)
EDIT_CONFIRM = "Confirm"
EDIT_RETRACT = "Retract"
EDIT_UNDO = "Take this back"
LATITUDE = "Latitude"
LONGITUDE = "Longitude"
RADIUS_KM = "Radius, km"
TYPE = "Type"
DRAG_ME = "Drag to where it was"
AS_IMPORTED = "as its source has it"


def machine(words: str) -> str:
    """The machine's answer beneath a person's."""
    return f"machine: {words}"


def edit_choices(count: int) -> str:
    """Over the list of places of one name."""
    return f"{count} place{plural(count)} of that name"


def people(count: int) -> str:
    """How many live in a place."""
    return f"{count:,} people"


def away(metres: float) -> str:
    """How far a place is from the event's point."""
    return f"{distance(metres)} from here"
