"""How what was done in the land system reads afterwards."""

from tests.simulator.land.village import READING, run, whole
from trainer.simulator.acts import Action
from trainer.simulator.wording import described


def test_answers_are_told_with_their_questions_and_in_words():
    here = run(READING)
    given = {"sheet": "reading", "area": "466.6", "holder": "Lò Thị Mẫu", "edge": "road"}
    told = described(here.setting, here.world, Action(verb="fill-sheet", args=given))
    assert told.en.endswith(
        "What the extract says, area: 466.6, holder: Lò Thị Mẫu, north of it: a road"
    )


def test_a_label_is_told_by_its_number_and_a_line_by_its_name():
    here = run()
    label = whole().labels[0]
    for verb, argument in (("strike", "label"), ("erase", "feature")):
        told = described(here.setting, here.world, Action(verb=verb, args={argument: label.id}))
        assert told.en.endswith(f": label of parcel {label.number} ({label.id})")
    told = described(here.setting, here.world, Action(verb="erase", args={"feature": "b1"}))
    assert told.en.endswith(": b1")


def test_an_answer_that_nobody_offered_is_told_as_it_was_given():
    here = run(READING)
    given = {"sheet": "reading", "area": "466.6", "holder": "?", "edge": "river"}
    told = described(here.setting, here.world, Action(verb="fill-sheet", args=given))
    assert told.en.endswith("north of it: river")
