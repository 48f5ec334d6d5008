"""What is remembered of the counter."""

from trainer.domain.values import value


@value
class Mark:
    """The learner pointed at one or two items, with the rule they offend where it is asked."""

    items: tuple[str, ...]
    rule: str
    minute: int


@value
class LogEntry:
    """One line of the paper log kept while a system is down. `appointment` is an ISO date."""

    id: str
    citizen: str
    procedure: str
    appointment: str
    minute: int
    reconciled: bool = False


@value
class SentAway:
    """A citizen sent home by word of mouth, and the components asked for."""

    citizen: str
    components: tuple[str, ...]


@value
class Desk:
    """The counter at one moment; `at_counter` is "" between two citizens.

    `expected` are citizens still to come, `left` those who lost patience, `raised` the topics as
    "citizen/topic", `copied` the sheets photocopied with the number of copies.
    """

    queue: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()
    at_counter: str = ""
    served: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    sent_away: tuple[SentAway, ...] = ()
    raised: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    examined: tuple[str, ...] = ()
    copied: tuple[tuple[str, int], ...] = ()
    marks: tuple[Mark, ...] = ()
    log: tuple[LogEntry, ...] = ()
