"""The proof of a scenario (pure: who calls it measures the time).

For every variant: the reference scores 100; leaving out or altering any of its steps costs
something; no dead end; each defect can be caught and missed, and missing it costs the rows it names;
each fault occurs and has a way out. For every seed: the reference scores 100 and the lazy policies
stay below the pass mark.
"""

from collections.abc import Iterator, Sequence

from trainer.domain.values import Text
from trainer.simulator.desk.findings import hit
from trainer.simulator.land.samples import about_land, matters
from trainer.simulator.marking_shapes import Defect
from trainer.simulator.proof.findings import Finding, Proof, path, variant
from trainer.simulator.proof.lazy import lazy_findings
from trainer.simulator.proof.search import MOST_STATES, Graph, Node, dead_ends, explored
from trainer.simulator.proof.steps import reference_findings, step_findings
from trainer.simulator.rubric import marked
from trainer.simulator.scenario import CompiledScenario, Scenario
from trainer.simulator.setting import Setting, setting_of, setting_with
from trainer.simulator.systems import VERBS
from trainer.simulator.variants import deciding_draws, drawn, variants

__all__ = ["Finding", "Proof", "prove"]


def prove(compiled: CompiledScenario, seeds: Sequence[int]) -> Proof:
    """Prove a scenario, or say with counterexamples why it is not sound."""
    names = deciding_draws(compiled.definition)
    findings: list[Finding] = []
    states, searched = 0, []
    for setting in _every_variant(compiled):
        findings += reference_findings(setting, names)
        findings += step_findings(setting, names)
        if _what_matters(setting) not in searched:
            searched.append(_what_matters(setting))
            graph = explored(setting)
            states += len(graph.nodes)
            findings += _searched(setting, graph, names)
    findings += _undecided(compiled)
    for seed in seeds:
        setting = setting_of(compiled, seed)
        findings += reference_findings(setting, names)
        findings += lazy_findings(setting, names)
    kept = tuple({f.what.en: f for f in reversed(findings)}.values())[::-1]
    return Proof(scenario=compiled.key, ok=not kept, states=states, findings=kept)


def _every_variant(compiled: CompiledScenario) -> Iterator[Setting]:
    other = drawn(compiled.definition.draws, 0)
    for draws in variants(compiled.definition):
        yield setting_with(compiled, 0, {**other, **draws})


def _what_matters(setting: Setting) -> object:
    """Return what the search depends on: variants that are alike in it are searched once."""
    case = setting.scenario
    lost = {name for defect in case.defects for name in defect.rows}
    rows = tuple(row for row in case.rubric if row.id in lost)
    parts = (case.citizens, case.papers, case.colleagues, case.defects, case.faults)
    asked = matters(setting) or any(about_land(row.check) for row in rows)
    land = case.land if asked else None
    return (*parts, case.registers, case.dossiers, land, _rare_steps(case), rows)


def _rare_steps(case: Scenario) -> tuple[object, ...]:
    return tuple(step.do for step in case.reference if any(VERBS[verb].rare for verb in step.do))


def _undecided(compiled: CompiledScenario) -> Iterator[Finding]:
    """Yield defects and faults that hold in no variant at all."""
    definition = compiled.definition
    settings = list(_every_variant(compiled))
    held = {d.id for s in settings for d in s.scenario.defects}
    held |= {fault for s in settings for fault in s.faults}
    for name in (*(d.id for d in definition.defects), *(f.id for f in definition.faults)):
        if name not in held:
            yield Finding(
                what=Text(vi=f"“{name}” không bao giờ xảy ra", en=f"“{name}” never occurs"),
                counterexample=Text(vi="mọi biến thể", en="every variant"),
            )


def _searched(setting: Setting, graph: Graph, names: tuple[str, ...]) -> Iterator[Finding]:
    where = variant(setting, names)
    if len(graph.nodes) >= MOST_STATES:
        yield Finding(
            what=Text(vi="quá nhiều trạng thái để chứng minh", en="too many states to prove"),
            counterexample=where,
        )
        return
    dead = dead_ends(graph)
    if dead:
        yield Finding(
            what=Text(vi="ngõ cụt: không thể kết thúc", en="a dead end: no way to finish"),
            counterexample=_run(setting, min(dead, key=lambda n: len(n.actions)), where),
        )
    for defect in setting.scenario.defects:
        yield from _defect_findings(setting, graph, defect, where)
    yield from _fault_findings(setting, graph, where)


def _run(setting: Setting, node: Node, where: Text) -> Text:
    return path(setting, node.world, node.actions, where)


def _defect_findings(
    setting: Setting, graph: Graph, defect: Defect, where: Text
) -> Iterator[Finding]:
    caught = [n for n in graph.ends if _dealt_with(setting, n, defect)]
    missed = [n for n in graph.ends if not hit(setting, n.world, defect)]
    if not caught:
        yield Finding(
            what=Text(
                vi=f"không có cách nào phát hiện và xử lý đúng lỗi “{defect.id}”",
                en=f"there is no way to find the defect “{defect.id}” and put it right",
            ),
            counterexample=where,
        )
    if not missed:
        yield Finding(
            what=Text(
                vi=f"không thể bỏ sót lỗi “{defect.id}”",
                en=f"the defect “{defect.id}” cannot be missed",
            ),
            counterexample=where,
        )
    for node in missed:
        yield from _cost_findings(setting, node, defect, where)


def _dealt_with(setting: Setting, node: Node, defect: Defect) -> bool:
    harmed = any(e.kind == "harm" and e.data["defect"] == defect.id for e in node.events)
    return hit(setting, node.world, defect) and not harmed


def _cost_findings(setting: Setting, node: Node, defect: Defect, where: Text) -> Iterator[Finding]:
    """Yield each row that the defect names and that a run that missed it keeps in full."""
    rows = {row.id: row for row in marked(setting, node.world, node.events).rows}
    for name in defect.rows:
        if name in rows and rows[name].full:
            yield Finding(
                what=Text(
                    vi=f"bỏ sót lỗi “{defect.id}” mà vẫn được đủ điểm “{name}”",
                    en=f"missing the defect “{defect.id}” still earns “{name}” in full",
                ),
                counterexample=_run(setting, node, where),
            )
    if not any(name in rows for name in defect.rows):
        yield Finding(
            what=Text(
                vi=f"bỏ sót lỗi “{defect.id}” không mất điểm nào",
                en=f"missing the defect “{defect.id}” costs nothing",
            ),
            counterexample=where,
        )


def _fault_findings(setting: Setting, graph: Graph, where: Text) -> Iterator[Finding]:
    occurred = {
        e.data["fault"] for n in graph.nodes.values() for e in n.events if "fault" in e.data
    }
    for fault in setting.faults:
        if fault not in occurred:
            yield Finding(
                what=Text(
                    vi=f"sự cố “{fault}” không bao giờ xảy ra",
                    en=f"the fault “{fault}” never occurs",
                ),
                counterexample=where,
            )
