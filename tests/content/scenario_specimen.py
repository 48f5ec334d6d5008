"""One sound scenario beside the specimen content."""

from pathlib import Path

from tests.content.specimen import written

FOLDER = "simulations/scenarios/first-case"
FILE = f"{FOLDER}/scenario.yaml"
TEMPLATE = "simulations/papers/form.yaml"

SCENARIO = """\
title: {vi: Kịch bản mẫu, en: Specimen scenario}
summary: {vi: Tóm tắt, en: Summary}
role: {vi: Viên chức tiếp nhận, en: You receive dossiers}
minutes: 10
difficulty: 1
systems: [dossier]
procedures: ["1.000001"]
skills: [counter.receive]
start:
  - {at: 2026-11-20T09:10}
closes: "17:00"
draws:
  signed: {pick: ["yes", "no"]}
citizens:
  - id: mau
    name: Lò Thị Mẫu
    about: {vi: Nông dân, en: A farmer}
    persona: {language: {vi: Tiếng Việt, en: Vietnamese}, literacy: reads, device: none, patience: 60}
    opening: {vi: Chào cán bộ., en: Good day.}
    asks: {procedure: "1.000001", original: form}
    sent_away: {vi: Tôi phải về à?, en: Must I go home?}
    topics:
      - id: why
        kind: ask
        say: {vi: Để làm gì?, en: What for?}
        answer: {vi: Để nộp., en: To hand it in.}
papers:
  - id: form
    citizen: mau
    template: form
    form: original
    component: form
    items:
      - {id: holder, value: LÒ THỊ MẪU}
      - {id: signature, value: Có chữ ký, when: {signed: "yes"}}
      - {id: signature, value: Bỏ trống, when: {signed: "no"}}
colleagues:
  - id: justice
    name: {vi: Anh Thử, en: Mr Thử}
    handles: ["1.000001"]
    minutes: 20
defects:
  - id: unsigned
    when: {signed: "no"}
    seen_in: [[form/signature]]
    rule: 1.000001/component/form
    remedy: {vi: Mời ký., en: Have it signed.}
    harm: {vi: Phải đi lại., en: Another journey.}
    put_right: {holds: defects-found}
    rows: [seen]
faults:
  - id: down
    program: one-stop
    message: {vi: Hệ thống gián đoạn., en: The system is down.}
    fallback: {vi: Ghi sổ giấy., en: Use the logbook.}
    lasts: 20
    minute: 5
rubric:
  - id: seen
    criterion: requirements
    skill: counter.receive
    points: 60
    critical: true
    check: {holds: no-false-alarm}
    right: {vi: Đúng., en: Right.}
    wrong: {vi: Chưa đúng., en: Not right.}
    facts: [1.000001/component/form]
  - id: polite
    criterion: sequence
    skill: counter.receive
    points: 40
    check: {all: [{did: {verb: call-next}}, {never: {verb: send-away}}]}
    right: {vi: Đúng., en: Right.}
    wrong: {vi: Chưa đúng., en: Not right.}
reference:
  - do: {call-next: {}}
    why: {vi: Mời vào., en: Call.}
  - do: {examine: {sheet: form}}
    why: {vi: Xem., en: Look.}
reflection: {vi: Vì sao?, en: Why?}
"""
FORM = """\
title: {vi: Tờ khai, en: Form}
issuer: UBND XÃ MẪU
items:
  - {id: holder, label: {vi: Họ tên, en: Name}}
  - {id: signature, label: {vi: Chữ ký, en: Signature}}
"""


def with_scenario(root: Path) -> Path:
    """Write the specimen content and its scenario below `root`; return `root`."""
    written(root)
    texts = {
        f"{name}.{lang}.md": "Một câu.\n" for name in ("brief", "debrief") for lang in ("vi", "en")
    }
    files = {FILE: SCENARIO, TEMPLATE: FORM} | {f"{FOLDER}/{n}": t for n, t in texts.items()}
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root
