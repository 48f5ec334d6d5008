"""What the verbs of the counter do, and when they are refused."""

from trainer.simulator.acts import Action, Event, happened, number, several, text
from trainer.simulator.dossier.state import Status
from trainer.simulator.office_time import NEVER, done_at, next_opening, opening
from trainer.simulator.scenario import Citizen, Topic
from trainer.simulator.setting import Setting
from trainer.simulator.system import Answer, Refusal
from trainer.simulator.world import World

MOST_COPIES = 100
LONGEST_WAIT = 600


def call_next(setting: Setting, world: World, action: Action) -> Answer:
    """Call the next person; what they brought openly comes onto the table."""
    desk = world.desk
    if desk.at_counter:
        return Refusal(code="somebody-at-counter")
    if not desk.queue:
        return Refusal(code="nobody-waiting")
    citizen = desk.queue[0]
    brought = [
        s.id
        for s in setting.sheets.values()
        if s.citizen == citizen and (s.place == "table" or s.id in desk.fetched)
    ]
    return (
        happened("citizen-called", citizen=citizen),
        happened("papers-laid", sheets=tuple(brought)),
    )


def _topic(setting: Setting, world: World, action: Action) -> Topic | None:
    citizen = setting.citizens[world.desk.at_counter]
    return next((t for t in citizen.topics if t.id == text(action, "topic")), None)


def raisable(world: World, citizen: Citizen, topic: Topic) -> bool:
    """Say whether the topic can be raised now: not raised yet, and what it follows on from was."""
    return not asked_of(world, citizen.id, topic.id) and all(
        asked_of(world, citizen.id, before) for before in topic.after
    )


def raise_topic(setting: Setting, world: World, action: Action) -> Answer:
    """Ask or explain one thing; the answer may bring papers onto the table."""
    topic = _topic(setting, world, action)
    citizen = setting.citizens[world.desk.at_counter]
    if topic is None or topic.kind != action.verb or not raisable(world, citizen, topic):
        return Refusal(code="nothing-to-say")
    raised = happened("topic-raised", citizen=citizen.id, topic=topic.id)
    return (raised, happened("papers-laid", sheets=topic.gives)) if topic.gives else (raised,)


def seen(world: World, sheet: str) -> bool:
    """Say whether the learner has the sheet before them, on the table or on the screen."""
    return sheet in world.desk.table or sheet in world.dossier.looked_up


def examine(setting: Setting, world: World, action: Action) -> Answer:
    """Read a sheet closely: from now on its items can be read and pointed at."""
    sheet = text(action, "sheet")
    if not seen(world, sheet):
        return Refusal(code="not-on-table")
    if sheet in world.desk.examined:
        return Refusal(code="already-examined")
    return (happened("sheet-examined", sheet=sheet),)


def compare(setting: Setting, world: World, action: Action) -> Answer:
    """Note one or two items that do not agree or are wrong, with the rule where it is asked."""
    items = tuple(sorted(several(action, "items")))
    if any(item.partition("/")[0] not in world.desk.examined for item in items):
        return Refusal(code="not-read")
    if setting.ask_rule and not text(action, "rule"):
        return Refusal(code="rule-needed")
    if any(mark.items == items for mark in world.desk.marks):
        return Refusal(code="already-marked")
    rule = text(action, "rule")
    return (happened("items-marked", items=items, rule=rule, minute=world.minute),)


def unmark(setting: Setting, world: World, action: Action) -> Answer:
    """Take a finding back."""
    items = tuple(sorted(several(action, "items")))
    if not any(mark.items == items for mark in world.desk.marks):
        return Refusal(code="not-marked")
    return (happened("items-unmarked", items=items),)


def copy(setting: Setting, world: World, action: Action) -> Answer:
    """Photocopy a paper that lies on the table."""
    sheet = setting.sheets[text(action, "sheet")]
    if sheet.id not in world.desk.table or sheet.form in ("photo", "electronic"):
        return Refusal(code="not-on-table")
    if not 1 <= number(action, "copies") <= MOST_COPIES:
        return Refusal(code="copies-out-of-range")
    made = tuple(s.id for s in setting.sheets.values() if s.copy_of == sheet.id)
    copied = happened("sheet-copied", sheet=sheet.id, copies=number(action, "copies"))
    return (copied, happened("papers-laid", sheets=made)) if made else (copied,)


def hand_back(setting: Setting, world: World, action: Action) -> Answer:
    """Give a paper back to its owner."""
    if text(action, "sheet") not in world.desk.table:
        return Refusal(code="not-on-table")
    return (happened("sheet-handed-back", sheet=text(action, "sheet")),)


def send_away(setting: Setting, world: World, action: Action) -> Answer:
    """Send the citizen home by word of mouth, without a slip."""
    return _dismissed(world, several(action, "components"))


def _dismissed(world: World, components: tuple[str, ...]) -> tuple[Event, ...]:
    citizen = world.desk.at_counter
    return (
        happened("citizen-sent-away", citizen=citizen, components=components),
        happened("visit-ended", citizen=citizen),
    )


def _in_hand(world: World, citizen: str) -> bool:
    """Say whether the citizen leaves with something in hand: a slip, a result, a paper log receipt."""
    logged = any(entry.citizen == citizen for entry in world.desk.log)
    return logged or any(
        d.citizen == citizen and (d.submitted_to or d.status is not Status.NEW)
        for d in world.dossier.dossiers
    )


def phone(setting: Setting, world: World, action: Action) -> Answer:
    """Ring up somebody who is not here."""
    citizen = setting.citizens[text(action, "citizen")]
    if world.desk.at_counter:
        return Refusal(code="somebody-at-counter")
    if citizen.id in world.desk.queue:
        return Refusal(code="waiting-outside")
    if citizen.persona.device == "none":
        return Refusal(code="no-telephone")
    return (happened("citizen-phoned", citizen=citizen.id),)


def end_visit(setting: Setting, world: World, action: Action) -> Answer:
    """Say goodbye to a citizen who has something in hand, or hang up."""
    if world.desk.by_phone:
        return (happened("call-ended", citizen=world.desk.at_counter),)
    if not _in_hand(world, world.desk.at_counter):
        return Refusal(code="nothing-in-hand")
    return (happened("visit-ended", citizen=world.desk.at_counter),)


def log_outage(setting: Setting, world: World, action: Action) -> Answer:
    """Write the case in the paper log with an appointment; only while the system is down."""
    down = {setting.faults[fault].program for fault, _ in world.showing}
    if "one-stop" not in down:
        return Refusal(code="system-works")
    if any(entry.citizen == world.desk.at_counter for entry in world.desk.log):
        return Refusal(code="already-logged")
    return (
        happened(
            "outage-logged",
            citizen=world.desk.at_counter,
            procedure=text(action, "procedure"),
            appointment=text(action, "appointment"),
            minute=world.minute,
        ),
    )


def away(setting: Setting, world: World, colleague: str) -> bool:
    """Say whether a colleague is not at work today."""
    return world.minute < opening(setting, setting.colleagues[colleague].back_on)


def consult(setting: Setting, world: World, action: Action) -> Answer:
    """Ask a colleague something; what they say may be wrong."""
    wanted = text(action, "topic")
    for colleague in setting.scenario.colleagues:
        topic = next((t for t in colleague.topics if t.id == wanted), None)
        if topic and away(setting, world, colleague.id):
            return Refusal(code="colleague-away")
        if topic and not asked_of(world, colleague.id, wanted):
            told = happened("colleague-consulted", colleague=colleague.id, topic=wanted)
            return (told, happened("papers-laid", sheets=topic.gives)) if topic.gives else (told,)
    return Refusal(code="nothing-to-say")


def asked_of(world: World, person: str, topic: str) -> bool:
    """Say whether the topic was raised with the person already."""
    return f"{person}/{topic}" in world.desk.raised


def inquire(setting: Setting, world: World, action: Action) -> Answer:
    """Ask a colleague or another agency in writing; the reply comes when it comes."""
    colleague = setting.colleagues[text(action, "colleague")]
    if any(i.colleague == colleague.id for i in world.desk.inquiries):
        return Refusal(code="already-asked")
    due = done_at(setting, world.minute, colleague)
    return (happened("inquiry-sent", colleague=colleague.id, due=due),)


def post_publicly(setting: Setting, world: World, action: Action) -> Answer:
    """Make items of papers public, at one place or several."""
    items = tuple(sorted(several(action, "items")))
    if any(item.partition("/")[0] not in world.desk.examined for item in items):
        return Refusal(code="not-read")
    return (happened("posted-publicly", items=items, places=several(action, "places")),)


def day_closed(setting: Setting, world: World) -> tuple[Event, ...]:
    """Return what happens when the office closes on a day that is not the last."""
    gone = (happened("citizen-left-queue", citizen=citizen) for citizen in world.desk.queue)
    opens = next_opening(setting, world.minute)
    return (*gone, *_broken_off(world), happened("day-closed", opens=opens))


def _broken_off(world: World) -> tuple[Event, ...]:
    """Return how the talk at the counter ends when the door is locked: who has nothing is sent home."""
    citizen = world.desk.at_counter
    if not citizen:
        return ()
    if world.desk.by_phone:
        return (happened("call-ended", citizen=citizen),)
    if _in_hand(world, citizen):
        return (happened("visit-ended", citizen=citizen),)
    return _dismissed(world, ())


def close_day(setting: Setting, world: World, action: Action) -> Answer:
    """Lock the office for today and come back on the next working day."""
    if world.desk.at_counter:
        return Refusal(code="somebody-at-counter")
    if next_opening(setting, world.minute) == NEVER:
        return Refusal(code="last-day")
    return day_closed(setting, world)


def wait(setting: Setting, world: World, action: Action) -> Answer:
    """Let minutes pass."""
    if not 1 <= number(action, "minutes") <= LONGEST_WAIT:
        return Refusal(code="wait-out-of-range")
    return (happened("waited", minutes=number(action, "minutes")),)


def finish(setting: Setting, world: World, action: Action) -> Answer:
    """End the session, once nobody is left to serve."""
    desk = world.desk
    if desk.at_counter:
        return Refusal(code="somebody-at-counter")
    if desk.queue:
        return Refusal(code="somebody-waiting")
    if desk.expected or desk.errands:
        return Refusal(code="somebody-to-come")
    return (happened("ended", how="finished"),)
