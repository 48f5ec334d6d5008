"""The progress figures as the province reports them, from the learner's own register.

Groups of statuses: in process 2 and 4, waiting with the clock stopped 5 and 6, resolved 9 and 10
(facts `status/group-…`). On time is a comparison of dates: the day on which processing ended with
the day of appointment on form 01; collecting the result late changes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from trainer.domain.values import value
from trainer.simulator.dossier.state import Dossier, Status
from trainer.simulator.setting import Setting
from trainer.simulator.world import World

CHANNELS = ("counter", "online", "post")
RESOLVED = (Status.FINISHED, Status.RETURNED)
IN_PROCESS = (Status.ACCEPTED, Status.PROCESSING)
WAITING = (Status.SUPPLEMENT, Status.FINANCIAL_OBLIGATION)


@value
class Figures:
    """What became of the dossiers that came to this office, in dossiers.

    `received` = `early` + `on_time` + `late` + `in_time` + `overdue` + `waiting` + `withdrawn` +
    `stopped` + `not_accepted`. Apart from it: `new` ones nobody has dealt with, `sent_on` for other
    offices to receive (helped here, decided there), and lines `on_paper` not entered yet.
    """

    channels: Mapping[str, int]
    early: int
    on_time: int
    late: int
    in_time: int
    overdue: int
    waiting: int
    withdrawn: int
    stopped: int
    not_accepted: int
    new: int
    sent_on: int
    on_paper: int

    @property
    def received(self) -> int:
        """Return how many dossiers came to this office, by whatever channel."""
        return sum(self.channels.values())

    @property
    def resolved(self) -> int:
        """Return how many were brought to an end."""
        return self.early + self.on_time + self.late

    @property
    def in_process(self) -> int:
        """Return how many are being dealt with, in time or overdue."""
        return self.in_time + self.overdue

    def share(self, count: int) -> float:
        """Return `count` in per cent of all received, 0 where there are none."""
        return 100 * count / self.received if self.received else 0.0

    @property
    def progress(self) -> float:
        """Return Decision 766's rate: resolved in time or still in time, of all received."""
        return self.share(self.early + self.on_time + self.in_time)


def figures(setting: Setting, world: World) -> Figures:
    """Return the figures of the register as it stands now."""
    today = setting.moment(world.minute).date()
    every = world.dossier.dossiers
    here = [d for d in every if not d.submitted_to and d.status is not Status.NEW]
    resolved = [_late_by(d, _ended_on(setting, d)) for d in here if d.status in RESOLVED]
    running = [_late_by(d, today) for d in here if d.status in IN_PROCESS]
    return Figures(
        channels={name: sum(d.channel == name for d in here) for name in CHANNELS},
        early=sum(days < 0 for days in resolved),
        on_time=sum(days == 0 for days in resolved),
        late=sum(days > 0 for days in resolved),
        in_time=sum(days <= 0 for days in running),
        overdue=sum(days > 0 for days in running),
        waiting=_count(here, WAITING),
        withdrawn=_count(here, (Status.WITHDRAWN,)),
        stopped=_count(here, (Status.STOPPED,)),
        not_accepted=_count(here, (Status.NOT_ACCEPTED,)),
        new=sum(d.status is Status.NEW and not d.submitted_to for d in every),
        sent_on=sum(bool(d.submitted_to) for d in every),
        on_paper=sum(not entry.reconciled for entry in world.desk.log),
    )


def _count(dossiers: Iterable[Dossier], statuses: tuple[Status, ...]) -> int:
    return sum(dossier.status in statuses for dossier in dossiers)


def _late_by(dossier: Dossier, day: date) -> int:
    """Return by how many days `day` lies after the appointment; before it: less than 0."""
    promised = dossier.appointment[:10]
    return (day - date.fromisoformat(promised)).days if promised else 0


def _ended_on(setting: Setting, dossier: Dossier) -> date:
    return setting.moment(dossier.finished or 0).date()
