"""Draws the one-stop system: dossiers, their clocks and their ways, and the register entries."""

from collections.abc import Iterator

from trainer.domain.values import Text
from trainer.simulator.dossier.dossiers import waiting
from trainer.simulator.dossier.kinds import (
    ACCOUNTS,
    CHANNELS,
    DECISIONS,
    PAUSE_REASONS,
    STOP_REASONS,
    component_name,
    dossier_code,
    ground_text,
)
from trainer.simulator.dossier.state import STATUS_NAMES, Dossier, ScannedFile, Status
from trainer.simulator.drawing.names import PAPER_FORMS, PROGRAMS
from trainer.simulator.setting import Setting, Sheet
from trainer.simulator.view import Clock, ShownComponent, ShownDossier, ShownEntry
from trainer.simulator.world import World

_OVER = frozenset(
    {
        Status.NOT_ACCEPTED,
        Status.WITHDRAWN,
        Status.STOPPED,
        Status.FINISHED,
        Status.RETURNED,
    }
)
_PAUSES = {
    Status.SUPPLEMENT: Text(vi="Chờ công dân bổ sung", en="Waiting for the citizen's supplement"),
    Status.FINANCIAL_OBLIGATION: Text(
        vi="Chờ thực hiện nghĩa vụ tài chính", en="Waiting for the payment due"
    ),
}


def shown_dossiers(setting: Setting, world: World, shown: str) -> Iterator[ShownDossier]:
    """Yield all dossiers, the components only of the one that is `shown`."""
    for dossier in world.dossier.dossiers:
        yield _dossier(setting, world, dossier, shown)


def _dossier(setting: Setting, world: World, dossier: Dossier, shown: str) -> ShownDossier:
    received, paused = dossier.received, dossier.paused_since
    finished = dossier.finished if dossier.status in _OVER else None
    return ShownDossier(
        id=dossier.id,
        code=dossier_code(setting, dossier.id),
        procedure=setting.procedures[dossier.procedure].name,
        citizen=setting.citizens[dossier.citizen].name,
        channel=CHANNELS[dossier.channel],
        account=ACCOUNTS[dossier.account],
        status=dossier.status,
        status_name=STATUS_NAMES[dossier.status],
        waiting=waiting(setting, world, dossier),
        done=bool(dossier.submitted_to) or dossier.status in _OVER - {Status.FINISHED},
        in_hand=dossier.id == world.dossier.in_hand,
        shown=dossier.id == shown,
        unsynchronised=dossier.id in world.dossier.unsynchronised,
        received=None if received is None else setting.moment(received),
        due=dossier.re_appointed or dossier.appointment,
        re_appointed=bool(dossier.re_appointed),
        clock=_clock(setting, world, dossier),
        paused_since=None if paused is None else setting.moment(paused),
        pause=_pause(dossier),
        finished=None if finished is None else setting.moment(finished),
        components=tuple(_components(setting, dossier)) if dossier.id == shown else (),
        collected=dossier.collected,
        waived=setting.waivers[dossier.waived].text if dossier.waived else None,
        asked_for=tuple(component_name(setting, c, dossier.procedure) for c in dossier.asked_for),
        way=tuple(_way(setting, dossier)),
        why_ended=_why_ended(setting, dossier),
    )


def _clock(setting: Setting, world: World, dossier: Dossier) -> Clock:
    if dossier.status in _OVER:
        return "ended"
    if dossier.received is None:
        return ""
    if dossier.paused_since is not None:
        return "paused"
    due = dossier.re_appointed or dossier.appointment
    now = setting.moment(world.minute).isoformat(timespec="minutes")
    return "overdue" if due and now[: len(due)] > due else "running"


def _pause(dossier: Dossier) -> Text | None:
    if dossier.suspended:
        return PAUSE_REASONS[dossier.reason]
    return _PAUSES.get(dossier.status)


def _why_ended(setting: Setting, dossier: Dossier) -> Text | None:
    if dossier.ground:
        return ground_text(setting, dossier.ground, dossier.procedure)
    return STOP_REASONS[dossier.reason] if dossier.status is Status.STOPPED else None


def _way(setting: Setting, dossier: Dossier) -> Iterator[tuple[Text, Text]]:
    """Yield who has had the dossier, as the system lists its steps."""
    steps = (
        (Text(vi="Nộp trực tuyến đến", en="Sent online to"), dossier.submitted_to),
        (Text(vi="Chuyển thẩm quyền", en="Passed on to"), dossier.forwarded_to),
        (Text(vi="Phân công", en="Assigned to"), dossier.assigned_to),
        (Text(vi="Chuyển xử lý", en="Handed over to"), dossier.handed_to),
    )
    for label, colleague in steps:
        if colleague:
            yield label, setting.colleagues[colleague].name
    if dossier.decision:
        yield Text(vi="Dự thảo", en="Draft"), DECISIONS[dossier.decision]
    if dossier.approver:
        yield _approval(dossier), setting.colleagues[dossier.approver].name


def _approval(dossier: Dossier) -> Text:
    if dossier.approved:
        return Text(vi="Đã ký duyệt", en="Signed by")
    return Text(vi="Đang trình ký", en="With, for signature")


def _components(setting: Setting, dossier: Dossier) -> Iterator[ShownComponent]:
    ticked = {t.component: setting.sheets[t.sheet] for t in dossier.ticked}
    files = {f.name: f for f in dossier.files}
    for component in setting.procedures[dossier.procedure].components:
        sheet = ticked.get(component.id)
        yield ShownComponent(
            id=component.id,
            name=component.name,
            note=component.note,
            ticked=_resting_on(sheet) if sheet else None,
            file=_file(files.get(component.id)),
        )


def _resting_on(sheet: Sheet) -> Text:
    form = PAPER_FORMS[sheet.form]
    return Text(vi=f"{sheet.title.vi} ({form.vi})", en=f"{sheet.title.en} ({form.en})")


def _file(file: ScannedFile | None) -> Text | None:
    if file is None:
        return None
    if file.signed:
        return Text(vi="Đã ký số", en="Signed")
    return Text(vi="Đã gắn tệp, chưa ký số", en="Filed, not signed")


def shown_entries(setting: Setting, world: World) -> Iterator[ShownEntry]:
    """Yield the register entries made."""
    for entry in world.dossier.entries:
        register, typed = setting.registers[entry.register], dict(entry.fields)
        yield ShownEntry(
            program=PROGRAMS[register.program],
            title=register.title,
            fields=tuple((f.label, typed.get(f.id, "")) for f in register.fields),
        )
