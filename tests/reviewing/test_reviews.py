"""A result that was held back: who looks, what follows, and what the person can do about it."""

from sqlalchemy import select

from tests.province import NOW
from trainer.extensions import db
from trainer.models import (
    AuditEntry,
    Evidence,
    HeldEvidence,
    Look,
    ReviewState,
    Role,
    RoleGrant,
    Sitting,
)
from trainer.records.people import account_of
from trainer.records.rebuild import verify
from trainer.reviewing import services


def answered(office, province, state, text=""):
    return office.post(f"/reviews/{province.review}", data={"state": state, "answer": text})


def held(app, province):
    with app.app_context():
        return db.session.get_one(HeldEvidence, province.review)


def evidence(app, province):
    """What the log holds of the sitting under review."""
    occasion = held(app, province).occasion
    with app.app_context():
        return list(db.session.scalars(select(Evidence).where(Evidence.occasion == occasion)))


def test_the_office_sees_what_was_found_but_no_name_until_it_opens_the_case(office, province):
    page = office.get("/reviews").text
    assert f"/reviews/{province.review}" in page
    assert "giây" in page
    assert "Lò Thị Mẫu" not in page


def test_opening_a_case_shows_the_sheet_and_is_logged(app, office, province):
    page = office.get(f"/reviews/{province.review}").text
    assert "Lò Thị Mẫu" in page
    assert "Số chữ phải đọc" in page
    with app.app_context():
        look = db.session.scalar(select(Look).where(Look.page == "review"))
        assert look.person_id == province.people["hocvien"]


def test_the_person_sees_who_looked(learner, office, province):
    office.get(f"/reviews/{province.review}")
    assert "Nguyễn Thị Mẫu" in learner.get("/privacy").text


def test_cleared_evidence_counts_from_when_it_was_won(app, office, province):
    assert evidence(app, province) == []
    answered(office, province, "cleared", "Đã gọi hỏi: làm ở lớp sáng hôm đó.")
    rows = evidence(app, province)
    with app.app_context():
        sitting = db.session.get_one(Sitting, held(app, province).occasion)
        assert {row.occurred_at for row in rows} == {sitting.handed_in_at}
        assert len(rows) == len(sitting.items)
        assert verify() == []


def test_clearing_twice_counts_once(app, office, province):
    for _ in range(2):
        answered(office, province, "cleared")
    rows = evidence(app, province)
    assert len({row.item for row in rows}) == len(rows)


def test_refused_evidence_never_counts_and_the_person_reads_why(app, learner, office, province):
    answered(office, province, "refused", "Chín giây không đủ đọc.")
    assert evidence(app, province) == []
    page = learner.get(f"/sittings/{held(app, province).occasion}/result").text
    assert "không được tính" in page
    assert "Chín giây không đủ đọc." in page
    assert "sát hạch lại với câu hỏi" in page


def test_nothing_is_refused_without_a_reason(app, office, province):
    assert answered(office, province, "refused").status_code == 422
    assert held(app, province).state == "waiting"


def test_the_person_may_object_once_and_is_answered_again(app, learner, office, province):
    own = f"/reviews/own/{province.review}"
    assert "Không đồng ý" not in learner.get(own).text
    answered(office, province, "refused", "Chín giây không đủ đọc.")
    learner.post(own, data={"text": "Tôi đã làm bài trên giấy trước."})
    assert held(app, province).state == "waiting"
    assert "Tôi đã làm bài trên giấy trước." in office.get(f"/reviews/{province.review}").text
    learner.post(own, data={"text": "Lần hai."})
    assert held(app, province).objection == "Tôi đã làm bài trên giấy trước."
    answered(office, province, "cleared", "Có giấy nháp.")
    assert evidence(app, province)


def test_after_a_second_refusal_it_is_over(app, learner, office, province):
    own = f"/reviews/own/{province.review}"
    answered(office, province, "refused", "Không đủ đọc.")
    learner.post(own, data={"text": "Tôi không đồng ý."})
    answered(office, province, "refused", "Vẫn vậy.")
    learner.post(own, data={"text": "Tôi vẫn không đồng ý."})
    assert held(app, province).state == "refused"
    assert "Không đồng ý" not in learner.get(own).text


def test_an_objection_says_why(app, learner, office, province):
    answered(office, province, "refused", "Không đủ đọc.")
    assert learner.post(f"/reviews/own/{province.review}", data={}).status_code == 422
    assert held(app, province).state == "refused"


def test_nobody_answers_about_themselves(app, province, signed_in):
    with app.app_context():
        account = held_by(province)
        db.session.add(RoleGrant(account_id=account.id, role=Role.MANAGER, unit_code="11"))
        db.session.commit()
    browser = signed_in("hocvien")
    assert browser.get(f"/reviews/{province.review}").status_code == 403
    assert answered(browser, province, "cleared").status_code == 403
    assert held(app, province).state == "waiting"


def test_no_way_leads_to_an_answer_about_oneself_or_somebody_alike(app, province):
    with app.app_context():
        row = db.session.get_one(HeldEvidence, province.review)
        given = services.Answer(state=ReviewState.CLEARED, text="")
        assert not services.answer(row, given, held_by(province), NOW)
        assert row.state == "waiting"


def held_by(province):
    row = db.session.get_one(HeldEvidence, province.review)
    return account_of(row.person)


def test_who_answered_is_in_the_audit(app, office, province):
    answered(office, province, "cleared")
    with app.app_context():
        entry = db.session.scalar(select(AuditEntry).where(AuditEntry.act == "review-answered"))
        assert entry.detail == "cleared"


def test_neither_the_communes_manager_nor_its_reports_know_of_it(signed_in, province):
    manager = signed_in("lanhdao.nason")
    assert manager.get("/reviews").status_code == 403
    assert manager.get(f"/reviews/{province.review}").status_code == 403
    for page in ("/reports", "/reports/progress"):
        assert "xem lại" not in manager.get(page).text.lower()


def test_the_list_of_ones_own_reviews_is_empty_for_others(signed_in, province):
    other = signed_in("hotro")
    assert "Không có kết quả nào" in other.get("/reviews/own").text
    assert other.get(f"/reviews/own/{province.review}").status_code == 404
