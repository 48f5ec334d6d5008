"""A person reads their own skill passport."""

from tests.accounts.people import given_account
from tests.learning.published import CHARGES, DEADLINES, answer, given_level
from trainer.extensions import db
from trainer.models import Account, Role
from trainer.records import audit
from trainer.web.clock import now


def test_the_list_of_skills_tells_official_from_private(app, officer):
    answer(officer, "number", answer="42000")
    page = officer.get("/skills").text
    assert "Chưa đo" in page
    assert "chỉ mình anh/chị thấy" in page


def test_a_skill_page_shows_the_level_and_the_evidence_behind_it(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "gần như chắc chắn" in page
    assert "Bài sát hạch" in page
    assert "6 trên 6" in page
    assert "mức 3" in page
    assert "lập kế hoạch bồi dưỡng" in page


def test_practice_is_listed_as_not_counting_for_the_official_level(officer):
    answer(officer, "number", answer="42000")
    page = officer.get(f"/skills/{CHARGES}").text
    assert "Câu hỏi trong bài học" in page
    assert "không tính" in page
    assert "Chưa đo" in page


def test_everybody_who_looked_is_named_to_the_person(app, officer):
    with app.app_context():
        manager = given_account("lanhdao", "Quàng Văn Thử", [(Role.MANAGER, "03203")])
        person = db.session.scalar(db.select(Account).where(Account.username == "hocvien"))
        audit.log_look(manager, person.person_id, "/reports", now())
        db.session.commit()
    assert "Quàng Văn Thử" in officer.get(f"/skills/{DEADLINES}").text


def test_a_skill_that_is_in_no_framework_is_not_found(officer):
    assert officer.get("/skills/nothing").status_code == 404
