"""The form in which the parts of a person are stored: 60 bytes for a person, 60 for each skill."""

from struct import Struct

from trainer.domain.estimate.person import OnSkill, Person

_PARTS = Struct("<6dId")
"""Six numbers, a count of answers, the day of the latest."""


def packed_person(person: Person) -> bytes:
    """Return the parts over all skills as bytes; which skill came last is not kept."""
    return _PARTS.pack(*person[:7], person.day)


def person_in(packed: bytes) -> Person:
    """Return what `packed_person` packed."""
    slow, s_variance, recent, r_variance, change, c_variance, answers, day = _PARTS.unpack(packed)
    return Person(
        slow, s_variance, recent, r_variance, change, c_variance, answers, skill=None, day=day
    )


def packed_skill(own: OnSkill) -> bytes:
    """Return the parts of one skill as bytes."""
    return _PARTS.pack(*own)


def skill_in(packed: bytes) -> OnSkill:
    """Return what `packed_skill` packed."""
    return OnSkill(*_PARTS.unpack(packed))
