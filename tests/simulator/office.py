"""A small office for tests of what goes on after reception: two working days, three people, a file.

Monday 16 November 2026, births (1.001193) with a specimen limit of three working days.
"""

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from tests.simulator.scenes import GRANDMOTHER, Run, compiled
from trainer.domain.values import Text
from trainer.simulator.marking_shapes import Check
from trainer.simulator.paper_shapes import Item, Paper
from trainer.simulator.scenario import (
    Business,
    Citizen,
    Colleague,
    Fault,
    Held,
    Persona,
    Scenario,
    SendsBack,
    Start,
    Topic,
)
from trainer.simulator.setting import Setting, setting_with

BIRTH = "1.001193"
MONDAY = datetime(2026, 11, 16, 9, 0)


def say(words: str) -> Text:
    return Text(vi=words, en=words)


def person(name: str, **more: Any) -> Citizen:
    device = more.pop("device", "smartphone")
    return Citizen(
        id=name,
        name=f"{name} Mẫu",
        about=say("a farmer"),
        persona=Persona(language=say("Thái"), literacy="reads", device=device, patience=400),
        opening=say("Good day."),
        sent_away=say("Home, then."),
        **{"asks": Business(procedure=BIRTH, limit="3 working days"), **more},
    )


def paper(name: str, citizen: str, component: str = "", **more: Any) -> Paper:
    items = (Item(id="line", value="x", label=say("line")),)
    kept: dict[str, Any] = {"form": "original", "items": items, **more}
    return Paper(id=name, citizen=citizen, component=component, title=say(name), **kept)


MOTHER = person("mai", travel=60)
ONLINE = person("linh", visits=False, device="smartphone")
LATE = person("late", visits=False, device="none")
APPROVER = Colleague(
    id="chair",
    name=say("the Chair"),
    handles=(BIRTH,),
    minutes=30,
    sends_back=SendsBack(
        unless=Check(holds="proposed", of={"citizen": "late", "is": "grant"}),
        says=say("This is not the law."),
    ),
)
AWAY = Colleague(id="justice", name=say("the officer"), handles=(BIRTH,), minutes=30, back_on=2)
NEIGHBOUR = Colleague(
    id="na-mau",
    name=say("Nà Mẫu"),
    handles=(),
    minutes=600,
    topics=(Topic(id="rule", kind="consult", say=say("What is the rule?"), answer=say("This.")),),
    says=say("Just reset it."),
    says_at=5,
)
PAPERS = (
    paper("form", "mai", "declaration"),
    paper("notice", "mai", "birth-notification", place="home"),
    paper("other", "mai", "witness-statement", place="home"),
    paper("e-form", "linh", "declaration", form="electronic", place="file", dossier="web"),
    paper("letter", "late", "", form="electronic", place="reply", sender="na-mau"),
)
DOSSIERS = (
    Held(id="web", citizen="linh", channel="online"),
    Held(
        id="old",
        citizen="late",
        channel="counter",
        status="accepted",
        received=datetime(2026, 11, 9, 10, 0),
        appointment=date(2026, 11, 12),
    ),
)


def office(**changes: Any) -> Setting:
    whole = compiled(GRANDMOTHER)
    definition = Scenario(
        **{
            **{name: getattr(whole.definition, name) for name in ("title", "summary", "role")},
            "minutes": 10,
            "difficulty": 1,
            "systems": ("dossier",),
            "procedures": (BIRTH,),
            "skills": (),
            "start": (Start(at=MONDAY),),
            "closes": time(17, 0),
            "days": 3,
            "draws": {},
            "citizens": (MOTHER, ONLINE, LATE),
            "papers": PAPERS,
            "colleagues": (APPROVER, AWAY, NEIGHBOUR),
            "dossiers": DOSSIERS,
            "rubric": (),
            "reference": (),
            "reflection": say("Why?"),
            **changes,
        }
    )
    return setting_with(replace(whole, definition=definition), 1, {})


def outage(program: str, lasts: int = 60) -> tuple[Fault, ...]:
    down = Fault(
        id="down",
        program=program,  # type: ignore[arg-type]
        message=say("down"),
        fallback=say("wait"),
        lasts=lasts,
        minute=0,
    )
    return (down,)


def at_work(**changes: Any) -> Run:
    return Run(office(**changes))


def received(run: Run, *components: str) -> None:
    """The mother at the counter, her dossier opened and the form on the table recorded."""
    run.must("call-next")
    run.must("open-dossier", procedure=BIRTH, channel="counter", account="officer")
    run.must("tick", component="declaration", sheet="form")
