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
class Errand:
    """A citizen who has gone to fetch papers, and the minute of the return."""

    citizen: str
    back: int
    sheets: tuple[str, ...]


@value
class Inquiry:
    """A written question to a colleague or another agency; the reply comes at `due`."""

    colleague: str
    due: int
    answered: bool = False


@value
class Posting:
    """Items made public, and where."""

    items: tuple[str, ...]
    places: tuple[str, ...]


@value
class Desk:
    """The counter at one moment; `at_counter` is "" between two citizens.

    `by_phone`: the citizen is on the telephone instead. `expected` are citizens still to come,
    `since` when each in the queue came, `left` those who lost patience, `raised` the topics as
    "person/topic", `fetched` the papers brought from home, `copied` the sheets photocopied with the
    number of copies, `heard` the colleagues whose remark was made.
    """

    queue: tuple[str, ...] = ()
    since: tuple[tuple[str, int], ...] = ()
    expected: tuple[str, ...] = ()
    at_counter: str = ""
    by_phone: bool = False
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
    errands: tuple[Errand, ...] = ()
    fetched: tuple[str, ...] = ()
    inquiries: tuple[Inquiry, ...] = ()
    heard: tuple[str, ...] = ()
    phoned: tuple[str, ...] = ()
    posted: tuple[Posting, ...] = ()
