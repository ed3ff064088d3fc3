"""The staff's pages over the real assistant: who may come in, what is seen, and what one click makes of a question."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from web_axe import check
from web_live import Live

from assistant.service import Service, open_service
from bots.settings import Settings
from bots.web.app import create_app
from bots.web.staff.accounts import hashed_password
from bots.web.staff.exporting import table

PASSWORD = "correct horse battery"
REFUSED = "动物园里的孔雀归谁来喂养"
CLAUSE = "jzbf-2017-62.1.2"
SCRIPT = "<script>document.title='坏'</script>孔雀开屏能拍照吗"
FORMULA = "=HYPERLINK(1)孔雀能卖吗"
PAGES = ("", "/unanswered", "/unhelpful", "/history", "/handle/new/0", "/handle/unanswered/1", "/handle/unhelpful/1")


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("staff")


@pytest.fixture(scope="module")
def answering(data_dir: Path) -> Iterator[Service]:
    opened = open_service(data_dir)
    for question in (REFUSED, SCRIPT, FORMULA):
        opened.reply(question)
    session_id = opened.reply("谁分管市环保局，我的电话13800138000")["session_id"]
    opened.feedback(session_id, 0, False, "<b>不是</b>我要的")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def office(answering: Service, data_dir: Path) -> Iterator[Live]:
    account = f"wang:{hashed_password(PASSWORD)} li:{hashed_password(PASSWORD)}"
    told = Settings(_env_file=None, data_dir=data_dir, staff_accounts=account, log_level="error")
    live = Live(create_app(answering, told))
    yield live
    live.stop()


@pytest.fixture
def visitor(office: Live) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=office.url, timeout=20) as client:
        yield client


def sign_in(client: httpx.Client, name: str = "wang", password: str = PASSWORD) -> httpx.Response:
    return client.post("/staff/sign-in", data={"name": name, "password": password})


@pytest.fixture(scope="module")
def staff(office: Live) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=office.url, timeout=20) as client:
        assert sign_in(client).status_code == 303
        yield client


def csrf(client: httpx.Client) -> str:
    found = re.search(r'name="csrf" value="(\w+)"', client.get("/staff/history").text)
    assert found
    return found[1]


def send(client: httpx.Client, path: str, **fields: str) -> httpx.Response:
    return client.post(f"/staff{path}", data={"csrf": csrf(client), **fields})


# Who may come in


def test_without_an_account_there_is_no_such_page(api: httpx.Client) -> None:
    assert api.get("/staff").status_code == 404
    assert api.get("/staff/sign-in").status_code == 404


@pytest.mark.parametrize("path", [*PAGES, "/export/unanswered.csv"])
def test_a_stranger_is_led_to_the_sign_in(visitor: httpx.Client, path: str) -> None:
    response = visitor.get(f"/staff{path}")
    assert (response.status_code, response.headers["location"]) == (303, "/staff/sign-in")


@pytest.mark.parametrize(("name", "password"), [("wang", "wrong"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_password_is_refused_and_says_not_what_is_wrong(
    visitor: httpx.Client, name: str, password: str
) -> None:
    response = sign_in(visitor, name, password)
    assert response.status_code == 422
    assert "账号或密码不对" in response.text
    assert not response.cookies


def test_attempts_in_vain_are_few(visitor: httpx.Client) -> None:
    statuses = [sign_in(visitor, "li", "wrong").status_code for _ in range(6)]
    assert statuses == [422] * 5 + [429]
    refused = sign_in(visitor, "li", PASSWORD)
    assert refused.status_code == 429
    assert 0 < int(refused.headers["retry-after"]) <= 901
    assert sign_in(visitor, "wang").status_code == 303


def test_the_cookie_is_for_these_pages_and_no_script_alone(visitor: httpx.Client) -> None:
    cookie = sign_in(visitor).headers["set-cookie"].lower()
    assert all(part in cookie for part in ("httponly", "samesite=strict", "path=/staff", "max-age=28800"))


def test_behind_a_proxy_with_tls_the_cookie_is_never_sent_in_the_clear(
    answering: Service, data_dir: Path, served: Callable[..., Live]
) -> None:
    live = served(answering, data_dir=data_dir, staff_accounts=f"wang:{hashed_password(PASSWORD)}", trusted_hops=1)
    headers = {"x-forwarded-proto": "https", "x-forwarded-for": "10.0.0.9"}
    with httpx.Client(base_url=live.url, headers=headers, timeout=20) as client:
        assert "secure" in sign_in(client).headers["set-cookie"].lower()


def test_who_has_signed_out_is_a_stranger(visitor: httpx.Client) -> None:
    sign_in(visitor)
    token = visitor.cookies["gongbao_staff"]
    assert send(visitor, "/sign-out").status_code == 303
    again = httpx.get(f"{visitor.base_url}/staff", cookies={"gongbao_staff": token})
    assert again.status_code == 303


def test_a_token_that_was_made_up_signs_nobody_in(visitor: httpx.Client) -> None:
    visitor.cookies.set("gongbao_staff", "x" * 43, path="/staff")
    assert visitor.get("/staff").status_code == 303


# Forms of other sites


@pytest.mark.parametrize("token", ["", "0" * 64, "中文"])
def test_a_form_without_our_token_changes_nothing(staff: httpx.Client, answering: Service, token: str) -> None:
    sent = {"csrf": token, "question": REFUSED, "attach": CLAUSE}
    assert staff.post("/staff/handle/new/0", data=sent).status_code == 403
    assert answering.reply(REFUSED)["kind"] == "no_answer"


@pytest.mark.parametrize(
    "header", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_form_of_another_site_is_refused_even_with_our_token(staff: httpx.Client, header: dict[str, str]) -> None:
    sent = {"csrf": csrf(staff), "question": REFUSED, "attach": CLAUSE}
    assert staff.post("/staff/handle/new/0", data=sent, headers=header).status_code == 403
    assert staff.post("/staff/sign-in", data={"name": "wang", "password": PASSWORD}, headers=header).status_code == 403


# What is seen


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_kept_by_anybody(staff: httpx.Client, path: str) -> None:
    response = staff.get(f"/staff{path}")
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert 'content="noindex"' in response.text


@pytest.mark.parametrize("path", ["/handle/unanswered/999", "/handle/unhelpful/x", "/handle/other/1", "/export/x.csv"])
def test_what_is_not_there_is_not_found(staff: httpx.Client, path: str) -> None:
    assert staff.get(f"/staff{path}").status_code == 404


def test_an_unhelpful_answer_is_seen_with_the_masked_conversation(staff: httpx.Client) -> None:
    page = staff.get("/staff/unhelpful").text
    assert "谁分管市环保局，我的电话[电话]" in page
    assert "&lt;b&gt;不是&lt;/b&gt;我要的" in page
    assert "13800138000" not in page


def test_a_refused_addition_says_why_and_keeps_what_was_typed(staff: httpx.Client) -> None:
    response = send(staff, "/handle/new/0", question="问题", word="挪窝钱", concept="没有", word_added="1")
    assert response.status_code == 422
    assert "词库里没有“没有”这个概念" in response.text
    assert 'value="挪窝钱"' in response.text


def test_a_spreadsheet_computes_nothing(staff: httpx.Client) -> None:
    told = staff.get("/staff/export/unanswered.csv").content.decode("utf-8-sig")
    questions = [row[3] for row in csv.reader(io.StringIO(told))]
    assert f"'{FORMULA}" in questions
    assert FORMULA not in questions


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=5))
@settings(deadline=None, derandomize=True, max_examples=60)
def test_no_cell_begins_like_a_formula(rows: list[list[str]]) -> None:
    for row in list(csv.reader(io.StringIO(table(("a", "b"), rows).decode("utf-8-sig"), newline="")))[1:]:
        assert not any(cell.lstrip(" \u3000")[:1] in set("=+-@\t\r\n＝＋－＠") - {""} for cell in row if cell.strip())


# In a browser, without a script of ours


@pytest.fixture
def desk_page(open_page: Callable[..., Any], office: Live) -> Any:
    page = open_page(f"{office.url}/staff", viewport={"width": 1280, "height": 900})
    page.get_by_label("账号").fill("wang")
    page.get_by_label("密码").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="概览").wait_for()
    return page


def test_a_refused_question_is_attached_to_a_clause_and_taken_off_again(desk_page: Any, answering: Service) -> None:
    assert answering.reply(REFUSED)["citations"] == []
    desk_page.get_by_role("link", name="没答上的").click()
    desk_page.get_by_role("link", name=REFUSED).click()
    desk_page.get_by_label("按词句找条款").fill("临时安置补偿 三环内")
    desk_page.keyboard.press("Enter")
    desk_page.get_by_role("button", name="挂到嘉政办发〔2017〕62号一、（二）").click()
    desk_page.get_by_role("status").get_by_text("立即生效").wait_for()
    assert [one["clause_id"] for one in answering.reply(REFUSED)["citations"]] == [CLAUSE]
    desk_page.get_by_role("button", name=f"撤销：{REFUSED}").first.click()
    desk_page.get_by_text("已撤销").wait_for()
    assert answering.reply(REFUSED)["kind"] == "no_answer"
    assert "wang" in desk_page.locator(".undone").first.inner_text()


def test_a_case_of_the_exam_is_made_with_one_click(desk_page: Any, data_dir: Path) -> None:
    desk_page.get_by_role("link", name="没答上的").click()
    desk_page.get_by_role("link", name=REFUSED).click()
    desk_page.get_by_role("button", name="记为考题").click()
    desk_page.get_by_role("status").get_by_text("已记为考题").wait_for()
    assert REFUSED in (data_dir / "banks" / "staff.jsonl").read_text(encoding="utf-8")


def test_a_script_in_a_question_is_words(desk_page: Any) -> None:
    desk_page.get_by_role("link", name="没答上的").click()
    desk_page.get_by_role("link", name=SCRIPT).click()
    assert desk_page.get_by_role("textbox", name="问题", exact=True).input_value() == SCRIPT
    assert desk_page.title().startswith("处理")


def test_axe_finds_nothing_and_nothing_scrolls_sideways(desk_page: Any, office: Live) -> None:
    for path in PAGES:
        desk_page.goto(f"{office.url}/staff{path}")
        check(desk_page)
        for width in (320, 768, 1280):
            desk_page.set_viewport_size({"width": width, "height": 800})
            over = desk_page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{path} at {width}px is {over}px too wide"
