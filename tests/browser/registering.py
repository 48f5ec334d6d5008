"""At the land information system as a person is there: opens, searches, types a form, answers."""

from collections.abc import Callable, Sequence
from uuid import UUID

from playwright.sync_api import Locator, Page, expect

from tests.browser import playing
from tests.browser.playing import Mouse, answered, begin
from trainer.simulator.acts import Action

SCENARIO = "record-second-dialog"
TYPED = "fill-in"
BUTTONS = {
    "open-application": "application",
    "drop-application": "application",
    "choose-record": "record",
    "do-task": "task",
    "answer-dialog": "choice",
}
"""The verbs that are one press of a button, and what the button chooses."""


def sit_down(page: Page, scenario: str = SCENARIO, mode: str = "own") -> UUID:
    """Begin the scenario and open the land records."""
    run = begin(page, mode, scenario)
    look(page, Mouse())
    return run


def look(page: Page, hands: Mouse) -> None:
    """Turn to the land records, if they are not in front already."""
    bench = page.locator(".bench")
    if (bench.get_attribute("data-app"), bench.get_attribute("data-pane")) != ("land", "land"):
        hands.press(page.locator("[data-tab=land]"))
        expect(page.locator(".bench[data-app=land][data-pane=land]")).to_be_attached()
        expect(page.locator(".land-body")).to_be_visible()


def work(page: Page, steps: Sequence[Action], hands: Mouse | None = None) -> None:
    """Take the steps, those of the land records in their pane; what is typed goes with the save."""
    hands, typed = hands or Mouse(), []
    for action in steps:
        if action.verb == TYPED:
            typed.append(action)
        elif action.verb == "save-record":
            save(page, typed, hands)
            typed = []
        elif action.verb in RECORDS:
            look(page, hands)
            with_answer(page, lambda action=action: RECORDS[action.verb](page, action, hands))
        else:
            playing.take(page, action, hands)


def save(page: Page, typed: Sequence[Action], hands: Mouse) -> None:
    """Type into the fields of the form and save it."""
    look(page, hands)
    for action in typed:
        field = page.locator(f"#in-record-{action.args['field']}")
        write(field, str(action.args["value"]), hands)
    with_answer(page, lambda: hands.press(page.locator("#land-save")))


def write(field: Locator, value: str, hands: Mouse) -> None:
    """Write into a field, or choose from its list."""
    if field.evaluate("e => e.tagName") == "SELECT":
        hands.choose(field, value)
    else:
        hands.write(field, value)


def _press(page: Page, action: Action, hands: Mouse) -> None:
    name = BUTTONS[action.verb]
    inside = f"#act-{action.verb} button, button[form=act-{action.verb}]"
    named = page.locator(f"[name={name}][value='{action.args[name]}']")
    hands.press(page.locator(inside).and_(named))


def _search(page: Page, action: Action, hands: Mouse) -> None:
    hands.choose(page.locator("#land-by"), str(action.args["by"]))
    hands.write(page.locator("#land-value"), str(action.args["value"]))
    hands.press(page.locator("#act-search-records button"))


def _plain(page: Page, action: Action, hands: Mouse) -> None:
    hands.press(page.locator(f"#act-{action.verb} button"))


RECORDS = dict.fromkeys(BUTTONS, _press) | {"search-records": _search, "edit-record": _plain}


def with_answer(page: Page, do: Callable[[], object]) -> None:
    """Do something that is sent, and wait for the answer."""
    before = page.locator(".bench").get_attribute("data-sequence")
    do()
    answered(page, before)
