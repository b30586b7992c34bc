"""Articles that tests of the archive share, and short ways to put them in and read them back."""

from functools import cache

from geo.archive.add import Adder, Summary
from geo.archive.current import current_events
from geo.archive.prepare import Reading
from geo.archive.store import Archive
from geo.pipeline import read

STRIKE = """Jets hit depot

BEIRUT, 12 May 2023 - Israeli warplanes bombed a Hezbollah depot near Baalbek on Thursday, killing three fighters.
"""
SAME_STRIKE = """Strike in the Bekaa

DAMASCUS, 13 May 2023 - An Israeli air strike on 11 May hit a Hezbollah store in Baalbek and killed four people.
"""
ROCKETS = """Rockets hit base

BAGHDAD, 3 March 2021 - At least ten rockets hit the Ain al-Asad air base in Iraq on Wednesday morning.
"""


@cache
def report(text: str) -> dict:
    return read(text).to_dict()


def add(archive: Archive, *texts: str, again: bool = False, file: str | None = None) -> Summary:
    adder = Adder(archive, again=again)
    for text in texts:
        adder.take(Reading(report(text), file))
    adder.flush()
    return adder.summary


def events(archive: Archive) -> list[dict]:
    return sorted(current_events(archive.snapshot()).to_pylist(), key=lambda row: row["event_id"])
