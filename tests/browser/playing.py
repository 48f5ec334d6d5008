"""Plays a scenario at the workstation as a person does: opens panes, papers and forms, and acts.

What to do next comes from the reference run of the variant at hand; how it is done is left to a
pair of hands: a mouse, or the keyboard alone.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from flask import Flask
from playwright.sync_api import Locator, Page, expect

from trainer.extensions import db
from trainer.models import Run, RunEvent
from trainer.practice import journal
from trainer.simulator.acts import Action
from trainer.simulator.reference import reference_run

SCENARIO = "certified-copy-transcript"


class Mouse:
    """Clicks what it sees."""

    def press(self, target: Locator) -> None:
        """Press a button, a link or a summary."""
        target.click()

    def tick(self, box: Locator) -> None:
        """Tick a box."""
        box.check()

    def choose(self, box: Locator, value: str) -> None:
        """Choose from a list."""
        box.select_option(value)

    def write(self, box: Locator, text: str) -> None:
        """Write into a field."""
        box.fill(text)

    def show(self, page: Page, pane: str) -> None:
        """Open the tab of a pane, where only one pane shows at a time."""
        tab = page.locator(f"[data-tab={pane}]")
        if tab.is_visible() and tab.get_attribute("aria-current") is None:
            tab.click()
            expect(page.locator(f".bench[data-pane={pane}]")).to_be_attached()


class Keyboard(Mouse):
    """Goes from place to place with Tab and never touches a mouse."""

    def press(self, target: Locator) -> None:
        """Reach something and press Enter."""
        self._reach(target)
        target.page.keyboard.press("Enter")

    def tick(self, box: Locator) -> None:
        """Reach a box and press the space bar."""
        self._reach(box)
        box.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def choose(self, box: Locator, value: str) -> None:
        """Go down a list until the value wanted stands in it."""
        self._reach(box)
        for _ in range(box.locator("option").count()):
            if box.input_value() == value:
                return
            box.page.keyboard.press("ArrowDown")
        expect(box).to_have_value(value)

    def write(self, box: Locator, text: str) -> None:
        """Write; a date is written part by part, as the browser asks for it."""
        self._reach(box)
        if box.get_attribute("type") == "date":
            box.fill(text)  # the order of its parts is the machine's language, not the site's
        else:
            box.page.keyboard.press("Control+a")
            box.page.keyboard.type(text)

    def _reach(self, target: Locator) -> None:
        target.wait_for()
        for _ in range(600):
            if target.evaluate("e => e === document.activeElement"):
                return
            target.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard cannot reach {target}")


def begin(page: Page, mode: str, scenario: str = SCENARIO) -> UUID:
    """Start a run from the scenario's page, read its brief, and come to the workstation."""
    page.goto(f"/practice/{scenario}")
    page.click(f"button[name=mode][value={mode}]")
    page.click("main .actions a.btn")
    page.wait_for_selector(".bench")
    return UUID(page.locator(".bench").get_attribute("data-run"))


def steps_of(installation: Flask, run_id: UUID) -> list[Action]:
    """Return what the reference does in the variant of this run."""
    with installation.app_context():
        run = db.session.get_one(Run, run_id)
        return [played.action for played in reference_run(journal.setting_of_run(run))]


def acts_in(installation: Flask, run_id: UUID) -> list[str]:
    """Return the verbs of a run's actions, done or refused, in their order, from the database."""
    with installation.app_context():
        rows = db.session.scalars(
            db.select(RunEvent.body).where(RunEvent.run_id == run_id).order_by(RunEvent.sequence)
        )
        return [body["action"]["verb"] for body in rows if body.get("action")]


def mark_of(installation: Flask, run_id: UUID) -> int | None:
    """Return the mark of a run."""
    with installation.app_context():
        return db.session.get_one(Run, run_id).score


def play(page: Page, steps: Sequence[Action], hands: Mouse | None = None) -> None:
    """Take every step, each after the screen has answered the one before."""
    for action in steps:
        take(page, action, hands or Mouse())


def take(page: Page, action: Action, hands: Mouse) -> None:
    """Take one step and wait for the answer."""
    before = page.locator(".bench").get_attribute("data-sequence")
    act(page, action, hands)
    if action.verb == "finish":
        page.wait_for_url("**/debrief")
    else:
        answered(page, before)


def answered(page: Page, before: str | None) -> None:
    """Wait until the workstation has moved on from the event it stood at."""
    moved_on = page.locator(f".bench:not([data-sequence='{before}']), h1:has-text('Nhìn lại')")
    expect(moved_on.first).to_be_attached()


def act(page: Page, action: Action, hands: Mouse) -> None:
    """Take one step, whatever becomes of it."""
    if action.verb in ("examine", "hand-back"):
        _on_a_sheet(page, action, hands)
    elif action.verb == "take-up":
        hands.show(page, "dossier")
        hands.press(page.locator(f"button[form=act-take-up][value='{action.args['dossier']}']"))
    elif action.verb == "compare":
        _compare(page, action, hands)
    else:
        _send(page, action, hands)


def _on_a_sheet(page: Page, action: Action, hands: Mouse) -> None:
    hands.show(page, "papers")
    sheet = str(action.args["sheet"])
    _unfold(page.locator(f"details[data-sheet='{sheet}']"), hands)
    hands.press(page.locator(f"button[form=act-{action.verb}][value='{sheet}']"))


def _compare(page: Page, action: Action, hands: Mouse) -> None:
    hands.show(page, "papers")
    for item in _several(action.args["items"]):
        _unfold(page.locator(f"details[data-sheet='{item.split('/')[0]}']"), hands)
        hands.tick(page.locator(f"input[data-pick][value='{item}']"))
    if action.args.get("rule"):
        hands.choose(page.locator("#in-compare-rule"), str(action.args["rule"]))
    hands.press(page.locator("#act-compare button"))


def _send(page: Page, action: Action, hands: Mouse) -> None:
    _look_at(page, action, hands)
    key = _key(action)
    form = page.locator(f"form#act-{key}")
    pane = page.locator(".pane[data-name]").filter(has=form).get_attribute("data-name")
    hands.show(page, str(pane))
    rare = page.locator("details.rare").filter(has=form)
    for details in (rare, page.locator(f"details[data-form={key}]")):
        _unfold(details, hands)
    left = {name: given for name, given in action.args.items() if _fill(form, name, given, hands)}
    if not left:
        hands.press(form.locator("button:not([name])"))
    for name, given in left.items():
        hands.press(form.locator(f"button[name='{name}'][value='{given}']"))


def _key(action: Action) -> str:
    """Return the name of the form: each register has one of its own."""
    register = action.args.get("register")
    return f"{action.verb}-{register}" if action.verb == "register" else action.verb


def _look_at(page: Page, action: Action, hands: Mouse) -> None:
    """Open the dossier that the action names, where another one is on the screen."""
    row = page.locator(f"[data-look][data-id='{action.args.get('dossier', '')}']")
    if action.verb != "take-up" and row.count() and row.get_attribute("aria-current") is None:
        hands.show(page, "dossier")
        hands.press(row)
        expect(page.locator(f"[data-id='{action.args['dossier']}'][aria-current]")).to_be_attached()


def _fill(form: Locator, name: str, given: Any, hands: Mouse) -> bool:
    """Fill in one field; say whether it is a row of buttons, of which one is still to press."""
    for value in _several(given):
        box = form.locator(f"input[type=checkbox][name='{name}'][value='{value}']")
        chosen = form.locator(f"select[name='{name}']")
        typed = form.locator(f"input[name='{name}']:not([type=hidden], [type=checkbox])")
        if box.count():
            hands.tick(box)
        elif chosen.count():
            hands.choose(chosen, value)
        elif typed.count():
            hands.write(typed, value)
        else:
            return bool(form.locator(f"button[name='{name}']").count())
    return False


def _unfold(details: Locator, hands: Mouse) -> None:
    if details.count() and details.get_attribute("open") is None:
        hands.press(details.locator("summary").first)


def _several(given: Any) -> tuple[str, ...]:
    return given if isinstance(given, tuple) else (str(given),)
