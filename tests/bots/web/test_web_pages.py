"""The pages: with and without a script, read by people and by axe, on phones and on wide screens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from web_axe import WHAT_A_LOOK_CHANGES, check
from web_fakes import N32, N34, N60, N62

PAGES = {
    "home": "/",
    "documents": "/documents",
    "search": "/documents?q=临时安置",
    "notice": f"/documents/{N62}",
    "expired": f"/documents/{N60}?as_of=2026-01-01",
    "people": f"/documents/{N32}",
    "unprinted": f"/documents/{N34}",
    "found": f"/documents/{N62}?find=临时安置",
    "calculators": "/calculators",
    "calculator": "/calculators/relocation?area=120&ring=inside&option=future_housing&months=18",
    "wrong": "/calculators/relocation?area=0",
    "ask": "/ask?message=房子120平要征收",
    "docs": "/docs",
    "missing": "/documents/none",
}
LOOKS: dict[str, dict[str, Any]] = {"light": {"color_scheme": "light"}, "dark": {"color_scheme": "dark"}, "large": {}}


def test_axe_finds_nothing_on_any_page(open_page: Callable[..., Any]) -> None:
    page = open_page("/", expect_errors=True, viewport={"width": 1024, "height": 800})
    home = page.url.rstrip("/")
    for path in PAGES.values():
        page.goto(home + path)
        check(page)
        page.emulate_media(color_scheme="dark")
        check(page, WHAT_A_LOOK_CHANGES)
        page.emulate_media(color_scheme="light")
        page.evaluate("document.documentElement.classList.add('large')")
        check(page, WHAT_A_LOOK_CHANGES)


def test_large_type_is_kept_from_page_to_page(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    page.get_by_role("link", name="大字版").click()
    page.get_by_role("link", name="计算", exact=True).click()
    assert page.locator("html.large").count() == 1
    assert page.locator("body").evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 18


@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_nothing_in_a_conversation(open_page: Callable[..., Any], look: str) -> None:
    page = open_page("/documents", viewport={"width": 1024, "height": 900}, **LOOKS[look])
    chat = page.locator("gongbao-chat")
    chat.locator(".launcher").click()
    check(page)
    if look == "large":
        chat.get_by_role("button", name="字号").click()
        chat.get_by_role("button", name="高对比").click()
    for number, text in enumerate(("房子120平要征收", "三环内，期房，18个月", "绿色建筑谁负责", "讲长一点"), 1):
        chat.locator("textarea").fill(text)
        chat.locator("textarea").press("Enter")
        chat.locator("article.reply").nth(number - 1).wait_for()
    chat.get_by_role("button", name="没帮助").last.click()
    chat.locator(".reasons").wait_for()
    check(page)


@pytest.mark.parametrize("view", ["standard", "large"])
def test_no_page_scrolls_sideways(open_page: Callable[..., Any], view: str) -> None:
    page = open_page("/view/" + view, expect_errors=True)
    home = page.url.rstrip("/")
    for name, path in PAGES.items():
        page.goto(home + path)
        for width in (320, 768, 1440):
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, f"{name} at {width}px is {over}px too wide"


def test_targets_are_44_px_and_60_in_large_type(open_page: Callable[..., Any]) -> None:
    page = open_page("/documents", viewport={"width": 375, "height": 800})
    for size, link in ((44, "大字版"), (60, "标准版")):
        page.locator("gongbao-chat .launcher").wait_for()
        page.evaluate("document.querySelector('gongbao-chat').open()")
        small = page.evaluate(
            """size => [document, document.querySelector('gongbao-chat').shadowRoot].flatMap(root =>
            [...root.querySelectorAll('button, input, textarea, nav a')]).map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < size || box.width < Math.min(size, 44))).map(([html]) => html)""",
            size,
        )
        assert small == []
        page.evaluate("document.querySelector('gongbao-chat').close()")
        page.get_by_role("link", name=link).click()


def test_nothing_shifts_while_the_page_loads(open_page: Callable[..., Any]) -> None:
    page = open_page("/", viewport={"width": 1280, "height": 900})
    page.locator("gongbao-chat .composer").wait_for()
    shift = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value)).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"""
    )
    assert shift < 0.05


def test_asking_without_a_script(open_page: Callable[..., Any]) -> None:
    page = open_page("/", java_script_enabled=False)
    page.locator("#message").fill("房子120平要征收")
    page.get_by_role("button", name="提问").click()
    for choice in ("三环内", "期房", "18个月"):
        page.get_by_role("button", name=choice).click()
    assert "合计41880元" in page.locator(".answer").inner_text()
    assert page.locator(".steps tbody tr").count() == 3
    page.get_by_role("link", name="一、（二）").first.click()
    assert page.locator(":target").get_attribute("id") == f"{N62}.1.2"


def test_a_calculator_with_and_without_a_script(open_page: Callable[..., Any]) -> None:
    for script in (False, True):
        page = open_page("/", java_script_enabled=script)
        form = page.locator("form[data-rule=relocation]")
        form.get_by_label("建筑面积").fill("120")
        form.get_by_text("三环内").click()
        form.get_by_text("期房产权调换").click()
        form.get_by_label("过渡时间").fill("18")
        form.get_by_role("button", name="计算").click()
        result = page.locator("[data-result]")
        result.locator(".answer", has_text="合计41880元").wait_for()
        assert result.locator(".steps tbody tr").count() == 3
        assert ("/calculators/" in page.url) is not script


def test_a_calculator_says_what_is_wrong_beside_the_field(api: httpx.Client) -> None:
    page = api.get("/calculators/relocation", params={"area": "0", "ring": "inside"})
    assert page.status_code == 422
    assert 'aria-invalid="true" aria-describedby="relocation-area-error"' in page.text
    assert page.text.count("建筑面积须在1到10000平方米之间") == 2
    assert "请选择一项" in page.text


def test_every_clause_is_an_anchor(api: httpx.Client) -> None:
    text = api.get(f"/documents/{N62}").text
    for clause in api.get(f"/api/documents/{N62}").json()["clauses"]:
        if clause["clause_id"].endswith(".title"):
            continue
        assert f'id="{clause["clause_id"]}"' in text


def test_an_expired_notice_says_so_first(api: httpx.Client) -> None:
    text = api.get(f"/documents/{N60}", params={"as_of": "2026-01-01"}).text
    assert text.index("已过有效期") < text.index('class="paper"')
    assert "有效期至2020年12月31日" in text


def test_words_are_found_in_a_notice(api: httpx.Client) -> None:
    text = api.get(f"/documents/{N62}", params={"find": "不足1100元"}).text
    assert "<mark>不足1100元</mark>" in text
    assert "本通知中没有" in api.get(f"/documents/{N62}", params={"find": "结婚"}).text
    markup = api.get(f"/documents/{N62}", params={"find": "<script>"}).text
    assert "<script>”" not in markup
    assert "&lt;script&gt;" in markup


def test_a_link_of_a_clause_is_copied(open_page: Callable[..., Any]) -> None:
    page = open_page(f"/documents/{N62}", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="复制一、（二）的链接").click()
    page.locator(".link.done").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"/documents/{N62}#{N62}.1.2")


def test_a_link_to_a_clause_that_is_gone_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page(f"/documents/{N62}#gone")
    page.get_by_text("没有链接所指的条款").wait_for()


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "/a\r\nX: y"]
)
def test_the_view_switch_stays_here(api: httpx.Client, back: str) -> None:
    response = api.get("/view/large", params={"back": back})
    assert response.headers["location"] == "/"


def test_pages_load_nothing_from_elsewhere(open_page: Callable[..., Any]) -> None:
    page = open_page("/documents")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    home = page.url.removesuffix("/documents")
    for path in ("/", "/docs", f"/documents/{N62}"):
        page.goto(home + path)
    assert asked
    assert all(url.startswith(home) for url in asked)


def test_a_printed_notice_is_only_the_notice(open_page: Callable[..., Any]) -> None:
    page = open_page(f"/documents/{N62}")
    page.emulate_media(media="print")
    assert page.locator(".paper").is_visible()
    for other in (".top", ".foot", ".find", ".contents", "gongbao-chat"):
        assert not page.locator(other).first.is_visible()


def test_forced_colours_keep_what_is_chosen_visible(open_page: Callable[..., Any]) -> None:
    page = open_page("/", forced_colors="active")
    page.locator("form[data-rule]").get_by_text("三环内").click()
    chosen = page.locator(".choice:has(:checked)")
    assert chosen.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
