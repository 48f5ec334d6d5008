"""A person reads their own skill passport."""

import re

from tests.accounts.people import PASSWORD, given_account
from tests.learning.published import CHARGES, DEADLINES, answer, given_level, publish_course
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


def test_each_occasion_says_what_it_did_to_what(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    answer(officer, "number", answer="42000")
    page = officer.get(f"/skills/{DEADLINES}").text
    assert page.count("▲ tăng rõ") >= 2
    assert "Đề nghị xem lại" in page
    assert "Kết quả ở các năng lực khác của anh/chị" in page
    assert "Thời gian đã qua" in page


def test_what_is_missing_is_counted_and_one_thing_to_do_is_named(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "Còn thiếu gì cho mức 3" in page
    assert "anh/chị đã có 12." in page
    assert "khác phương án, khác ngày, không mắc lỗi nghiêm trọng: anh/chị đã có 0." in page
    assert "Việc nên làm bây giờ" in page


def test_a_newcomer_is_not_told_that_results_say_something(officer):
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "hiện nay chưa có kết quả nào." in page
    assert "anh/chị đã có 0, còn 8." in page
    assert "Chưa đo không có nghĩa là chưa đạt." in page
    assert "Việc nên làm bây giờ: học bài" in page


def test_the_limits_are_said_to_be_provisional_and_whose_they_are(officer):
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "Ranh giới giữa các mức còn là tạm thời" in page
    assert "Bên đặt ranh giới: Nhóm xây dựng nền tảng, ngày" in page


def test_no_word_of_the_trade_stands_on_the_passport(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    pages = [f"/skills/{DEADLINES}", "/skills", "/skills/passport"]
    for page in pages:
        shown = officer.get(page).text.lower()
        for word in ("logit", "xác suất", "phương sai", "trung bình", "0.95", ".95"):
            assert word not in shown, (page, word)


def test_a_faded_level_is_to_be_confirmed_again(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES, days_ago=900)
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "Xác nhận lại mức 2" in page
    assert "đã qua, cần xác nhận lại" in page


def test_the_printed_passport_holds_what_others_see_and_nothing_private(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    answer(officer, "number", answer="42000")
    page = officer.get("/skills/passport").text
    assert "Lò Thị Mẫu" in page
    assert "Bài sát hạch: 2 lần" in page
    assert "khoảng mức" not in page
    assert "Câu hỏi trong bài học" not in page
    assert "Thống nhất:" in page


def test_who_has_no_post_prints_a_passport_that_says_so(app, client):
    with app.app_context():
        publish_course()
        given_account("khong.vi.tri")
    client.sign_in("khong.vi.tri", PASSWORD)
    assert "chưa có yêu cầu về năng lực" in client.get("/skills/passport").text


def test_what_others_see_is_what_managers_are_shown(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
        account = db.session.scalar(db.select(Account).where(Account.username == "hocvien"))
        given_account("lanhdao", "Quàng Văn Thử", [(Role.MANAGER, "03203")])
        address = f"/reports/communes/03203/{DEADLINES}/{account.person_id}"
    manager = app.test_client()
    manager.sign_in("lanhdao", PASSWORD)
    assert _table(manager.get(address).text) == _table(
        officer.get(f"/skills/{DEADLINES}").text.partition('id="seen"')[2]
    )


def _table(page):
    return re.search(r'<table class="own">.*?</table>', page, re.S)[0]


def test_the_passport_speaks_english_too(app, officer):
    with app.app_context():
        given_level("hocvien", DEADLINES)
    officer.post("/language", data={"language": "en", "back": "/skills"})
    page = officer.get(f"/skills/{DEADLINES}").text
    assert "What is missing for level 3" in page
    assert "clearly raised" in page
    assert "Skill passport" in officer.get("/skills/passport").text
    assert "Certificates I already hold" in officer.get("/certificates").text
