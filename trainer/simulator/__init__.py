"""The simulator: one world, several systems in it. Rules only: no clock, no database, no web.

A run is its events; the world is a fold over them.

    setting.setting_of(compiled, seed, ask_rule=False) -> Setting   one run with its draws made
    engine.begin(setting) -> tuple[Event, ...]                      the first events
    engine.perform(setting, world, action) -> Outcome               raises acts.UnknownAction
    engine.applied(setting, world, events) -> World
    engine.replayed(setting, events) -> World
    engine.finished(world) -> bool
    world.state_hash(world) -> str
    forms.action_from(verb, values) -> Action | Text                values as a form posts them
    view.Screen, drawing.screen(setting, world, events) -> Screen   what templates draw
    wording.described(setting, world, action) -> Text               an action as a sentence
    rubric.marked(setting, world, events) -> Mark
    hints.hint(setting, world, events, rung) -> Text | None         rung 1, 2 or 3: how much is said
    debrief.debriefed(setting, world, events) -> Debrief
    policies.played(setting, policy, seed) -> tuple[Event, ...]     the reference and lazy policies
    proof.prove(compiled, seeds) -> Proof
"""
