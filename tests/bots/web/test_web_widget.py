"""The widget in a real browser: talking, choosing, rating, coming back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest
from web_fakes import N62, FakeService
from web_live import Foreign, Live

QUESTION = "我家120平三环里选期房，过渡一年半，一共能拿多少"

PASTES = [
    "<script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "<svg onload=window.hacked=1>",
    "<b>粗体</b>",
    "</textarea><script>window.hacked=1</script>",
    "<iframe srcdoc='<script>parent.hacked=1</script>'>",
    "<a href=javascript:window.hacked=1>点我</a>",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "<style>*{display:none}</style>",
    "<!-- 注释 -->",
    "<math><mi//xlink:href='data:x,<script>window.hacked=1</script>'>",
    "javascript:window.hacked=1",
    "{{7*7}}${7*7}<%= 7*7 %>",
    '"><script>window.hacked=1</script>',
    "' onmouseover='window.hacked=1",
    "<details open ontoggle=window.hacked=1>",
    "<template><script>window.hacked=1</script></template>",
    "<gongbao-chat></gongbao-chat>",
    "<slot></slot><link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<object data=//evil.example></object><form action=//evil.example><button>",
]


def say(page: Any, text: str) -> None:
    box = page.locator("gongbao-chat .composer textarea")
    box.fill(text)
    box.press("Enter")


def answered(page: Any, number: int = 1) -> Any:
    """The `number`th reply, once it is there."""
    reply = page.locator("gongbao-chat article.reply").nth(number - 1)
    reply.wait_for()
    return reply


def active(page: Any) -> str:
    """What has the focus, inside the widget or out."""
    return str(
        page.evaluate(
            """() => { let a = document.activeElement; while (a && a.shadowRoot) a = a.shadowRoot.activeElement;
            return a ? `${a.tagName.toLowerCase()}.${a.className}` : "" }"""
        )
    )


def test_a_question_is_answered_with_steps_and_clauses(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, QUESTION)
    reply = answered(page)
    assert "合计41880元" in reply.locator(".answer").inner_text()
    rows = reply.locator(".steps tbody tr").all_inner_texts()
    assert len(rows) == 3
    assert "120㎡ × 18元/㎡" in rows[0]
    total = reply.locator(".steps tfoot").inner_text().split()
    assert (total[0], total[-1]) == ("合计", "41880元")
    assert reply.locator(".citation").count() == 2


def test_a_whole_conversation_by_keyboard_alone(open_page: Callable[..., Any]) -> None:
    page = open_page("/documents")
    for _ in range(60):
        page.keyboard.press("Tab")
        if active(page) == "button.launcher":
            break
    page.keyboard.press("Enter")
    assert active(page).startswith("textarea")
    page.keyboard.type("房子要征收")
    page.keyboard.press("Enter")
    assert "多少平方米" in answered(page, 1).inner_text()
    page.keyboard.type("120平")
    page.keyboard.press("Enter")
    answered(page, 2).get_by_role("button", name="三环内").wait_for()
    assert active(page).startswith("textarea"), "an answer must not move the focus"
    press_option(page, "三环内")
    answered(page, 3)
    press_option(page, "期房")
    answered(page, 4)
    press_option(page, "18个月")
    assert "合计41880元" in answered(page, 5).inner_text()
    page.keyboard.press("Escape")
    assert active(page) == "button.launcher"
    assert page.locator("gongbao-chat .panel").is_hidden()
    said = page.locator("gongbao-chat .log").evaluate("e => e.textContent")
    assert not any(word in said for word in ("null", "undefined", "NaN", "[object"))


def press_option(page: Any, name: str) -> None:
    """Goes to an option by Tab alone, in whichever direction it lies, and presses it."""
    for key in ["Shift+Tab"] * 12 + ["Tab"] * 40:
        focused = page.evaluate(
            """() => { let a = document.activeElement; while (a && a.shadowRoot) a = a.shadowRoot.activeElement;
            return a && !a.hasAttribute("aria-disabled") ? a.textContent : "" }"""
        )
        if focused == name:
            page.keyboard.press("Enter")
            return
        page.keyboard.press(key)
    pytest.fail(f"{name} cannot be reached by keyboard")


def test_a_used_option_stays_readable_and_works_once(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, "房子120平要征收")
    first = answered(page, 1)
    first.get_by_role("button", name="三环内").click()
    answered(page, 2)
    chosen = first.get_by_role("button", name="三环内")
    assert chosen.get_attribute("aria-pressed") == "true"
    assert first.get_by_role("button", name="三环外").get_attribute("aria-disabled") == "true"
    chosen.click(force=True)
    first.get_by_role("button", name="三环外").click(force=True)
    assert page.locator("gongbao-chat .turn").count() == 2


def test_a_citation_leads_to_the_highlighted_clause(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, QUESTION)
    answered(page).locator(".citation a").first.click()
    page.wait_for_url(f"**/documents/{N62}#{N62}.1.2")
    target = page.locator(":target")
    assert target.get_attribute("id") == f"{N62}.1.2"
    assert target.evaluate("e => getComputedStyle(e).backgroundColor") != "rgba(0, 0, 0, 0)"
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < page.viewport_size["height"]


def test_on_a_phone_the_window_does_not_cover_the_clause_it_led_to(open_page: Callable[..., Any]) -> None:
    page = open_page("/documents", viewport={"width": 375, "height": 700})
    page.locator("gongbao-chat .launcher").click()
    say(page, "谁分管市环保局")
    answered(page).locator(".citation a").click()
    page.wait_for_url("**/documents/*#*")
    page.locator("gongbao-chat .launcher").wait_for()
    assert page.locator("gongbao-chat .panel").count() == 0
    page.locator("gongbao-chat .launcher").click()
    answered(page)


def test_feedback_is_stored_with_its_reason(open_page: Callable[..., Any], service: FakeService) -> None:
    page = open_page("/")
    say(page, "你好")
    answered(page, 1)
    say(page, "谁分管市环保局")
    reply = answered(page, 2)
    status = page.locator("gongbao-chat .status")
    reply.get_by_role("button", name="没帮助").click()
    reply.get_by_role("button", name="条款不对").click()
    reply.locator(".reasons").wait_for(state="detached")
    assert [entry[1:] for entry in service.given_feedback[-2:]] == [(1, False, None), (1, False, "条款不对")]
    assert reply.get_by_role("button", name="没帮助").get_attribute("aria-pressed") == "true"
    assert "谢谢" in status.inner_text()


def test_the_conversation_survives_a_page_change_and_goes_on(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, "房子120平要征收")
    answered(page, 1)
    page.locator("gongbao-chat .composer textarea").fill("三环")
    page.goto(page.url + "documents")
    page.locator("gongbao-chat .launcher").click()
    assert "三环内还是三环外" in answered(page, 1).inner_text()
    box = page.locator("gongbao-chat .composer textarea")
    assert box.input_value() == "三环"
    box.fill("三环内")
    box.press("Enter")
    assert "补偿方式" in answered(page, 2).inner_text()
    page.reload()
    assert page.locator("gongbao-chat .panel").is_visible(), "a window left open is open again"
    assert page.locator("gongbao-chat article.reply").count() == 2


def test_a_server_that_went_away_and_came_back(open_page: Callable[..., Any], served: Callable[..., Live]) -> None:
    service = FakeService()
    live = served(service)
    page = open_page(live.url + "/", expect_errors=True)
    say(page, "房子120平要征收")
    answered(page, 1)
    live.stop()
    say(page, "谁分管市环保局")
    trouble = page.locator("gongbao-chat .trouble")
    trouble.wait_for()
    assert "没有连上服务" in trouble.inner_text()
    assert "谁分管市环保局" in page.locator("gongbao-chat .turn").last.inner_text()
    service.sessions.clear()
    live.start()
    page.reload()
    page.locator("gongbao-chat").get_by_role("button", name="重试").click()
    assert "洪湖鹏" in answered(page, 2).inner_text()
    assert "重新开始" in page.locator("gongbao-chat .note").inner_text()
    answered(page, 2).get_by_role("button", name="有帮助").click()
    page.locator("gongbao-chat .helpful[aria-pressed=true]").wait_for()
    assert service.given_feedback[-1][1:3] == (0, True)


def test_pasted_markup_stays_text(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    for number, paste in enumerate(PASTES, 1):
        say(page, paste)
        assert paste in answered(page, number).inner_text()
    assert page.evaluate("window.hacked") is None
    inside = "[...document.querySelector('gongbao-chat').shadowRoot.querySelectorAll('script,iframe,img,object,link,form:not(.composer)')].length"
    assert page.evaluate(inside) == 0
    page.reload()
    answered(page, len(PASTES))
    assert page.evaluate(inside) == 0
    assert page.evaluate("window.hacked") is None


def test_markup_in_a_form_without_script_stays_text(open_page: Callable[..., Any]) -> None:
    page = open_page("/", java_script_enabled=False)
    page.locator("#message").fill(PASTES[1])
    page.get_by_role("button", name="提问").click()
    assert PASTES[1] in page.locator(".asked").inner_text()
    assert page.locator(".asked img").count() == 0


def test_enter_sends_shift_enter_breaks_and_ime_enter_does_nothing(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    box = page.locator("gongbao-chat .composer textarea")
    box.fill("ni'hao")
    compose = """(box, keyCode) => box.dispatchEvent(new KeyboardEvent("keydown",
        { key: "Enter", code: "Enter", keyCode, isComposing: keyCode !== 229, bubbles: true, composed: true, cancelable: true }))"""
    for code in (13, 229):
        assert box.evaluate(compose, code), "Enter belongs to the input method"
    assert page.locator("gongbao-chat .turn").count() == 0
    box.fill("第一行")
    box.press("Shift+Enter")
    box.press_sequentially("第二行")
    assert box.input_value() == "第一行\n第二行"
    box.press("Enter")
    answered(page)
    assert box.input_value() == ""
    box.press("Enter")
    assert page.locator("gongbao-chat .turn").count() == 1
    assert "请先输入" in page.locator("gongbao-chat .status").inner_text()


def test_a_composition_through_the_browser_is_not_sent(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    box = page.locator("gongbao-chat .composer textarea")
    box.focus()
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "谁分管", "selectionStart": 3, "selectionEnd": 3})
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229})
    session.send("Input.insertText", {"text": "谁分管市环保局"})
    assert page.locator("gongbao-chat .turn").count() == 0
    box.press("Enter")
    assert "洪湖鹏" in answered(page).inner_text()


def test_a_foreign_page_under_a_strict_policy(
    open_page: Callable[..., Any], live: Live, foreign: Live, foreign_page: Foreign
) -> None:
    foreign_page.body, foreign_page.attributes = (
        "",
        'data-title="办事助手" data-colour="#c8102e" data-position="bottom-left" data-as-of="2026-01-01"',
    )
    page = open_page(foreign.url)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    before = page.evaluate("Object.keys(window).length")
    page.locator("gongbao-chat .launcher").click()
    assert page.locator("gongbao-chat h2").inner_text() == "办事助手"
    say(page, "绿色建筑谁负责")
    reply = answered(page)
    assert "已过有效期" in reply.locator(".warning").inner_text()
    link = reply.locator(".citation a")
    assert link.get_attribute("href").startswith(live.url)
    assert link.get_attribute("target") == "_blank"
    assert page.evaluate("Object.keys(window).length") == before
    assert {url.split("/api")[0] for url in requests} == {live.url}
    left = page.locator("gongbao-chat .panel").bounding_box()["x"]
    assert left < 100
    assert page.locator("h1").evaluate("e => getComputedStyle(e).fontFamily") != page.locator(
        "gongbao-chat .frame"
    ).evaluate("e => getComputedStyle(e).fontFamily")


def test_an_embedded_element_takes_its_options_from_attributes(
    open_page: Callable[..., Any], live: Live, foreign: Live, foreign_page: Foreign
) -> None:
    foreign_page.attributes = ""
    foreign_page.body = '<gongbao-chat title="Ask us" language="en" position="inline" opening-question="谁分管市环保局" theme="dark"></gongbao-chat>'
    page = open_page(foreign.url)
    assert page.locator("gongbao-chat").count() == 1
    assert "洪湖鹏" in answered(page).inner_text()
    assert page.locator("gongbao-chat .composer textarea").get_attribute("placeholder") == "Type a question"
    assert page.locator("gongbao-chat").get_attribute("title") is None
    assert page.locator("gongbao-chat .launcher").count() == 0
    foreign_page.body = ""


def test_an_origin_that_is_not_listed_gets_no_answer(
    open_page: Callable[..., Any], served: Callable[..., Live], foreign: Live, foreign_page: Foreign, live: Live
) -> None:
    other = served(FakeService())
    foreign_page.widget_host, foreign_page.attributes, foreign_page.body = other.url, "", ""
    page = open_page(foreign.url, expect_errors=True)
    foreign_page.widget_host = live.url
    page.locator("gongbao-chat .launcher").click()
    say(page, "你好")
    page.locator("gongbao-chat .trouble").wait_for()
    assert page.locator("gongbao-chat article.reply").count() == 0


def test_the_log_speaks_each_answer_once(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    log = page.locator("gongbao-chat .log")
    assert log.get_attribute("role") == "log"
    assert log.get_attribute("aria-label") == "对话记录"
    say(page, QUESTION)
    reply = answered(page)
    assert reply.locator(".evidence").get_attribute("aria-live") == "off"
    assert "合计" not in page.locator("gongbao-chat .status").inner_text()
    heard = reply.evaluate(
        "e => [...e.querySelectorAll('p')].filter(p => !p.closest('[aria-live=off]') && p.textContent.includes('41880')).length"
    )
    assert heard == 1


def test_long_answers_fold_and_unfold(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, "讲长一点")
    reply = answered(page)
    button = reply.locator(".fold").first
    assert button.inner_text() == "展开全部回答"
    folded = reply.locator(".answer").bounding_box()["height"]
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert reply.locator(".answer").bounding_box()["height"] > folded


CITED = {"document_number": "嘉政办发〔2017〕62号", "document_title": "通知", "clause": "一、", "url": "/documents/x#y"}
BASES = {
    "one line": "依据：嘉政办发〔2017〕62号一、“甲是乙。”。",
    "a clause of two lines": "依据：嘉政办发〔2017〕62号一、“一、甲\n甲是乙。”；嘉政办发〔2017〕62号二、。",
    "traditional characters": "依據：嘉政辦發〔2017〕62號一、“甲是乙。”。",
    "English": "Source (Chinese clause quoted): 嘉政办发〔2017〕62号一、“甲是乙。”.",
}


def shown(page: Any, answer: str, *clauses: str, **more: Any) -> Any:
    """A reply with these clauses, set by itself."""
    reply = {"kind": "lookup", "answer": answer, "citations": [CITED | {"text": text} for text in clauses]} | more
    page.evaluate(
        "reply => document.querySelector('main').replaceChildren(Object.assign(document.createElement('gongbao-reply'), { reply }))",
        reply,
    )
    return page.locator("gongbao-reply")


@pytest.mark.parametrize("basis", BASES)
def test_the_basis_of_an_answer_is_shown_once_as_cards(open_page: Callable[..., Any], basis: str) -> None:
    answer = f"注意：已过期。\n甲是乙。\n{BASES[basis]}\n以上是估算。\n2、丙。\n{BASES[basis]}"
    reply = shown(open_page("/documents"), answer, "甲是乙。")
    assert reply.locator(".answer p").all_inner_texts() == ["注意：已过期。", "甲是乙。", "以上是估算。", "2、丙。"]
    assert reply.locator("blockquote").inner_text() == "甲是乙。"
    assert reply.locator(".fold").count() == 0


def test_an_answer_whose_basis_cannot_be_told_apart_is_shown_whole(open_page: Callable[..., Any]) -> None:
    page = open_page("/documents")
    for basis in ("依据：嘉政办发〔2017〕62号“甲。", "依据：嘉政办发〔2017〕99号。"):
        assert shown(page, f"甲。\n{basis}\n乙。", "甲。").locator(".answer p").all_inner_texts() == [
            "甲。",
            basis,
            "乙。",
        ]


def test_the_steps_of_one_calculation_are_shown_once_and_those_of_several_are_kept(
    open_page: Callable[..., Any],
) -> None:
    page, first, second = open_page("/documents"), "1、甲3元。计算过程：1 + 2 = 3。", "2、乙7元。计算过程：3 + 4 = 7。"
    step = {"label": "甲", "expression": "1 + 2", "value": 3, "unit": "元", "clause_id": "x"}
    calculation = {"steps": [step], "result": {"value": 3, "unit": "元"}}
    assert shown(page, first, calculation=calculation).locator(".answer").inner_text() == "1、甲3元。"
    several = shown(page, f"{first}\n{second}", calculation=calculation)
    assert several.locator(".answer p").all_inner_texts() == [first, second]


def test_only_long_clauses_fold_and_the_button_names_the_clause(open_page: Callable[..., Any]) -> None:
    reply = shown(open_page("/documents"), "甲。", "短" * 190, "长" * 400)
    assert reply.locator(".citation").first.locator(".fold").count() == 0
    button, quote = reply.locator(".fold"), reply.locator("blockquote").last
    assert button.inner_text() == "展开条款原文"
    folded = quote.bounding_box()["height"]
    button.click()
    assert button.inner_text() == "收起"
    assert quote.bounding_box()["height"] > folded


@pytest.mark.parametrize(
    ("width", "height"), [(390, 844), (390, 664), (360, 420), (768, 1024), (1366, 620), (1440, 900)]
)
def test_after_a_question_the_box_to_write_in_is_wholly_in_view(
    open_page: Callable[..., Any], width: int, height: int
) -> None:
    page = open_page("/", viewport={"width": width, "height": height})

    def in_view() -> None:
        page.wait_for_function(
            """() => { const box = document.querySelector("gongbao-chat").shadowRoot.querySelector(".composer").getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight }"""
        )

    page.locator("gongbao-chat .examples button").first.evaluate("e => e.click()")
    answered(page)
    in_view()
    shift = page.evaluate(
        """() => new Promise(done => { let sum = 0;
        new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.hadRecentInput ? 0 : e.value))
        .observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"""
    )
    assert shift < 0.1
    page.goto(page.url + "documents")
    page.go_back()
    in_view()
    page.locator("gongbao-chat").get_by_role("button", name="重新开始").click()
    assert page.locator("gongbao-chat[talking]").count() == 0


def test_suggestions_are_asked_and_focus_is_kept(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    say(page, "你好")
    answered(page, 1)
    suggestion = page.locator("gongbao-chat .suggestions button")
    suggestion.focus()
    suggestion.press("Enter")
    answered(page, 2)
    assert active(page).startswith("textarea")


def test_starting_anew_forgets(open_page: Callable[..., Any], service: FakeService) -> None:
    page = open_page("/")
    say(page, "你好")
    answered(page)
    (session,) = page.evaluate("Object.values(sessionStorage).map(v => JSON.parse(v).session)")
    with page.expect_response(lambda response: "/api/sessions/" in response.url):
        page.locator("gongbao-chat").get_by_role("button", name="重新开始").click()
    assert page.locator("gongbao-chat .turn").count() == 0
    assert page.locator("gongbao-chat .examples").is_visible()
    assert session not in service.sessions


def test_text_size_is_kept(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    frame = page.locator("gongbao-chat .frame")
    size = "e => parseFloat(getComputedStyle(e).fontSize)"
    assert frame.evaluate(size) == 16
    page.locator("gongbao-chat").get_by_role("button", name="字号").click()
    assert frame.evaluate(size) >= 18
    page.reload()
    assert frame.evaluate(size) >= 18
    assert page.locator("gongbao-chat .send").bounding_box()["height"] >= 60


def test_copy_and_print_give_the_answer_with_its_clauses(open_page: Callable[..., Any], live: Live) -> None:
    page = open_page("/", permissions=["clipboard-read", "clipboard-write"])
    page.context.add_init_script("window.print = () => { top.printed = document.body.innerText }")
    page.reload()
    say(page, QUESTION)
    answered(page).get_by_role("button", name="复制").click()
    page.locator("gongbao-chat .status", has_text="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "合计41880元" in copied
    assert f"{live.url}/documents/{N62}#{N62}.1.2" in copied
    page.locator("gongbao-chat").get_by_role("button", name="打印").click()
    printed = page.evaluate("window.printed")
    assert "41880" in printed
    assert "予以每户每月每平方米18元" in printed


def test_keys_typed_into_the_widget_stay_inside(open_page: Callable[..., Any]) -> None:
    page = open_page("/")
    page.evaluate("window.keys = 0; addEventListener('keydown', () => window.keys++)")
    page.locator("gongbao-chat .composer textarea").press_sequentially("abc")
    assert page.evaluate("window.keys") == 0


def test_the_widget_is_small(live: Live) -> None:
    with httpx.stream("GET", live.url + "/widget.js", headers={"accept-encoding": "gzip"}) as response:
        size = len(b"".join(response.iter_raw()))
    assert size < 40 * 1024
