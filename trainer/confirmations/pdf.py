"""The paper itself: one page of A4, Vietnamese first, with a QR code that leads to its check page.

Laid out after the form of administrative documents (Decree 30/2020/NĐ-CP, appendix I): issuing body
and number on the left, motto on the right, then title, text, place and date.
"""

from functools import cache
from pathlib import Path

import segno
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos

from trainer.confirmations.paper import Line, Paper
from trainer.domain.values import Text
from trainer.records.units import PROVINCE_NAME

FONTS = Path(__file__).parent / "fonts"
FONT = "Noto Sans"
MARGIN, WIDTH = 20, 170
"""Millimetres: around the text, and of the text."""
INK, GREY, LINE = (23, 38, 48), (90, 104, 112), (200, 208, 212)
QR, QUIET = 32, 4
"""Millimetres: the side of the QR code. Modules: what stays white around it (ISO/IEC 18004)."""
PLACE = PROVINCE_NAME.removeprefix("Tỉnh ")
"""Where papers are issued, as Decree 30/2020/NĐ-CP writes it: a province by its name alone."""

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
SPECIMEN = "MẪU · DỮ LIỆU MINH HOẠ"
LIMITS = Text(
    vi="Mức dùng để lập kế hoạch bồi dưỡng, không dùng để đánh giá, xếp loại hay tinh giản công chức. "
    "Giấy này không xác nhận kỹ năng sử dụng một phần mềm thương mại cụ thể.",
    en="Levels serve to plan training; they are no input to staff rating or staff reduction. This "
    "paper confirms no skill in a particular commercial program.",
)
NO_CERTIFICATE = Text(
    vi="Giấy này không phải là văn bằng, chứng chỉ.", en="This paper is no diploma or certificate."
)


def written(paper: Paper, address: str, specimen: bool) -> bytes:
    """Return the PDF. `address` is that of the check page; `specimen`: the people are invented."""
    page = FPDF(format="A4")
    page.set_title(f"{paper.title.vi} {paper.reference}")
    page.set_lang("vi")
    page.set_creation_date(paper.issued_at)
    for style, name in (("", "Regular"), ("B", "Bold")):
        page.add_font(FONT, style, FONTS / f"NotoSans-{name}.ttf")
    page.set_margins(MARGIN, MARGIN)
    page.set_auto_page_break(True, MARGIN)
    page.add_page()
    if specimen:
        _stamp(page)
    _head(page, paper)
    _holder(page, paper)
    for line in paper.lines:
        _level(page, line)
    _foot(page, paper, address)
    return bytes(page.output())


def _say(page: FPDF, words: str, size: float, *, bold: bool = False, grey: bool = False) -> None:
    page.set_font(FONT, "B" if bold else "", size)
    page.set_text_color(*(GREY if grey else INK))
    page.multi_cell(0, size * 0.5, words, align=Align.L, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _stamp(page: FPDF) -> None:
    page.set_font(FONT, "B", 34)
    page.set_text_color(236, 222, 222)
    with page.rotation(40, 105, 150):
        page.text(38, 150, SPECIMEN)


def _head(page: FPDF, paper: Paper) -> None:
    top = page.get_y()
    _column(page, MARGIN, top, (paper.issuer.upper(), f"Số: {paper.reference}"))
    _column(page, MARGIN + WIDTH / 2, top, MOTTO)
    page.set_draw_color(*INK)
    page.line(MARGIN + WIDTH * 0.62, top + 12, MARGIN + WIDTH * 0.88, top + 12)
    page.set_y(top + 26)
    for words, size, bold in ((paper.title.vi.upper(), 20, True), (paper.title.en, 11, False)):
        page.set_font(FONT, "B" if bold else "", size)
        page.set_text_color(*(INK if bold else GREY))
        page.cell(0, size * 0.5, words, align=Align.C, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    page.ln(8)


def _column(page: FPDF, left: float, top: float, lines: tuple[str, str]) -> None:
    page.set_text_color(*INK)
    for place, words in enumerate(lines):
        page.set_font(FONT, "B", 9 if place == 0 else 9.5)
        page.set_xy(left, top + 5.5 * place)
        page.multi_cell(WIDTH / 2, 5, words, align=Align.C)


def _holder(page: FPDF, paper: Paper) -> None:
    _say(page, "Xác nhận · This confirms that", 9, grey=True)
    page.ln(1)
    _say(page, paper.holder, 17, bold=True)
    _say(page, paper.unit, 11)
    page.ln(4)
    _say(page, "đã được ghi nhận các mức sau · holds these levels", 9, grey=True)
    page.ln(2)


def _level(page: FPDF, line: Line) -> None:
    page.set_draw_color(*LINE)
    page.line(MARGIN, page.get_y(), MARGIN + WIDTH, page.get_y())
    page.ln(2.5)
    _say(page, f"{line.name.vi}: mức {line.level} trên 4", 11.5, bold=True)
    _say(page, f"{line.name.en}: level {line.level} of 4", 8.5, grey=True)
    _say(page, line.words.vi, 10)
    _say(page, line.words.en, 8.5, grey=True)
    ground, until = _ground(line), _until(line)
    _say(page, f"{ground.vi}. Minh chứng gần nhất: {line.since:%d/%m/%Y}; {until.vi}.", 9)
    _say(page, f"{ground.en}. Latest evidence: {line.since:%d/%m/%Y}; {until.en}.", 8.5, grey=True)
    page.ln(2.5)


def _ground(line: Line) -> Text:
    if line.by_certificate:
        return Text(
            vi="Theo văn bằng, chứng chỉ đã đối chiếu với bản chính",
            en="By a certificate, compared with its original",
        )
    return Text(vi="Qua sát hạch chính thức", en="By official assessment")


def _until(line: Line) -> Text:
    if line.until is None:
        return Text(vi="không ghi thời hạn", en="no end is given")
    day = f"{line.until:%d/%m/%Y}"
    return Text(vi=f"giá trị đến {day}", en=f"holds until {day}")


def _foot(page: FPDF, paper: Paper, address: str) -> None:
    page.ln(4)
    if page.get_y() > 297 - MARGIN - QR - 24:
        page.add_page()
    top = page.get_y()
    side = _modules(address)
    cell = QR / len(side)
    page.set_fill_color(255, 255, 255)
    white, whole = MARGIN - QUIET * cell, QR + 2 * QUIET * cell
    page.rect(white, top - QUIET * cell, whole, whole, style="F")
    page.set_fill_color(*INK)
    for row, bits in enumerate(side):
        for column, dark in enumerate(bits):
            if dark:
                page.rect(MARGIN + column * cell, top + row * cell, cell, cell, style="F")
    page.set_left_margin(MARGIN + QR + 6)
    page.set_xy(MARGIN + QR + 6, top)
    place = (
        f"{PLACE}, ngày {paper.issued_on:%d} tháng {paper.issued_on:%m} năm {paper.issued_on.year}"
    )
    _say(page, place, 10)
    if paper.licence:
        _say(page, f"Giấy phép của cơ sở cấp: {paper.licence}", 9)
    _say(page, f"Kiểm tra giấy này tại {address}", 9)
    _say(page, f"hoặc nhập mã {spaced(paper.token)}", 9)
    page.ln(1.5)
    for words in (LIMITS, *(() if paper.licence else (NO_CERTIFICATE,))):
        _say(page, words.vi, 8)
        _say(page, words.en, 7.5, grey=True)
    page.set_left_margin(MARGIN)


@cache
def _modules(address: str) -> tuple[bytes, ...]:
    return tuple(bytes(row) for row in segno.make(address, error="m").matrix)


def spaced(token: str) -> str:
    """Return a code in groups of four, as people read it aloud."""
    return " ".join(token[i : i + 4] for i in range(0, len(token), 4))
