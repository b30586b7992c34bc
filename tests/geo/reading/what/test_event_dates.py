import datetime as dt

import pytest

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


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Shells killed a man born in 1958 in Homs on Wednesday.", dt.date(2021, 2, 24)),
        ("A drone killed two people in Homs, in the latest test of the February 10 ceasefire.", None),
        ("A mine killed a guard in Homs, the first since the mayor took office on February 7.", None),
        ("Witnesses are reporting on Thursday that gunmen killed two people in Homs.", None),
        ("Rockets hit a school in Homs, where elections are due on March 14.", None),
        ("A bomb killed a guard in Homs, the cradle of the 2011 armed uprising.", None),
        ("A bomb hit a bus in Homs in one of the worst attacks since their revolt began nine years ago.", None),
        ("A bomb hit a bus in Homs, killing three people, one of whom died on Tuesday.", None),
    ],
)
def test_days_of_other_things_date_no_attack(text: str, day: dt.date | None) -> None:
    assert days(text) == [day]


def test_the_dead_of_many_months_are_background() -> None:
    text = "Rebels killed four guards in Homs on Wednesday.\n\nFighting killed 90 in the first eight months of 2020."
    statuses = [event.status for event in geo.read(text, published="2021-02-26").events if event.type != "statement"]
    assert statuses == ["reported", "background"]


def test_an_attack_of_two_weeks_ago_is_another_one() -> None:
    text = "Gunmen killed 15 soldiers at a base near Homs.\n\nTwo weeks ago, gunmen attacked an army base near Hama."
    assert [day is None for day in days(text)] == [True, False]


def test_a_day_between_who_attacked_and_what_they_did_is_the_attacks() -> None:
    assert days("The radio said rebels Wednesday exploded a mine under an army truck in Homs, killing two.") == [
        dt.date(2021, 2, 24)
    ]


def test_an_attack_days_before_another_has_its_own_day() -> None:
    text = "Rockets hit Homs on Tuesday, killing two, three days after gunmen attacked a bus in Hama and killed six."
    assert days(text) == [dt.date(2021, 2, 23), dt.date(2021, 2, 20)]


def test_an_attack_weeks_from_an_unnamed_day_has_none() -> None:
    text = (
        "Rockets hit a school in Homs on Wednesday, killing two.\n\nThe worst raid was on 3 March 2019 in Hama.\n\n"
        "Five weeks later, gunmen attacked a base in Aleppo, killing six soldiers."
    )
    assert days(text)[1] is None


def test_since_when_dates_nothing() -> None:
    text = "The attack on Homs, which killed two, was the biggest since rebels tried to destroy a dam last May."
    assert dt.date(2020, 5, 1) not in days(text)


def test_the_day_of_the_dateline_is_a_date_and_dates_no_attack() -> None:
    report = geo.read("SEOUL, Oct. 28 -- Gunmen killed six people in Homs.", published="2020-10-28")
    assert [(date.text, date.value) for date in report.dates] == [("Oct. 28", dt.date(2020, 10, 28))]
    assert [event.date_start for event in report.events] == [None]


def test_a_number_of_people_is_shot() -> None:
    assert days("Soldiers shot five on Monday in Homs.") == [dt.date(2021, 2, 22)]
