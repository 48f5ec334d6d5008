"""A tiny published course, invented people who learn from it, and how they answer."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from tests.accounts.people import given_account
from tests.pages import PageClient
from trainer.content.markdown import page
from trainer.content.revisions import PublishedModule, dumped, revision
from trainer.domain.courses import (
    Choice,
    Choices,
    CourseFile,
    Date,
    Match,
    Misconception,
    Number,
    Option,
    Order,
    Pair,
    Question,
    ShortText,
)
from trainer.domain.framework import Area, Framework, JobProfile, Skill
from trainer.domain.values import Text
from trainer.domain.vietnamese import folded
from trainer.extensions import db
from trainer.models import Account, Publication, Revision
from trainer.records import people
from trainer.records.evidence import NewEvidence, append
from trainer.web.clock import now

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
DEADLINES, CHARGES = "counter.deadlines", "counter.charges"


def both(words: str) -> Text:
    return Text(vi=words, en=f"{words} (en)")


def _skill(code: str, name: str) -> Skill:
    level = tuple(both(f"{name}, mức {n}") for n in range(5))
    return Skill(
        code=code,
        area="counter",
        kind="task",
        name=both(name),
        short=both(name),
        levels=level,
        measured_by=("assessment",),
    )


FRAMEWORK = Framework(
    areas=(Area(code="counter", name=both("Tại quầy")),),
    skills=(_skill(DEADLINES, "Thời hạn và ngày hẹn"), _skill(CHARGES, "Phí và lệ phí")),
    profiles=(
        JobProfile(
            code="one-stop-officer",
            name=both("Công chức tiếp nhận"),
            body=both("UBND xã"),
            requires={DEADLINES: 2, CHARGES: 1},
        ),
    ),
)

_OPTIONS = (
    Option(text=both("Thứ Tư"), correct=True),
    Option(text=both("Thứ Hai"), feedback=both("SAI-VI-CHUNHAT")),
    Option(text=both("Chủ nhật"), feedback=both("SAI-VI-NGHI")),
    Option(text=both("Thứ Ba"), feedback=both("SAI-VI-LE")),
)


def _common(name: str, skill: str = DEADLINES) -> dict[str, Any]:
    return {
        "id": name,
        "skill": skill,
        "prompt": both(f"Câu {name} hỏi gì?"),
        "explanation": both(f"GIAI-THICH-{name}"),
        "facts": ("1.001193/time-limit",),
    }


QUESTIONS: tuple[Question, ...] = (
    Choice(kind="choice", options=_OPTIONS, **_common("one")),
    Choices(
        kind="choices",
        options=(
            Option(text=both("Đúng thứ nhất"), correct=True),
            Option(text=both("Sai thứ nhất"), feedback=both("SAI-MOT")),
            Option(text=both("Đúng thứ hai"), correct=True),
        ),
        **_common("several"),
    ),
    Number(
        kind="number",
        answer=42000,
        unit=Text(vi="đồng", en="đồng"),
        otherwise=both("KHONG-DUNG-SO"),
        misconceptions=(Misconception(answer="72000", feedback=both("THU-HAI-NGHIN")),),
        **_common("number", CHARGES),
    ),
    Date(
        kind="date",
        answer=date(2026, 11, 25),
        otherwise=both("KHONG-DUNG-NGAY"),
        **_common("date"),
    ),
    Order(
        kind="order",
        steps=(both("Xem"), both("Chụp"), both("Ký"), both("Trả")),
        otherwise=both("KHONG-DUNG-THU-TU"),
        **_common("order"),
    ),
    Match(
        kind="match",
        pairs=(
            Pair(left=both("Mẫu 01"), right=both("Giấy hẹn")),
            Pair(left=both("Mẫu 02"), right=both("Phiếu bổ sung")),
            Pair(left=both("Mẫu 03"), right=both("Phiếu từ chối")),
        ),
        otherwise=both("KHONG-DUNG-CAP"),
        **_common("match"),
    ),
    ShortText(
        kind="text",
        accepted=("giấy chứng sinh",),
        otherwise=both("KHONG-DUNG-CHU"),
        **_common("text"),
    ),
)


def closed(skill: str, n: int) -> Choice:
    common = _common(f"closed-{skill.partition('.')[2]}-{n}", skill)
    return Choice(kind="choice", options=_OPTIONS, **common)


def publish(kind: str, key: str, body: Any, search: str = "") -> str:
    made = revision(kind, key, body)
    if db.session.get(Revision, made.hash) is None:
        db.session.add(
            Revision(hash=made.hash, kind=kind, key=key, body=made.body, published_at=AT)
        )
        db.session.flush()
    served = db.session.get(Publication, (kind, key)) or Publication(kind=kind, key=key)
    served.revision_hash, served.search_text = made.hash, folded(search)
    db.session.add(served)
    db.session.flush()
    return made.hash


def publish_item(key: str, question: Question, said: str = "") -> str:
    """`said`: what each fact under the question says at the time."""
    facts = dict.fromkeys(question.facts, said) if said else {}
    return publish("item", key, {"question": dumped(Question, question), "facts": facts})


def publish_module(
    name: str, questions: tuple[Question, ...], after: tuple[str, ...] = (), said: str = ""
) -> str:
    items = tuple(publish_item(f"counter/{name}/{q.id}", q, said) for q in questions)
    title = {"first": "Điện Biên nhận hồ sơ", "second": "Thu phí"}[name]
    module = PublishedModule(
        title=both(title),
        summary=both(f"Tóm tắt {name}"),
        minutes=8,
        skills=(DEADLINES,) if name == "first" else (CHARGES,),
        after=after,
        questions=items,
    )
    prose = f"## Ngày hẹn trả\n\nTrả kết quả tại {title}, <b>không</b> chậm 100%."
    html = {language: page(prose, language, lambda key: None).html for language in ("vi", "en")}
    body = {
        "module": dumped(PublishedModule, module),
        "html": html,
        "prose": {},
        "words": {},
        "facts": ["1.001193/time-limit"],
    }
    return publish("module", f"counter/{name}", body, f"{title} {prose}")


def publish_course(
    questions: tuple[Question, ...] = QUESTIONS,
    assessed: int = 6,
    per_skill: int = 3,
    said: str = "",
    placement: tuple[Question, ...] = (),
) -> None:
    """Publish the framework, a course of two modules, its assessment and placement questions."""
    publish("framework", "framework", dumped(Framework, FRAMEWORK))
    modules = {
        "first": publish_module("first", questions, said=said),
        "second": publish_module("second", (replace(QUESTIONS[2], id="total"),), after=("first",)),
    }
    file = CourseFile(
        title=both("Tiếp nhận hồ sơ"), summary=both("Từ quầy đến kết quả"), modules=tuple(modules)
    )
    items = [closed(s, n) for s in (DEADLINES, CHARGES) for n in range(assessed)]
    hashes = [publish_item(f"counter/assessment/{q.id}", q, said) for q in items]
    assessment = {"minutes": 30, "per_skill": per_skill, "items": hashes} if items else None
    body = {"course": dumped(CourseFile, file), "modules": modules, "assessment": assessment}
    asked = [publish_item(f"counter/placement/{q.id}", q) for q in placement]
    body |= {"placement": asked} if asked else {}
    publish("course", "counter", body, "Tiếp nhận hồ sơ")
    db.session.commit()


def given_officer(username: str = "hocvien", name: str = "Lò Thị Mẫu") -> Account:
    """A learner of Na Son who holds the post of a one-stop officer."""
    account = given_account(username, name)
    people.appoint(account.person, "03203", "one-stop-officer", date(2025, 7, 1))
    db.session.commit()
    return account


class Forms(HTMLParser):
    """The forms of a page: address, hidden values, and what each field offers, by label."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[dict[str, Any]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append({"action": given.get("action"), "hidden": {}, "fields": []})
        elif tag == "input" and self.forms and given.get("type") == "hidden":
            self.forms[-1]["hidden"][given["name"]] = given.get("value") or ""
        elif tag in ("input", "select") and self.forms:
            self.forms[-1]["fields"].append(given)


def question_form(html: str, question: str) -> dict[str, Any]:
    """Return the form of one question of a lesson page."""
    found = [f for f in Forms(html).forms if (f["action"] or "").endswith(f"/questions/{question}")]
    assert found, f"no form for {question}"
    return found[0]


def value_of(html: str, question: str, label: str) -> str:
    """Return what the form of a question sends for the option with this label."""
    part = html.split(f'id="q-{question}"')[1].split("</section>")[0]
    if f"> {label}</label>" in part:
        return re.search(rf'value="(\d+)"[^>]*> {re.escape(label)}</label>', part)[1]
    return re.search(rf'<option value="(\d+)"[^>]*>{re.escape(label)}</option>', part)[1]


def step_field(html: str, step: str) -> str:
    """Return the name of the field that places a step."""
    number = re.search(rf'<label for="[^"]*-s(\d+)">{re.escape(step)}</label>', html)[1]
    return f"step-{number}"


LESSON = "/courses/counter/first"


def answer(client: PageClient, question: str, page: str | None = None, **sent: Any) -> TestResponse:
    """Answer one question of the first lesson, as its form would."""
    html = page or client.get(LESSON).text
    form = question_form(html, question)
    data = form["hidden"] | {name.replace("_", "-"): value for name, value in sent.items()}
    return client.post(form["action"], data=data)


def given_level(username: str, skill: str, days_ago: int = 0, right: int = 12) -> None:
    """Twelve closed items in two sittings, so many of them right."""
    account = db.session.scalar(db.select(Account).where(Account.username == username))
    at, occasions = now() - timedelta(days=days_ago), (uuid4(), uuid4())
    append(
        db.session,
        [
            NewEvidence(
                person_id=account.person_id,
                skill=skill,
                item=f"counter/assessment/closed-{n}",
                revision="r",
                kind="assessment-item",
                outcome=1.0 if n < right else 0.0,
                weight=1.0,
                occasion=occasions[n // 6],
                occurred_at=at - timedelta(hours=12 * (1 - n // 6)),
                level=2,
            )
            for n in range(12)
        ],
    )
    db.session.commit()
