"""The kinds of argument that the counter knows."""

from collections.abc import Callable, Mapping

from trainer.domain.values import Text
from trainer.simulator.acts import Action, Value
from trainer.simulator.desk.handlers import asked_of, raisable, seen
from trainer.simulator.dossier.dossiers import in_hand
from trainer.simulator.paper_shapes import PHYSICAL
from trainer.simulator.setting import Setting
from trainer.simulator.system import Kind
from trainer.simulator.world import World

MOST = 10**9
"""No amount, no number of copies or minutes is larger than this."""


def plain(text: str) -> Text:
    """Return a text that reads alike in both languages."""
    return Text(vi=text, en=text)


def one_of(ids: Callable[[Setting], object]) -> Callable[[Setting, Value], bool]:
    """Return the test for a single id among those that exist in the run."""
    return lambda setting, given: isinstance(given, str) and given in ids(setting)  # type: ignore[operator]


def whole(setting: Setting, given: Value) -> bool:
    """Say whether the value is a whole number within reason."""
    return isinstance(given, int) and 0 <= given <= MOST


def number_named(setting: Setting, world: World, given: str) -> Text:
    """Return a number as both languages write it."""
    return Text(vi=f"{int(given):,}".replace(",", "."), en=f"{int(given):,}")


def counted(vi: str, one: str, many: str) -> Callable[[Setting, World, str], Text]:
    """Return how a number of something reads: with the word for it, one or many in English."""

    def named(setting: Setting, world: World, given: str) -> Text:
        number = number_named(setting, world, given)
        return Text(vi=f"{number.vi} {vi}", en=f"{number.en} {one if given == '1' else many}")

    return named


def _topic_named(setting: Setting, world: World, topic: str) -> Text:
    return setting.topics[topic].say


def _topic_kind(kind: str) -> Kind:
    def offered(setting: Setting, world: World) -> tuple[str, ...]:
        citizen = setting.citizens.get(world.desk.at_counter)
        topics = citizen.topics if citizen else ()
        return tuple(
            t.id for t in topics if citizen and t.kind == kind and raisable(world, citizen, t)
        )

    return Kind(
        field="choice",
        known=one_of(lambda setting: setting.topics),
        named=_topic_named,
        offered=offered,
    )


def _consultable(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(
        topic.id
        for colleague in setting.scenario.colleagues
        for topic in colleague.topics
        if not asked_of(world, colleague.id, topic.id)
    )


def _absent(setting: Setting, world: World) -> tuple[str, ...]:
    """Offer those who are known by a dossier and are not here, and other parties, who never come."""
    coming = {held.citizen for held in setting.scenario.dossiers}
    parties = {c.id for c in setting.scenario.citizens if not c.visits and c.id not in coming}
    known = {d.citizen for d in world.dossier.dossiers} | parties
    here = {world.desk.at_counter, *world.desk.queue}
    return tuple(c for c in setting.citizens if c in known - here)


PLACES: Mapping[str, Text] = {
    "office": Text(vi="Trụ sở UBND xã", en="The commune's office"),
    "village": Text(vi="Nhà văn hóa bản", en="The village house"),
    "website": Text(vi="Trang thông tin điện tử xã", en="The commune's website"),
}


def _known_places(setting: Setting, given: Value) -> bool:
    return isinstance(given, tuple) and bool(given) and all(place in PLACES for place in given)


def sheet_named(setting: Setting, world: World, sheet: str) -> Text:
    """Return the title of a sheet."""
    return setting.sheets[sheet].title


def sheet_kind(offered: Callable[[Setting, World], tuple[str, ...]]) -> Kind:
    """Return the kind for one sheet of the run, of those that `offered` gives."""
    known = one_of(lambda setting: setting.sheets)
    return Kind(field="choice", known=known, named=sheet_named, offered=offered)


def seen_sheets(setting: Setting, world: World) -> tuple[str, ...]:
    """Return what lies on the table, then the records looked up."""
    return world.desk.table + world.dossier.looked_up


def _restable(setting: Setting, world: World) -> tuple[str, ...]:
    """Return what a component may rest on: what is seen, and what this citizen took back."""
    dossier = in_hand(world)
    owner = dossier.citizen if dossier else ""
    back = (s for s in world.desk.returned if setting.sheets[s].citizen == owner)
    return tuple(dict.fromkeys((*seen_sheets(setting, world), *back)))


def _unread(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(s for s in seen_sheets(setting, world) if s not in world.desk.examined)


def _physical(setting: Setting, world: World) -> tuple[str, ...]:
    return tuple(s for s in world.desk.table if setting.sheets[s].form in PHYSICAL)


def _known_lines(setting: Setting, given: Value) -> bool:
    return isinstance(given, tuple) and bool(given) and all(i in setting.lines for i in given)


def _known_items(setting: Setting, given: Value) -> bool:
    if not isinstance(given, tuple) or not 1 <= len(given) <= 2 or len(set(given)) < len(given):
        return False
    return all(item in setting.lines for item in given)


def _item_named(setting: Setting, world: World, item: str) -> Text:
    label, sheet = setting.lines[item].label, setting.sheets[item.partition("/")[0]].title
    return Text(vi=f"{label.vi} ({sheet.vi})", en=f"{label.en} ({sheet.en})")


def _readable(setting: Setting, world: World) -> tuple[str, ...]:
    examined = [s for s in world.desk.examined if seen(world, s)]
    return tuple(line.id for s in examined for line in setting.sheets[s].lines)


def _copies_due(setting: Setting, world: World, action: Action) -> Value:
    citizen = setting.citizens.get(world.desk.at_counter)
    return int(citizen.asks.copies) if citizen else 1


KINDS: Mapping[str, Kind] = {
    "ask": _topic_kind("ask"),
    "explain": _topic_kind("explain"),
    "consult": Kind(
        field="choice",
        known=one_of(lambda setting: setting.topics),
        named=_topic_named,
        offered=_consultable,
    ),
    "absent": Kind(
        field="choice",
        known=one_of(lambda setting: setting.citizens),
        named=lambda setting, world, citizen: plain(setting.citizens[citizen].name),
        offered=_absent,
    ),
    "places": Kind(
        field="choices",
        known=_known_places,
        named=lambda setting, world, place: PLACES[place],
        offered=lambda setting, world: tuple(PLACES),
    ),
    "postable": Kind(field="choices", known=_known_lines, named=_item_named, offered=_readable),
    "sheet": sheet_kind(lambda setting, world: world.desk.table),
    "seen": sheet_kind(_restable),
    "unread": sheet_kind(_unread),
    "original": sheet_kind(_physical),
    "items": Kind(field="choices", known=_known_items, named=_item_named, offered=_readable),
    "rule": Kind(
        field="choice",
        known=one_of(lambda setting: setting.rules.keys() | {""}),
        named=lambda setting, world, key: setting.rules[key].text if key else plain(""),
        offered=lambda setting, world: tuple(setting.rules),
    ),
    "copies": Kind(
        field="number",
        known=whole,
        named=counted("bản", "copy", "copies"),
        due=_copies_due,
        tried=lambda setting, world: (1,),
    ),
    "minutes": Kind(field="number", known=whole, named=counted("phút", "minute", "minutes")),
}
