import datetime as dt

import geo


def days(text: str) -> list[dt.date | None]:
    return [event.date_start for event in geo.read(text, published="2021-02-26").events if event.type != "statement"]


def test_the_paragraph_dates_an_attack_that_names_no_day() -> None:
    text = "On Tuesday the town woke to sirens. Rockets hit a school in Homs, killing two people."
    assert days(text) == [dt.date(2021, 2, 23)]


def test_the_head_of_the_text_dates_an_attack_that_its_paragraph_does_not() -> None:
    text = (
        "The town of Homs was quiet on Wednesday after a long night of fear, and its streets stayed empty.\n\n"
        "Rockets hit a school there, killing two people and wounding many others who had come to learn."
    )
    assert days(text) == [dt.date(2021, 2, 24)]


def test_the_day_of_publication_and_of_speech_date_nothing() -> None:
    assert days("Rockets hit a school in Homs, killing two people. The mayor said on Friday he was sad.") == [None]


def test_a_day_of_no_known_year_is_not_taken_for_the_day_of_the_head() -> None:
    text = "A summit met on 3 March 2019. Officials spoke.\n\nRockets hit a school in Homs on May 24, killing two."
    (event,) = [event for event in geo.read(text).events if event.type != "statement"]
    assert event.date_start is None


def test_a_claim_days_later_is_of_the_same_attack() -> None:
    text = "Gunmen attacked a convoy near Djibo on 14 February, killing five. JNIM claimed the attack two days later."
    assert days(text) == [dt.date(2021, 2, 14)]
