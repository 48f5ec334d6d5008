"""The shape of what is judged: conditions, checks, defects and rubric rows."""

from collections.abc import Mapping

from trainer.domain.framework import Criterion
from trainer.domain.values import Text, value

When = Mapping[str, str | tuple[str, ...]]
"""Draw -> the value or values in which it holds; every draw named must agree."""


@value
class Did:
    """An accepted action: the verb, and the arguments that matter.

    `citizen` limits it to what was done in the business of one citizen, or of several.
    """

    verb: str
    args: Mapping[str, str | tuple[str, ...]] | None = None
    citizen: str | tuple[str, ...] = ()


@value
class Check:
    """One predicate over the final state and the events: exactly one of these is given.

    `holds` names a predicate of a system, `of` its arguments. `all` is all or nothing, `parts`
    earns points for each part that holds, `none` holds when no part does.
    """

    did: Did | None = None
    never: Did | None = None
    before: tuple[Did, Did] | None = None
    all: tuple["Check", ...] = ()
    any: tuple["Check", ...] = ()
    none: tuple["Check", ...] = ()
    parts: tuple["Check", ...] = ()
    holds: str = ""
    of: Mapping[str, str | tuple[str, ...]] | None = None


@value
class Defect:
    """Something wrong in the case, and how one can know.

    `seen_in` lists the ways to point at it: one or two items as "paper/item". `rule` is the key of
    the fact it offends. `put_right` says when the citizen is spared the `harm`; `rows` are the
    rubric rows that are lost when it is missed.
    """

    id: str
    seen_in: tuple[tuple[str, ...], ...]
    rule: str
    remedy: Text
    harm: Text
    put_right: Check
    rows: tuple[str, ...]
    when: When | None = None


@value
class Row:
    """One row of the rubric. A critical row that fails caps the mark."""

    id: str
    criterion: Criterion
    skill: str
    points: int
    check: Check
    right: Text
    wrong: Text
    critical: bool = False
    facts: tuple[str, ...] = ()
    when: When | None = None
