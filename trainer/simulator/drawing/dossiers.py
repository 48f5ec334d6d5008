"""Draws the one-stop system: dossiers, register entries, the paper logbook."""

from collections.abc import Iterator

from trainer.domain.values import Text
from trainer.simulator.dossier.kinds import (
    ACCOUNTS,
    CHANNELS,
    component_name,
    dossier_code,
    ground_text,
)
from trainer.simulator.dossier.state import STATUS_NAMES, Dossier, ScannedFile
from trainer.simulator.drawing.names import PAPER_FORMS
from trainer.simulator.setting import Setting, Sheet
from trainer.simulator.view import (
    ShownComponent,
    ShownDossier,
    ShownEntry,
    ShownLog,
)
from trainer.simulator.world import World


def shown_dossier(setting: Setting, dossier: Dossier) -> ShownDossier:
    """Return a dossier as the one-stop system shows it."""
    colleague = setting.colleagues.get(dossier.handed_to)
    authority = setting.colleagues.get(dossier.submitted_to)
    return ShownDossier(
        id=dossier.id,
        code=dossier_code(setting, dossier.id),
        procedure=setting.procedures[dossier.procedure].name,
        citizen=setting.citizens[dossier.citizen].name,
        channel=CHANNELS[dossier.channel],
        account=ACCOUNTS[dossier.account],
        status=dossier.status,
        status_name=STATUS_NAMES[dossier.status],
        components=tuple(_components(setting, dossier)),
        received=None if dossier.received is None else setting.moment(dossier.received),
        appointment=dossier.appointment,
        collected=dossier.collected,
        submitted_to=authority.name if authority else None,
        handed_to=colleague.name if colleague else None,
        asked_for=tuple(component_name(setting, c, dossier.procedure) for c in dossier.asked_for),
        ground=_ground(setting, dossier),
    )


def _ground(setting: Setting, dossier: Dossier) -> Text | None:
    return ground_text(setting, dossier.ground, dossier.procedure) if dossier.ground else None


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
            title=register.title,
            fields=tuple((f.label, typed.get(f.id, "")) for f in register.fields),
        )


def shown_log(setting: Setting, world: World) -> Iterator[ShownLog]:
    """Yield the lines of the paper logbook."""
    for entry in world.desk.log:
        yield ShownLog(
            id=entry.id,
            citizen=setting.citizens[entry.citizen].name,
            procedure=setting.procedures[entry.procedure].name,
            appointment=entry.appointment,
            at=setting.moment(entry.minute),
            reconciled=entry.reconciled,
        )
