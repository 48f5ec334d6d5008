"""What a counter day tells before and after it: in both languages, like the pages of a scenario."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from markupsafe import Markup, escape

from trainer.domain.values import LANGUAGES, Language, Text
from trainer.simulator.scenario import Citizen, CompiledScenario


class Told(Protocol):
    """A published scenario, as far as a day's looking back needs it."""

    @property
    def compiled(self) -> CompiledScenario: ...  # noqa: D102
    @property
    def debrief(self) -> Text: ...  # noqa: D102


BRIEF = Text(
    vi="""<p>Trung tâm mở cửa lúc 7 giờ 30, đóng cửa lúc 17 giờ. Trong ngày có nhiều người dân đến,
mỗi người một việc. Anh/chị tiếp từng người, xử lý trọn vẹn từng hồ sơ, rồi kết thúc phiên làm việc
khi không còn ai chờ.</p>
<ul><li>Người dân chờ quá lâu sẽ bỏ về: xong việc trước mắt thì mời ngay người tiếp theo.</li>
<li>Buổi trưa không ai đến; khi chưa có ai chờ, dùng “Chờ” để thời gian trôi qua.</li>
<li>Khoảng một nửa hồ sơ không có gì sai.</li>
<li>Cuối ngày có bảng số liệu như báo cáo của tỉnh, tính từ chính sổ theo dõi hồ sơ của
anh/chị.</li></ul>""",
    en="""<p>The centre opens at 07:30 and closes at 17:00. Several citizens come during the day, each
with business of their own. Serve them one by one, see every dossier through, and finish the session
when nobody is left waiting.</p>
<ul><li>Whoever waits too long leaves: when one case is done, call the next person at once.</li>
<li>Nobody comes at noon; while nobody is waiting, use “Wait” to let time pass.</li>
<li>About half of the dossiers have nothing wrong with them.</li>
<li>At the end of the day you see figures like the province's own report, computed from your own
tracking register.</li></ul>""",
)
SPECIMENS = Text(
    vi="Số liệu mẫu của bài, dùng thay cho mức đang chờ tỉnh xác nhận:",
    en="Specimen values of this exercise, in place of what the province has still to confirm:",
)
LIMIT = Text(vi="thời hạn", en="time limit")
CHARGE = Text(vi="lệ phí", en="charge")
UNITS = {
    "same day": "trong ngày",
    r"working days?": "ngày làm việc",
    r"days?": "ngày",
    r"hours?": "giờ làm việc",
}
"""How the words of a time limit, which scenarios write as the rules read them, are in Vietnamese."""

_FIRST_HEADING = re.compile(r"<h[1-6][^>]*>.*?</h[1-6]>\s*", re.DOTALL)
_NAME = re.compile(r'(?<=<h[1-6]) id="[^"]*"')


def brief(compiled: CompiledScenario) -> Text:
    """Return what is known when the day begins, specimen values among it, as clean HTML."""
    return _both(lambda language: BRIEF[language] + _specimens(compiled, language))


def _specimens(compiled: CompiledScenario, language: Language) -> str:
    lines = list(dict.fromkeys(_stated(compiled, language)))
    if not lines:
        return ""
    return f"<p>{SPECIMENS[language]}</p><ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"


def _stated(compiled: CompiledScenario, language: Language) -> Iterator[Markup]:
    names = {p.code: p.name[language] for p in compiled.procedures}
    for citizen in compiled.definition.citizens:
        values = "; ".join(_values(citizen, language))
        if values:
            yield escape(f"{names[citizen.asks.procedure]}: {values}")


def _values(citizen: Citizen, language: Language) -> Iterator[str]:
    if citizen.asks.limit:
        yield f"{LIMIT[language]} {_limit(citizen.asks.limit, language)}"
    if citizen.asks.charge:
        yield f"{CHARGE[language]} {_amount(citizen.asks.charge, language)} đồng"


def _amount(charge: str, language: Language) -> str:
    written = f"{int(charge):,}"
    return written if language == "en" else written.replace(",", ".")


def _limit(limit: str, language: Language) -> str:
    said = limit.partition(" after ")[0]
    if language == "en":
        return said
    for rule, written in UNITS.items():
        said = re.sub(rf"\b{rule}\b", written, said)
    return said


def debrief(cases: Iterable[Told]) -> Text:
    """Return what the cases tell afterwards, one after another under their titles."""
    told = list(cases)
    return _both(lambda language: "".join(_headed(case, language) for case in told))


def _headed(case: Told, language: Language) -> str:
    """Return a case's page below a heading of its own; no heading keeps a name that others have."""
    title = escape(case.compiled.definition.title[language])
    html = _FIRST_HEADING.sub("", case.debrief[language], count=1)
    return f"<h3>{title}</h3>{_NAME.sub('', html)}"


def _both(page: Callable[[Language], str]) -> Text:
    vi, en = (page(language) for language in LANGUAGES)
    return Text(vi=vi, en=en)
