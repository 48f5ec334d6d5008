"""What administrators see and do on their pages."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from tests.accounts.people import given_account
from tests.administration.province import (
    DIEN_BIEN_PHU,
    NA_SON,
    PROVINCE,
    given_clerk,
    given_commune_administrator,
    given_province,
    signed_in,
)
from trainer.extensions import db
from trainer.models import (
    Account,
    AuditEntry,
    HolidayOverride,
    Identity,
    Person,
    Post,
    Role,
    RoleGrant,
)
from trainer.records.gaps import gap_rows

PAGES = [
    "/administration",
    "/administration/people",
    "/administration/people/new",
    "/administration/import",
    "/administration/units",
    f"/administration/units/{NA_SON}",
    "/administration/audit",
]


@pytest.fixture
def clerk(app: Flask) -> UUID:
    with app.app_context():
        given_province()
        given_commune_administrator()
        given_account("phonghop", "Sùng A Thử")
        return given_clerk().id


@pytest.fixture
def admin(clerk: UUID, client: FlaskClient) -> FlaskClient:
    return signed_in(client)


@pytest.fixture
def commune_admin(clerk: UUID, client: FlaskClient) -> FlaskClient:
    return signed_in(client, "quantri.nason")


def acts(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(AuditEntry.act).order_by(AuditEntry.id)))


@pytest.mark.parametrize("address", [*PAGES, "/administration/holidays"])
def test_the_administrator_of_the_province_opens_every_page_in_both_languages(
    admin: FlaskClient, address: str
) -> None:
    assert admin.get(address).status_code == 200
    admin.post("/language", data={"language": "en"})
    assert admin.get(address).status_code == 200


@pytest.mark.parametrize("address", [*PAGES, "/administration/holidays"])
def test_a_learner_is_shown_none_of_it(clerk: UUID, client: FlaskClient, address: str) -> None:
    assert signed_in(client, "phonghop").get(address).status_code == 403


def test_a_search_without_accents_finds_a_name_with_them(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        given_clerk("MAU-2", "Điêu Chính Biên")
        given_clerk("MAU-3", "Quàng Văn Thử")
    found = admin.get("/administration/people?q=dieu+bien").text
    assert "Điêu Chính Biên" in found
    assert "Quàng Văn Thử" not in found


def test_people_stand_in_the_order_of_their_given_names(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        for n, name in enumerate(["Vàng A Đức", "Lò Văn Ân", "Cà Thị Dung", "Quàng Văn Ăn"]):
            given_clerk(f"MAU-1{n}", name)
    found = admin.get("/administration/people").text
    places = [found.index(n) for n in ("Quàng Văn Ăn", "Lò Văn Ân", "Cà Thị Dung", "Vàng A Đức")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "words", ["%", "_", "\\", "a\x00b", "'; drop table person; --", "x" * 9000]
)
def test_a_strange_search_finds_nobody_and_breaks_nothing(admin: FlaskClient, words: str) -> None:
    answer = admin.get("/administration/people", query_string={"q": words})
    assert answer.status_code == 200
    assert "Lò Thị Mẫu" not in answer.text


@pytest.mark.parametrize("page", ["0", "-3", "99999999999999999999", "x"])
def test_a_page_that_is_not_there_shows_one_that_is(admin: FlaskClient, page: str) -> None:
    for address in ("people", "audit"):
        assert admin.get(f"/administration/{address}?page={page}").status_code == 200


def test_people_of_one_commune_can_be_listed_alone(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        given_clerk("MAU-2", "Quàng Văn Thử", DIEN_BIEN_PHU)
    found = admin.get(f"/administration/people?unit={DIEN_BIEN_PHU}").text
    assert "Quàng Văn Thử" in found
    assert "Lò Thị Mẫu" not in found


def test_a_person_added_by_hand_has_a_post_an_account_and_a_role(
    app: Flask, admin: FlaskClient
) -> None:
    answer = admin.post("/administration/people/new", data=_new_person())
    assert answer.status_code == 302
    with app.app_context():
        identity = db.session.scalars(select(Identity).filter_by(staff_code="MAU-9")).one()
        account = db.session.scalars(select(Account).filter_by(person_id=identity.person_id)).one()
        assert account.username == "thu.qv"
        assert account.password_hash is None
        assert [(g.role, g.unit_code) for g in account.grants] == [("learner", NA_SON)]
        assert identity.person.appointments[0].post.profile == "reception-officer"
    assert "person-added" in acts(app)


def _new_person(**changed: str) -> dict[str, str]:
    return {
        "staff_code": "MAU-9",
        "name": "Quàng Văn Thử",
        "unit": NA_SON,
        "profile": "reception-officer",
        "from_day": "2026-01-05",
        "username": "",
    } | changed


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"staff_code": "MAU-1"}, "đã có"),
        ({"staff_code": "mã 9"}, "không phải mã cán bộ"),
        ({"name": "x" * 300_000}, "Họ tên dài 300000 ký tự."),
        ({"name": " "}, "Ô trống."),
        ({"from_day": "11/20/2026"}, "không phải ngày đọc được"),
        ({"from_day": "2999-01-01"}, "không thể là ngày bắt đầu"),
        ({"username": "quantri"}, "đã có người dùng"),
        ({"username": "tên lạ"}, "không dùng làm tên đăng nhập được"),
        ({"unit": "99999"}, "Hãy chọn trong danh sách."),
    ],
)
def test_what_is_wrong_in_the_form_is_said_beside_it_and_what_was_typed_is_kept(
    app: Flask, admin: FlaskClient, changed: dict[str, str], said: str
) -> None:
    answer = admin.post("/administration/people/new", data=_new_person(**changed))
    assert answer.status_code in {200, 422}
    assert said in answer.text
    assert 'value="MAU-9"' in answer.text or "staff_code" in changed
    assert "person-added" not in acts(app)


def test_a_transfer_moves_the_learner_and_leaves_the_old_post_vacant(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    sent = {
        "transfer-unit": DIEN_BIEN_PHU,
        "transfer-profile": "justice-officer",
        "transfer-from_day": "2026-06-01",
    }
    assert admin.post(f"/administration/people/{clerk}/transfer", data=sent).status_code == 302
    with app.app_context():
        person = db.session.get_one(Person, clerk)
        old, new = sorted(person.appointments, key=lambda a: a.from_day)
        assert old.until_day == new.from_day
        account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
        assert [(g.role, g.unit_code) for g in account.grants] == [("learner", DIEN_BIEN_PHU)]
    assert "khuyết" in admin.get(f"/administration/units/{NA_SON}").text


def test_whoever_led_the_old_commune_does_not_lead_it_from_the_new_one(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    admin.post(
        f"/administration/people/{clerk}/roles", data={"role-role": "manager", "role-unit": NA_SON}
    )
    admin.post(
        f"/administration/people/{clerk}/transfer",
        data={
            "transfer-unit": DIEN_BIEN_PHU,
            "transfer-profile": "justice-officer",
            "transfer-from_day": "2026-06-01",
        },
    )
    with app.app_context():
        account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
        assert [(g.role, g.unit_code) for g in account.grants] == [("learner", DIEN_BIEN_PHU)]


def test_a_transfer_to_a_day_before_the_present_post_began_is_refused(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    answer = admin.post(
        f"/administration/people/{clerk}/transfer",
        data={
            "transfer-unit": DIEN_BIEN_PHU,
            "transfer-profile": "justice-officer",
            "transfer-from_day": "2025-12-31",
        },
    )
    assert answer.status_code == 422
    assert "sớm hơn ngày" in answer.text


def test_whoever_leaves_holds_no_post_and_cannot_sign_in(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    admin.post(f"/administration/people/{clerk}/leave", data={"leave-on": "2026-10-01"})
    with app.app_context():
        person = db.session.get_one(Person, clerk)
        assert person.identity is not None
        assert [a.until_day.isoformat() for a in person.appointments] == ["2026-10-01"]
        account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
        assert not account.is_active


def test_an_account_closed_by_mistake_opens_again_without_its_old_password(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    admin.post(f"/administration/people/{clerk}/account/close")
    admin.post(f"/administration/people/{clerk}/account/reopen")
    with app.app_context():
        account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
        assert account.is_active
        assert account.password_hash is None


def test_one_account_holds_several_roles_each_in_its_unit(
    app: Flask, admin: FlaskClient, clerk: UUID
) -> None:
    for role, unit in (("manager", NA_SON), ("trainer", PROVINCE), ("manager", NA_SON)):
        admin.post(
            f"/administration/people/{clerk}/roles", data={"role-role": role, "role-unit": unit}
        )
    with app.app_context():
        account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
        held = {(g.role, g.unit_code) for g in account.grants}
        assert held == {("learner", NA_SON), ("manager", NA_SON), ("trainer", PROVINCE)}


def test_no_administrator_shuts_themselves_out(app: Flask, admin: FlaskClient) -> None:
    with app.app_context():
        account = db.session.scalars(select(Account).filter_by(username="quantri")).one()
        key, grant = account.person_id, account.grants[0].id
    base = f"/administration/people/{key}"
    admin.post(f"{base}/account/close")
    admin.post(f"{base}/roles/{grant}/remove")
    admin.post(f"{base}/leave", data={"leave-on": "2026-10-01"})
    assert admin.get("/administration").status_code == 200


def test_the_gap_report_follows_whoever_leaves(app: Flask, admin: FlaskClient, clerk: UUID) -> None:
    admin.post(f"/administration/people/{clerk}/leave", data={"leave-on": "2026-10-01"})
    with app.app_context():
        before, after = gap_rows(date(2026, 9, 30), [NA_SON]), gap_rows(date(2026, 10, 1), [NA_SON])
    assert [(row.required, row.vacant) for row in before] == [(2, 0)]
    assert [(row.required, row.vacant) for row in after] == [(1, 1)]


class TestScope:
    def test_a_commune_administrator_handles_the_people_of_the_commune(
        self, commune_admin: FlaskClient, clerk: UUID
    ) -> None:
        assert commune_admin.get(f"/administration/people/{clerk}").status_code == 200
        assert "Lò Thị Mẫu" in commune_admin.get("/administration/people").text

    def test_and_nobody_of_another_commune(self, app: Flask, commune_admin: FlaskClient) -> None:
        with app.app_context():
            other = given_clerk("MAU-2", "Quàng Văn Thử", DIEN_BIEN_PHU).id
        base = f"/administration/people/{other}"
        assert commune_admin.get(base).status_code == 403
        assert commune_admin.post(f"{base}/slip").status_code == 403
        assert commune_admin.post(f"{base}/account/close").status_code == 403
        assert (
            commune_admin.post("/administration/slips", data={"person": other}).status_code == 403
        )
        assert commune_admin.get(f"/administration/units/{DIEN_BIEN_PHU}").status_code == 403
        assert "Quàng Văn Thử" not in commune_admin.get("/administration/people?state=all").text

    def test_nor_whoever_has_no_account_there(self, app: Flask, commune_admin: FlaskClient) -> None:
        with app.app_context():
            other = given_clerk("MAU-2", "Quàng Văn Thử", DIEN_BIEN_PHU, open_=False).id
        assert commune_admin.get(f"/administration/people/{other}").status_code == 403

    def test_and_prints_no_slip_for_whoever_holds_a_role_in_the_province(
        self, app: Flask, commune_admin: FlaskClient, clerk: UUID
    ) -> None:
        with app.app_context():
            account = db.session.scalars(select(Account).filter_by(person_id=clerk)).one()
            _grant(account, Role.ADMINISTRATOR, PROVINCE)
        answer = commune_admin.post(f"/administration/people/{clerk}/slip")
        assert answer.status_code == 403
        answer = commune_admin.post("/administration/slips", data={"person": clerk})
        assert answer.status_code == 403

    def test_and_gives_no_role_beyond_the_commune(
        self, app: Flask, commune_admin: FlaskClient, clerk: UUID
    ) -> None:
        for unit in (PROVINCE, DIEN_BIEN_PHU):
            answer = commune_admin.post(
                f"/administration/people/{clerk}/roles",
                data={"role-role": "administrator", "role-unit": unit},
            )
            assert answer.status_code == 422
        assert "role-given" not in acts(app)

    def test_and_does_not_touch_the_calendar_of_the_province(
        self, commune_admin: FlaskClient
    ) -> None:
        assert commune_admin.get("/administration/holidays").status_code == 403

    def test_and_sends_nobody_elsewhere(
        self, app: Flask, commune_admin: FlaskClient, clerk: UUID
    ) -> None:
        answer = commune_admin.post(
            f"/administration/people/{clerk}/transfer",
            data={
                "transfer-unit": DIEN_BIEN_PHU,
                "transfer-profile": "justice-officer",
                "transfer-from_day": "2026-06-01",
            },
        )
        assert answer.status_code == 422


def _grant(account: Account, role: Role, unit: str) -> None:
    account.grants.append(RoleGrant(role=role, unit_code=unit))
    db.session.commit()


@pytest.mark.parametrize("what", ["", "/slip", "/leave", "/transfer", "/roles", "/account/close"])
def test_a_person_who_is_not_there_is_not_found(admin: FlaskClient, what: str) -> None:
    address = f"/administration/people/{uuid4()}{what}"
    answer = admin.post(address) if what else admin.get(address)
    assert answer.status_code == 404


class TestPosts:
    def test_a_post_opened_is_vacant_until_somebody_is_appointed(
        self, app: Flask, admin: FlaskClient
    ) -> None:
        sent = {"profile": "justice-officer", "from_day": "2026-07-01"}
        admin.post(f"/administration/units/{DIEN_BIEN_PHU}/posts", data=sent)
        assert "khuyết" in admin.get(f"/administration/units/{DIEN_BIEN_PHU}").text
        admin.post(
            "/administration/people/new",
            data=_new_person(unit=DIEN_BIEN_PHU, profile="justice-officer", from_day="2026-08-01"),
        )
        assert "khuyết" not in admin.get(f"/administration/units/{DIEN_BIEN_PHU}").text
        with app.app_context():
            assert (
                len(db.session.scalars(select(Post).filter_by(unit_code=DIEN_BIEN_PHU)).all()) == 1
            )

    def test_a_post_that_somebody_holds_is_not_closed(
        self, app: Flask, admin: FlaskClient, clerk: UUID
    ) -> None:
        with app.app_context():
            post = db.session.get_one(Person, clerk).appointments[0].post_id
        address = f"/administration/units/{NA_SON}/posts/{post}/close"
        assert "đang có người" in admin.post(address, follow_redirects=True).text
        admin.post(f"/administration/people/{clerk}/leave", data={"leave-on": "2026-10-01"})
        assert "Đã đóng vị trí" in admin.post(address, follow_redirects=True).text
        assert admin.post(address).status_code == 404


class TestHolidays:
    def test_a_day_off_is_added_changed_and_removed(self, app: Flask, admin: FlaskClient) -> None:
        day = {
            "day": "2027-01-02",
            "kind": "off",
            "name_vi": "Nghỉ bù",
            "name_en": "",
            "source": "",
        }
        admin.post("/administration/holidays", data=day)
        admin.post("/administration/holidays", data=day | {"kind": "work"})
        with app.app_context():
            kept = db.session.scalars(select(HolidayOverride)).one()
            assert kept.working
            assert kept.name_en == "Nghỉ bù"
        assert "02/01/2027" in admin.get("/administration/holidays").text
        admin.post("/administration/holidays/2027-01-02/remove")
        with app.app_context():
            assert db.session.scalars(select(HolidayOverride)).first() is None

    @pytest.mark.parametrize(
        "changed",
        [{"day": "30/02/2027"}, {"name_vi": ""}, {"kind": "maybe"}, {"source": "x" * 999}],
    )
    def test_a_day_that_makes_no_sense_is_refused(
        self, app: Flask, admin: FlaskClient, changed: dict[str, str]
    ) -> None:
        day = {
            "day": "2027-01-02",
            "kind": "off",
            "name_vi": "Nghỉ bù",
            "name_en": "",
            "source": "",
        }
        assert admin.post("/administration/holidays", data=day | changed).status_code == 200
        with app.app_context():
            assert db.session.scalars(select(HolidayOverride)).first() is None
