"""What a rubric can ask about papers: the right ones taken, none demanded or kept needlessly."""

from trainer.domain.values import Text
from trainer.simulator.desk.predicates import concerns, listed, named, part, titles, yes
from trainer.simulator.dossier.judging.cases import dossier_of, kind_of
from trainer.simulator.dossier.samples import served
from trainer.simulator.setting import Setting
from trainer.simulator.system import Of, Result
from trainer.simulator.world import World


def components_right(setting: Setting, world: World, of: Of) -> Result:
    """Each component that applies rests on a sheet of this citizen that serves it, and no other."""
    citizen = named(of, "citizen")
    applying = listed(of, "components") or served(setting, citizen)
    dossier = dossier_of(world, citizen)
    ticked = {t.component: t.sheet for t in dossier.ticked} if dossier else {}
    right = [c for c in applying if _serves(setting, citizen, c, ticked.get(c, ""))]
    wrong = [c for c in applying if c not in right] + [c for c in ticked if c not in applying]
    names = [setting.components[c].name for c in wrong]
    vi, en = "; ".join(n.vi for n in names), "; ".join(n.en for n in names)
    detail = Text(vi=f"Chưa đúng: {vi}.", en=f"Not right: {en}.") if wrong else None
    extra = len(ticked.keys() - set(applying))
    return part(max(0, len(right) - extra), applying, detail)


def _serves(setting: Setting, citizen: str, component: str, sheet: str) -> bool:
    """Say whether a sheet is this citizen's own and serves the component."""
    found = setting.sheets.get(sheet)
    return found is not None and found.citizen == citizen and found.component == component


def rests_on(setting: Setting, world: World, of: Of) -> Result:
    """A component was recorded on this very sheet."""
    dossier = dossier_of(world, named(of, "citizen"))
    ticked = {t.component: t.sheet for t in dossier.ticked} if dossier else {}
    return yes(ticked.get(named(of, "component")) == named(of, "sheet"))


def no_needless_paper(setting: Setting, world: World, of: Of) -> Result:
    """Nobody was asked for a paper that is looked up, is there and sound, or is not needed.

    `also` lists components that this case does not need although the procedure has them.
    """
    pairs = [(d.citizen, c) for d in world.dossier.dossiers for c in d.asked_for]
    pairs += [(sent.citizen, c) for sent in world.desk.sent_away for c in sent.components]
    needless = [
        component
        for citizen, component in pairs
        if concerns(of, citizen)
        and (
            kind_of(setting, component) == "lookup"
            or _there_and_sound(setting, citizen, component)
            or component in listed(of, "also")
        )
    ]
    names = [setting.components[c].name for c in needless]
    detail = Text(
        vi="Đã đòi: " + "; ".join(n.vi for n in names) + ".",
        en="Demanded: " + "; ".join(n.en for n in names) + ".",
    )
    return yes(not needless, detail)


def _there_and_sound(setting: Setting, citizen: str, component: str) -> bool:
    """Say whether a sheet already serves the component, and no defect shows on any such sheet."""
    serving = {
        s.id
        for s in setting.sheets.values()
        if s.citizen == citizen
        and s.component == component
        and s.place not in ("copier", "home", "reply")
    }
    ways = (way for defect in setting.scenario.defects for way in defect.seen_in)
    return bool(serving) and not any(item.partition("/")[0] in serving for w in ways for item in w)


def nobody_sent_away(setting: Setting, world: World, of: Of) -> Result:
    """Nobody was sent home by word of mouth, without a slip."""
    sent = [s.citizen for s in world.desk.sent_away if concerns(of, s.citizen)]
    names = "; ".join(setting.citizens[citizen].name for citizen in dict.fromkeys(sent))
    return yes(not sent, Text(vi=f"Đã phải về: {names}.", en=f"Sent home: {names}."))


def presented_not_kept(setting: Setting, world: World, of: Of) -> Result:
    """No copy or scan was kept of a paper that is only presented."""
    scanned = [f.sheet for d in world.dossier.dossiers for f in d.files]
    ordered = {s.copy_of for s in setting.sheets.values()}
    kept = scanned + [sheet for sheet, _ in world.desk.copied if sheet not in ordered]
    wrong = [
        s
        for s in kept
        if kind_of(setting, setting.sheets[s].component) == "present"
        and concerns(of, setting.sheets[s].citizen)
    ]
    names = titles(setting, wrong)
    return yes(not wrong, Text(vi=f"Đã giữ: {names.vi}.", en=f"Kept: {names.en}."))


def looked_up(setting: Setting, world: World, of: Of) -> Result:
    """The records were looked up."""
    wanted = listed(of, "records")
    return part(sum(r in world.dossier.looked_up for r in wanted), wanted)
