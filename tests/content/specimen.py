"""A small sound content tree, and a way to break it."""

from datetime import date
from pathlib import Path

from trainer.content.checks import problems_of
from trainer.content.library import load
from trainer.content.pieces import Library
from trainer.content.problems import Problem

TODAY = date(2026, 11, 21)

AREAS = """\
- code: counter
  name: {vi: Tại quầy, en: At the counter}
"""
SKILLS = """\
- code: counter.receive
  area: counter
  kind: specialist
  name: {vi: Tiếp nhận hồ sơ, en: Receive a dossier}
  short: {vi: Tiếp nhận, en: Receive}
  levels:
    - {vi: Chưa biết, en: Not yet}
    - {vi: Có người giúp, en: With help}
    - {vi: Ca thường gặp, en: Common cases}
    - {vi: Tự làm, en: Alone}
    - {vi: Hướng dẫn người khác, en: Guides others}
  measured_by: [certificate, appraisal]
"""
PROFILES = """\
- code: one-stop-officer
  name: {vi: Công chức Một cửa, en: One-stop officer}
  body: {vi: UBND xã, en: Commune People's Committee}
  requires:
    counter.receive: 3
"""
CHECKLISTS = """\
- area: counter
  about: dossier
  checks:
    - criterion: sequence
      text: {vi: Đúng trình tự, en: In sequence}
    - criterion: components
      text: {vi: Đủ thành phần, en: All components}
    - criterion: method
      text: {vi: Đúng cách thức, en: The right way}
    - criterion: time-limit
      text: {vi: Đúng hạn, en: In time}
    - criterion: charges
      text: {vi: Đúng mức thu, en: The right charge}
    - criterion: requirements
      text: {vi: Đúng điều kiện, en: Conditions met}
    - criterion: data-protection
      text: {vi: Giữ kín dữ liệu, en: Data kept}
    - criterion: record-keeping
      text: {vi: Lưu đủ, en: Filed}
"""
COURSE = """\
title: {vi: Tiếp nhận, en: Receiving}
summary: {vi: Một khoá mẫu, en: A specimen course}
modules:
  - first
"""
MODULE = """\
title: {vi: Bài đầu, en: First module}
summary: {vi: Tóm tắt, en: Summary}
minutes: 8
skills: [counter.receive]
questions:
  - id: one
    kind: choice
    skill: counter.receive
    facts: [base-level/social]
    prompt: {vi: Mức nào?, en: Which level?}
    options:
      - text: {vi: 540.000, en: "540,000"}
        correct: true
      - text: {vi: 500.000, en: "500,000"}
        feedback: {vi: Mức cũ., en: The old level.}
    explanation: {vi: Từ 1/7/2026., en: Since 1/7/2026.}
  - id: two
    kind: number
    skill: counter.receive
    prompt: {vi: Bao nhiêu đồng?, en: How many đồng?}
    answer: 540000
    otherwise: {vi: Chưa đúng., en: Not right.}
    misconceptions:
      - answer: 500000
        feedback: {vi: Mức cũ., en: The old level.}
    explanation: {vi: Xem trên., en: See above.}
  - id: three
    kind: order
    skill: counter.receive
    prompt: {vi: Xếp thứ tự, en: Put in order}
    steps:
      - {vi: Nhận, en: Receive}
      - {vi: Kiểm tra, en: Check}
    otherwise: {vi: Chưa đúng., en: Not right.}
    explanation: {vi: Nhận trước., en: Receive first.}
  - id: four
    kind: text
    skill: counter.receive
    prompt: {vi: Tên hệ thống?, en: Which system?}
    accepted: [VNeID, vneid app]
    otherwise: {vi: Chưa đúng., en: Not right.}
    explanation: {vi: VNeID., en: VNeID.}
"""
PROSE_VI = """\
Mức chuẩn: [[base-level/social]]

## Đăng ký đất đai

Xem [mục này](#dang-ky-dat-dai) và [cổng](https://dichvucong.gov.vn).
"""
PROSE_EN = """\
The base level: [[base-level/social]]

## Land registration

See [this section](#land-registration) and [the portal](https://dichvucong.gov.vn).
"""
FACTS = """\
- key: base-level/social
  title: {vi: Mức chuẩn, en: Base level}
  text: {vi: 500.000 đồng., en: "500,000 đồng."}
  value: 500000
  document: Nghị định 76/2024/NĐ-CP
  source: mẫu
  confidence: V
  in_force: 2024-07-01
  until: 2026-06-30
- key: base-level/social
  title: {vi: Mức chuẩn, en: Base level}
  text: {vi: 540.000 đồng., en: "540,000 đồng."}
  value: 540000
  document: Nghị định 335/2026/NĐ-CP
  source: mẫu
  confidence: V2
  in_force: 2026-07-01
- key: rumour/new-form
  title: {vi: Mẫu mới, en: A new form}
  text: {vi: Có thể sắp có mẫu mới., en: There may be a new form.}
  document: chưa rõ
  source: mẫu
  confidence: U
"""
PROCEDURE = """\
code: 1.000001
name: {vi: Thủ tục mẫu, en: Specimen procedure}
field: mau
authority:
  - text: {vi: UBND xã., en: The commune.}
    document: mẫu
    source: mẫu
    confidence: V
components:
  - id: form
    kind: submit
    name: {vi: Tờ khai, en: Form}
    document: mẫu
    source: mẫu
    confidence: V
limits:
  - limit: 3 working days
    text: {vi: 3 ngày làm việc., en: 3 working days.}
    document: mẫu
    source: mẫu
    confidence: V
charges:
  - text: {vi: Miễn phí., en: Free.}
    amount: 0
    document: mẫu
    source: mẫu
    confidence: V
grounds: []
"""
CUTS = """\
- set_on: 2026-01-01
  panel: {vi: Hội đồng mẫu, en: Specimen panel}
  provisional: true
  levels: [-1, 0, 1, 2]
"""
HOLIDAYS = """\
date,weekday,kind,name_vi,name_en,source
2026-01-01,Thu,off,Tết Dương lịch,New Year's Day,mẫu
2026-01-10,Sat,work,Làm bù,Make-up day,mẫu
"""

FILES = {
    "courses/framework/areas.yaml": AREAS,
    "courses/framework/skills.yaml": SKILLS,
    "courses/framework/profiles.yaml": PROFILES,
    "courses/framework/checklists.yaml": CHECKLISTS,
    "courses/framework/cuts.yaml": CUTS,
    "courses/receiving/course.yaml": COURSE,
    "courses/receiving/first.yaml": MODULE,
    "courses/receiving/first.vi.md": PROSE_VI,
    "courses/receiving/first.en.md": PROSE_EN,
    "simulations/facts/levels.yaml": FACTS,
    "simulations/facts/procedures/1.000001.yaml": PROCEDURE,
    "simulations/facts/holidays.csv": HOLIDAYS,
}
MODULE_FILE = "courses/receiving/first.yaml"


def written(root: Path) -> Path:
    """Write the specimen content below `root`; return `root`."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def broken(root: Path, name: str, old: str, new: str) -> int:
    """Replace the first `old` in a file by `new`; return the line (from 1) on which it stood."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text, f"{name} has no {old!r}"
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def library(root: Path) -> Library:
    """Read the content below `root`."""
    return load(root / "courses", root / "simulations", root)


def problems(root: Path) -> list[Problem]:
    """Return everything that is wrong below `root`."""
    return problems_of(library(root), TODAY)


def found(root: Path) -> set[tuple[str, int, str]]:
    """Return file, line and code of every problem below `root`."""
    return {(p.file, p.line, p.code) for p in problems(root)}
