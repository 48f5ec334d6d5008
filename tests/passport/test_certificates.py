"""People who bring a certificate, and the administrator who sees the original."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tests.province import NA_SON, NOW, empty
from trainer.domain.calendar import local_day
from trainer.extensions import db
from trainer.models import Account, AuditEntry, Certificate, Evidence, Identity, Look, Person
from trainer.records import people
from trainer.records.erasure import erase
from trainer.records.estimates import estimates_of
from trainer.records.rebuild import verify
from trainer.records.standings import standings_of

IT, CHARGES = "specialist.it", "counter.charges"
NEXT_YEAR = local_day(NOW) + timedelta(days=400)


@pytest.fixture
def province(app, province):
    with app.app_context():
        empty(Certificate)
    return province


def entered(browser, **changes):
    form = {
        "skill": IT,
        "title": "Chứng chỉ ứng dụng công nghệ thông tin (mẫu)",
        "issuer": "Trung tâm mẫu",
        "number": "MAU/2021-7",
        "issued_on": "05/09/2021",
        "expires_on": "",
        "form_id": str(uuid4()),
    }
    return browser.post("/certificates", data=form | changes)


def the_one():
    return db.session.scalars(db.select(Certificate)).one()


def address(app):
    with app.app_context():
        return f"/certificates/{the_one().id}"


def decided(app, administrator, **changes):
    form = {"state": "confirmed", "level": "2", "seen": "y", "answer": ""} | changes
    return administrator.post(address(app), data=form)


def standing(province, skill=IT):
    return standings_of(province.people["hocvien"], datetime.now(UTC)).get(skill)


def test_what_nobody_has_seen_counts_for_nothing(app, province, learner):
    assert entered(learner).status_code == 303
    page = learner.get("/certificates").text
    assert "chờ quản trị viên xem bản chính" in page
    assert "MAU/2021-7" in page
    with app.app_context():
        assert standing(province) is None
        assert the_one().issued_on == date(2021, 9, 5)


def test_a_confirmed_certificate_gives_the_level_of_a_specialist_field(
    app, province, learner, administrator
):
    entered(learner, expires_on=NEXT_YEAR.strftime("%d/%m/%Y"))
    assert decided(app, administrator).status_code == 303
    with app.app_context():
        held = standing(province)
        assert (held.level, held.reason) == (2, "certified")
        assert local_day(held.stale_at) == NEXT_YEAR
        assert verify() == []
    page = learner.get(f"/skills/{IT}").text
    assert "Đây là hạn ghi trên giấy chứng nhận." in page
    assert "xác định mức 2" in page
    assert "Còn thiếu gì cho mức 2" not in page


def test_a_certificate_for_another_skill_moves_the_private_estimate_alone(
    app, province, learner, administrator
):
    with app.app_context():
        before = estimates_of(province.people["hocvien"], NOW)
    entered(learner, skill=CHARGES)
    decided(app, administrator, level="3")
    with app.app_context():
        row = db.session.scalar(db.select(Evidence).where(Evidence.kind == "certificate"))
        assert local_day(row.occurred_at) == date(2021, 9, 5)
        after = estimates_of(province.people["hocvien"], datetime.now(UTC))
        assert CHARGES in after
        assert after[CHARGES] != before.get(CHARGES)
        assert standing(province, CHARGES) is None


def test_the_log_holds_no_word_of_the_certificate(app, province, learner, administrator):
    entered(learner)
    decided(app, administrator)
    with app.app_context():
        row = db.session.scalar(db.select(Evidence).where(Evidence.kind == "field-certificate"))
        kept = json.dumps(
            [row.item, row.revision, row.variant, row.facts, row.origin], ensure_ascii=False
        )
        assert "MAU/2021-7" not in kept
        assert "Trung tâm" not in kept


def test_nobody_confirms_without_the_original_and_without_a_level(app, learner, administrator):
    entered(learner)
    without = decided(app, administrator, seen="", answer="Ghi chú đã gõ.")
    assert without.status_code == 422
    assert "Chỉ xác nhận khi đã xem bản chính." in without.text
    assert "Ghi chú đã gõ." in without.text
    assert "Hãy chọn mức được công nhận." in decided(app, administrator, level="").text
    assert "Hãy chọn mức được công nhận." in decided(app, administrator, level="9").text
    with app.app_context():
        assert the_one().state == "open"


def test_who_is_refused_is_told_why(app, province, learner, administrator):
    entered(learner)
    assert decided(app, administrator, state="refused").status_code == 422
    decided(app, administrator, state="refused", answer="Bản chính không có dấu.")
    assert "Bản chính không có dấu." in learner.get("/certificates").text
    with app.app_context():
        assert standing(province) is None


def test_a_decision_is_made_once(app, province, learner, administrator):
    entered(learner)
    decided(app, administrator)
    decided(app, administrator, level="4")
    with app.app_context():
        assert the_one().level == 2
        assert standing(province).level == 2


def test_nobody_confirms_their_own(app, province, learner, administrator):
    with app.app_context():
        account = db.session.scalar(db.select(Account).where(Account.username == "quantri"))
        entry = Certificate(
            person_id=account.person_id,
            id=uuid4(),
            skill=IT,
            title="Chứng chỉ mẫu",
            issuer="Trường mẫu",
            number="MAU-02",
            issued_on=date(2020, 1, 1),
            entered_at=NOW,
        )
        db.session.add(entry)
        db.session.commit()
    decided(app, administrator)
    with app.app_context():
        assert the_one().state == "open"


def test_what_was_confirmed_wrongly_is_taken_back_by_a_new_row(
    app, province, learner, administrator
):
    entered(learner)
    decided(app, administrator)
    with app.app_context():
        rows = db.session.scalar(db.select(db.func.count()).select_from(Evidence))
    revoke = f"{address(app)}/revoke"
    assert administrator.post(revoke, data={"answer": ""}).status_code == 422
    administrator.post(revoke, data={"answer": "Nhầm người."})
    with app.app_context():
        assert standing(province) is None or standing(province).level is None
        assert db.session.scalar(db.select(db.func.count()).select_from(Evidence)) == rows + 1
        assert verify() == []
    page = learner.get("/certificates").text
    assert "đã thu hồi" in page
    assert "Nhầm người." in page


def test_a_person_takes_their_certificate_back_and_it_counts_no_longer(
    app, province, learner, administrator
):
    entered(learner)
    decided(app, administrator)
    learner.post(f"{address(app)}/withdraw")
    with app.app_context():
        assert the_one().state == "withdrawn"
        assert standing(province) is None or standing(province).level is None
        assert verify() == []


def test_nobody_takes_back_what_is_another_persons(app, province, learner, signed_in):
    entered(learner)
    helper = signed_in("hotro")
    assert helper.post(f"{address(app)}/withdraw").status_code == 404
    assert helper.get(address(app)).status_code == 403


def test_a_form_sent_twice_enters_one_certificate_and_never_somebody_elses(
    app, province, learner, signed_in
):
    key = str(uuid4())
    for _ in range(2):
        entered(learner, form_id=key)
    assert entered(signed_in("hotro"), form_id=key).status_code == 404
    with app.app_context():
        assert the_one().person_id == province.people["hocvien"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"skill": "nothing"}, "Hãy chọn một năng lực."),
        ({"title": ""}, "Hãy điền mục này."),
        ({"title": "x" * 121}, "Tối đa 120 ký tự."),
        ({"issuer": "Số 0123 456 789"}, "Nội dung có một dãy số"),
        ({"issued_on": "31/02/2021"}, "Ghi ngày dạng ngày/tháng/năm"),
        ({"issued_on": "01/01/2999"}, "Ngày cấp phải từ năm 1950 và không sau hôm nay."),
        ({"expires_on": "05/09/2020"}, "Ngày hết giá trị phải sau ngày cấp."),
    ],
)
def test_a_mistake_is_named_and_what_was_typed_stays(app, learner, changes, told):
    answer = entered(learner, **changes)
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="MAU/2021-7"' in answer.text
    with app.app_context():
        assert db.session.scalar(db.select(Certificate)) is None


def test_the_list_names_nobody_and_to_see_whose_it_is_is_logged(
    app, province, learner, administrator
):
    entered(learner)
    listed = administrator.get("/certificates/all").text
    assert "Lò Thị Mẫu" not in listed
    one = re.search(r'href="(/certificates/[0-9a-f-]{36})"', listed)[1]
    assert "Lò Thị Mẫu" in administrator.get(one).text
    with app.app_context():
        look = db.session.scalar(db.select(Look).where(Look.page == "certificate"))
        assert look.person_id == province.people["hocvien"]


def test_an_administrator_of_a_commune_decides_on_nothing(app, province, learner, signed_in):
    entered(learner)
    assert signed_in("quantri.punhung").get(address(app)).status_code == 403


def test_managers_see_that_a_level_rests_on_a_certificate(
    app, province, learner, administrator, signed_in
):
    with app.app_context():
        person = province.people["hocvien"]
        people.appoint(
            db.session.get_one(Person, person),
            NA_SON,
            "science-technology-officer",
            date(2025, 7, 1),
        )
        db.session.commit()
    entered(learner)
    decided(app, administrator)
    page = signed_in("lanhdao.nason").get(f"/reports/communes/{NA_SON}/{IT}/{person}").text
    assert "Giấy chứng nhận chuyên ngành" in page
    assert "công nhận mức 2" in page
    assert "MAU/2021-7" not in page
    assert "công nhận mức 2" in learner.get(f"/skills/{IT}").text


def test_an_erased_person_leaves_no_certificate_behind(app, province, learner, administrator):
    entered(learner, title="Bằng của Quàng Thị Độc Nhất Mẫu")
    decided(app, administrator, answer="Đã xem cùng Lò Thị Mẫu.")
    with app.app_context():
        person = db.session.get_one(Person, province.people["hocvien"])
        erase(person, NOW)
        db.session.commit()
        row = the_one()
        assert (row.title, row.issuer, row.number) == ("", "", "")
        assert "Lò Thị Mẫu" not in row.answer
        assert db.session.scalar(db.select(Identity).where(Identity.person_id == person.id)) is None


def test_a_title_that_is_too_long_is_told_one_limit_and_nothing_is_lost(learner):
    answer = entered(learner, title="Chứng chỉ " * 100)
    assert answer.status_code == 422
    assert "Tối đa 120 ký tự." in answer.text
    assert "tối đa 500" not in answer.text
    assert "Trung tâm mẫu" in answer.text


def test_a_certificate_is_among_what_a_person_takes_along(learner):
    entered(learner)
    kept = json.loads(learner.get("/privacy/data.json").text)
    assert kept["certificate"][0]["number"] == "MAU/2021-7"


def test_the_audit_names_the_act_and_not_the_person(app, province, learner, administrator):
    entered(learner)
    decided(app, administrator)
    with app.app_context():
        entry = db.session.scalar(
            db.select(AuditEntry).where(AuditEntry.act == "certificate-confirmed")
        )
        assert UUID(entry.subject) == the_one().id
    assert "Xác nhận văn bằng, chứng chỉ" in administrator.get("/administration/audit").text


def test_a_level_by_certificate_is_not_told_as_a_chance(app, province, learner, administrator):
    entered(learner)
    decided(app, administrator)
    assert "theo giấy chứng nhận" in learner.get("/skills").text
    assert "theo giấy chứng nhận" in learner.get("/skills/passport").text
    assert "khả năng" not in learner.get(f"/skills/{IT}").text.partition("Minh chứng:")[0]
