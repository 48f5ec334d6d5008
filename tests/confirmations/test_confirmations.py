"""People who get their results on paper, and those who want to know whether the paper is true."""

import re
from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import jwt
import pypdf
import pytest
import segno
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from openbadgeslib.ob3 import OB3VerificationError, OB3Verifier

from tests.province import NOW
from trainer.extensions import db
from trainer.models import Confirmation, Identity, Person

HOST = "https://localhost"


@pytest.fixture
def passer_by(app, province):
    return app.test_client()


def skills_offered(page):
    return re.findall(r'name="skills" value="([^"]+)"', page)


def given_paper(learner):
    """Ask for a confirmation of everything that can be confirmed, and return its page."""
    skills = skills_offered(learner.get("/confirmations").text)
    assert skills, "the learner holds no level"
    learner.post("/confirmations", data={"skills": skills, "form_id": str(uuid4())})
    return learner.get("/confirmations").text


def latest():
    return db.session.scalar(db.select(Confirmation).order_by(Confirmation.number.desc()))


def link(page, ending):
    return re.search(rf'href="(/confirmations/[0-9a-f-]+\.{ending})"', page)[1]


def code_of(page):
    return re.search(r'href="/check/([A-Z2-7]+)"', page)[1]


def badge_of(learner, page):
    return learner.get(link(page, "jwt"), base_url=HOST).text


def verifier(browser):
    """A stranger's check, which fetches what it needs from the site."""

    def fetched(address, *_, **__):
        assert address.startswith(HOST)
        return browser.get(address.removeprefix(HOST), base_url=HOST).data

    return OB3Verifier.for_issuer_did("did:web:localhost", download=fetched), fetched


def test_a_level_shown_comes_on_paper_with_name_unit_and_how_long_it_holds(learner):
    page = given_paper(learner)
    content = learner.get(link(page, "pdf")).data
    words = " ".join(pypdf.PdfReader(BytesIO(content)).pages[0].extract_text().split())
    assert "GIẤY XÁC NHẬN KẾT QUẢ" in words
    assert "Lò Thị Mẫu" in words
    assert "Xã Na Son" in words
    assert re.search(r"mức [12] trên 4", words)
    assert "giá trị đến" in words
    assert "không phải là văn bằng, chứng chỉ" in words
    assert "không dùng để đánh giá" in words


def squares_on(content):
    """The filled squares that a page paints, in points: (left, top, side), the colour of ink only."""
    page = pypdf.PdfReader(BytesIO(content)).pages[0]
    painted, colour = [], None
    for operands, operator in pypdf.generic.ContentStream(page.get_contents(), None).operations:
        if operator in (b"rg", b"g"):
            colour = [float(each) for each in operands]
        if operator == b"re" and max(colour) < 0.5:
            left, top, width, height = map(float, operands)
            painted.append((left, top, width, -height))
    return painted


def modules_of(painted):
    """The pattern that the squares make, from above, and how wide it is in millimetres."""
    side, left, top = painted[0][2], min(s[0] for s in painted), max(s[1] for s in painted)
    dark = {(round((top - t) / side), round((x - left) / side)) for x, t, _, _ in painted}
    across = range(1 + max(column for _, column in dark))
    return [[(row, column) in dark for column in across] for row in across], side * len(across)


def test_the_qr_code_as_it_is_painted_on_the_paper_leads_to_the_check_page(learner):
    page = given_paper(learner)
    pattern, width = modules_of(squares_on(learner.get(link(page, "pdf"), base_url=HOST).data))
    code = segno.make(f"{HOST}/check/{code_of(page)}", error="m")
    assert pattern == [[bool(each) for each in row] for row in code.matrix]
    assert width / 72 * 25.4 == pytest.approx(32, abs=0.1)


def test_whoever_scans_the_code_reads_what_stands_on_the_paper_and_no_more(learner, passer_by):
    answer = passer_by.get(f"/check/{code_of(given_paper(learner))}")
    assert "Còn giá trị." in answer.text
    assert "Lò Thị Mẫu" in answer.text
    assert "MAU-hocvien" not in answer.text
    assert "hocvien" not in answer.text
    assert "noindex" in answer.headers["X-Robots-Tag"]


def test_a_code_can_be_typed_with_spaces_and_small_letters(learner, passer_by):
    code = code_of(given_paper(learner))
    typed = " ".join(code[i : i + 4] for i in range(0, 24, 4)).lower()
    assert passer_by.post("/check", data={"code": typed}).location.endswith(f"/check/{code}")


@pytest.mark.parametrize("code", ["AAAABBBBCCCCDDDDEEEEFFFF", "0", "'; drop table", "đường"])
def test_a_code_that_was_never_given_is_said_to_be_false(passer_by, code):
    answer = passer_by.post("/check", data={"code": code}, follow_redirects=True)
    assert answer.status_code == 404
    assert "Không có giấy hay huy hiệu nào như vậy" in answer.text


def test_without_a_level_there_is_nothing_to_confirm(signed_in, province):
    helper = signed_in("hotro")
    assert not skills_offered(helper.get("/confirmations").text)
    form = {"skills": ["counter.reception"], "form_id": str(uuid4())}
    answer = helper.post("/confirmations", data=form, follow_redirects=True)
    assert "ít nhất một năng lực" in answer.text


def test_a_form_sent_twice_over_a_bad_line_issues_one_paper(app, learner):
    skills = skills_offered(learner.get("/confirmations").text)
    form = {"skills": skills, "form_id": str(uuid4())}
    for _ in range(2):
        learner.post("/confirmations", data=form)
    with app.app_context():
        assert len(db.session.scalars(db.select(Confirmation)).all()) == 2


def test_nobody_fetches_the_paper_of_another(signed_in, learner):
    page = given_paper(learner)
    other = signed_in("hotro")
    assert other.get(link(page, "pdf")).status_code == 404
    assert other.get(link(page, "jwt")).status_code == 404


def test_a_stranger_verifies_the_badge_with_the_key_that_the_site_names(learner, passer_by):
    token = badge_of(learner, given_paper(learner))
    check, fetched = verifier(passer_by)
    found = check.verify(token, check_status=True, download=fetched)
    assert found.issuer.id == "did:web:localhost"
    assert found.achievement.name.startswith("Giấy xác nhận kết quả")


def test_a_badge_signed_by_somebody_else_is_refused(learner, passer_by):
    token = badge_of(learner, given_paper(learner))
    claims = jwt.decode(token, options={"verify_signature": False})
    header = jwt.get_unverified_header(token)
    forged = jwt.encode(
        claims, Ed25519PrivateKey.generate(), "EdDSA", headers={"kid": header["kid"]}
    )
    with pytest.raises(OB3VerificationError):
        verifier(passer_by)[0].verify(forged)
    answer = passer_by.post("/check", data={"code": forged})
    assert "Không có giấy hay huy hiệu nào như vậy" in answer.text


def test_a_badge_in_which_the_level_was_raised_is_refused(learner, passer_by):
    head, body, signature = badge_of(learner, given_paper(learner)).split(".")
    changed = ".".join((head, body[:-8] + "AAAAAAAA", signature))
    with pytest.raises(OB3VerificationError):
        verifier(passer_by)[0].verify(changed)
    assert passer_by.post("/check", data={"code": changed}).status_code == 422


def test_a_true_badge_can_be_pasted_into_the_check_page(learner, passer_by):
    token = badge_of(learner, given_paper(learner))
    answer = passer_by.post("/check", data={"code": token}, base_url=HOST)
    assert "không bị sửa" in answer.text


def test_a_badge_of_somebody_who_was_erased_is_true_and_tells_no_name(app, learner, passer_by):
    token = badge_of(learner, given_paper(learner))
    with app.app_context():
        row = latest()
        row.holder = row.search_key = row.unit = ""
        db.session.commit()
    answer = passer_by.post("/check", data={"code": token}, base_url=HOST)
    assert "Giấy này có thật" in answer.text
    assert "Lò Thị Mẫu" not in answer.text


def test_a_badge_is_known_under_whatever_address_the_site_is_asked(learner, passer_by):
    token = badge_of(learner, given_paper(learner))
    answer = passer_by.post("/check", data={"code": token}, base_url="https://other.example")
    assert "không bị sửa" in answer.text


def test_a_level_by_certificate_is_not_said_to_be_shown_in_assessment(app, learner, passer_by):
    page = given_paper(learner)
    with app.app_context():
        row = latest()
        row.lines = [line | {"by_certificate": True} for line in row.lines]
        db.session.commit()
    paper = pypdf.PdfReader(BytesIO(learner.get(link(page, "pdf")).data)).pages[0].extract_text()
    for words in (" ".join(paper.split()), passer_by.get(f"/check/{code_of(page)}").text):
        assert "Theo văn bằng, chứng chỉ" in words
        assert "sát hạch chính thức" not in words


def test_a_revoked_paper_says_so_and_its_badge_no_longer_passes(
    app, learner, administrator, passer_by
):
    page = given_paper(learner)
    token = badge_of(learner, page)
    register = administrator.get("/confirmations/register?q=lo thi").text
    revoke = re.search(r'href="(/confirmations/[^"]+/revoke)"', register)[1]
    assert administrator.post(revoke, data={"reason": " "}).status_code == 422
    administrator.post(revoke, data={"reason": "Cấp nhầm người"})
    checked = passer_by.get(f"/check/{code_of(page)}").text
    assert "Đã thu hồi" in checked
    assert "Cấp nhầm người" in checked
    check, fetched = verifier(passer_by)
    with pytest.raises(OB3VerificationError):
        check.verify(token, check_status=True, download=fetched)
    assert learner.get(link(page, "pdf")).status_code == 404


def test_a_level_that_has_faded_since_is_shown_as_past(app, learner, passer_by):
    code = code_of(given_paper(learner))
    with app.app_context():
        row = latest()
        past = (NOW - timedelta(days=1)).date().isoformat()
        row.lines = [line | {"until": past} for line in row.lines]
        db.session.commit()
    assert "có mức đã qua thời hạn" in passer_by.get(f"/check/{code}").text


def test_only_with_a_licence_is_it_a_certificate(learner, administrator):
    form = {"name": "Trường Chính trị mẫu", "licence": "01/GP-MẪU"}
    administrator.post("/confirmations/issuer", data=form)
    words = pypdf.PdfReader(BytesIO(learner.get(link(given_paper(learner), "pdf")).data))
    text = " ".join(words.pages[0].extract_text().split())
    assert "CHỨNG CHỈ" in text
    assert "01/GP-MẪU" in text
    assert "không phải là văn bằng" not in text


def test_an_erased_name_is_gone_from_the_check_page_and_the_paper_still_known(
    app, learner, passer_by
):
    code = code_of(given_paper(learner))
    with app.app_context():
        row = latest()
        row.holder = row.search_key = row.unit = ""
        db.session.delete(db.session.get(Identity, row.person_id))
        db.session.commit()
        assert db.session.get(Person, row.person_id)
    checked = passer_by.get(f"/check/{code}").text
    assert "Lò Thị Mẫu" not in checked
    assert "yêu cầu xoá họ tên" in checked
