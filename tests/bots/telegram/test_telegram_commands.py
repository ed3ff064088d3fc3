"""Every command, as a user in a private chat meets it."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

from bot_api import checked
from reading import parsed

from bots.telegram import texts
from bots.telegram.blocks import LIMIT, length, markup
from bots.telegram.catalog import Catalog
from bots.telegram.desk import Desk
from bots.telegram.keys import Keys

Play = Callable[..., None]


def test_commands_are_registered_with_chinese_descriptions(play: Play) -> None:
    async def scene(stage: Any) -> None:
        (told,) = stage.api.of("setMyCommands")
        commands = told["commands"] if isinstance(told["commands"], list) else json.loads(told["commands"])
        assert {one["command"] for one in commands} == set(texts.COMMANDS)
        assert all(any("一" <= sign <= "鿿" for sign in one["description"]) for one in commands)

    play(scene)


def test_start_greets_and_its_examples_are_answered(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        welcome = await person.ask("/start")
        assert welcome.text.startswith("您好")
        answer = await person.press(welcome, "谁分管市环保局？")
        assert "洪湖鹏" in answer.text

    play(scene)


def test_start_links_open_notices_clauses_and_questions(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        assert "嘉政办发〔2017〕62号" in (await person.ask("/start jzbf-2017-62")).text
        assert "临时安置补偿" in (await person.ask("/start jzbf-2017-62_1_2")).text
        coded = base64.urlsafe_b64encode("谁分管市环保局？".encode()).decode().rstrip("=")
        assert "洪湖鹏" in (await person.ask(f"/start q-{coded}")).text
        for nonsense in ("q-!!", "nothing-of-ours", "q-gICA"):
            assert (await person.ask(f"/start {nonsense}")).text.startswith("您好")

    play(scene)


def test_help_names_every_command(play: Play) -> None:
    async def scene(stage: Any) -> None:
        said = (await stage.person(1).ask("/help")).text
        assert all(f"/{name} {means}" in said for name, means in texts.COMMANDS.items())

    play(scene)


def test_notices_are_browsed_down_to_a_clause_and_back(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        shown = await person.ask("/notices")
        for part in ("62号", "一、", "（二）"):
            label = next(one for one in shown.buttons if part in one)
            edits = shown.edits
            await person.tap(shown, label)
            await stage.api.until(lambda edits=edits: shown.edits > edits)
        assert "每月每平方米18元" in shown.text
        edits = shown.edits
        await person.tap(shown, texts.ALL_NOTICES)
        await stage.api.until(lambda: shown.edits > edits)
        assert shown.text.startswith("公报里的通知")
        assert len(person.inbox) == 1

    play(scene)


def test_long_lists_are_turned_page_by_page(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        shown = await person.ask("/start jzbf-2017-63_2_1_3")
        await person.tap(shown, texts.LATER)
        await stage.api.until(lambda: texts.EARLIER in shown.buttons)
        assert any("（9）" in label for label in shown.buttons)

    play(scene)


def test_every_page_of_the_notices_can_be_shown(play: Play) -> None:
    async def scene(stage: Any) -> None:

        desk = Desk(stage.service)
        catalog = Catalog(desk, Keys("k"))
        await catalog.front()
        for name in list(catalog._names):
            page = await catalog.named(name)
            assert page
            assert length(parsed(markup(page.blocks))) <= LIMIT
            checked(page.keyboard.to_dict())
        desk.close()

    play(scene)


def test_the_guided_calculator_asks_step_by_step(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        asked = await person.press(await person.ask("/fee"), "住宅搬迁补偿、临时安置补偿")
        assert "三环内还是三环外" in asked.text
        asked = await person.press(asked, "三环内")
        assert "建筑面积" in asked.text
        asked = await person.ask("120")
        asked = await person.press(asked, "期房产权调换")
        assert "多少个月" in asked.text
        answer = await person.ask("一年半")
        assert "41880元" in answer.text
        assert "1500元" in (await person.press(answer, "如果选择货币补偿呢？")).text

    play(scene)


def test_the_guided_calculator_skips_what_makes_no_difference(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        asked = await person.press(await person.ask("/fee"), "住宅搬迁补偿、临时安置补偿")
        asked = await person.press(asked, "三环外")
        asked = await person.ask("88.5平方米")
        assert "合计1500元" in (await person.press(asked, "货币补偿")).text

    play(scene)


def test_the_guided_calculator_outlasts_an_interruption(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        await person.press(await person.ask("/fee"), "商业、办公用房搬迁补偿")
        between = await person.ask("谁分管市环保局？")
        assert "洪湖鹏" in between.text
        assert "刚才的计算还在等您回答" in between.text
        assert "1875元" in (await person.ask("85平方米")).text

    play(scene)


def test_every_calculator_can_be_guided_through(play: Play) -> None:
    async def scene(stage: Any) -> None:
        for number, rule in enumerate(stage.service.rules(), 1):
            output = max(rule["outputs"], key=lambda one: len(one["needs"]))
            inputs = {one["name"]: one for one in rule["inputs"] if one["name"] in output["needs"]}
            example = next(one["inputs"] for one in rule["examples"] if inputs.keys() <= one["inputs"].keys())
            person = stage.person(number)
            asked = await person.press(await person.ask("/fee"), rule["title"])
            for name, one in inputs.items():
                labels = {option["value"]: option["label"] for option in one["options"]}
                answered = labels.get(example[name])
                asked = await (person.press(asked, answered) if answered else person.ask(str(example[name])))
            given = {name: example[name] for name in inputs}
            result = stage.service.compute(rule["name"], {"output": output["name"], **given})["calculation"]["result"]
            assert str(result["value"]) in asked.text, rule["name"]

    play(scene)


def test_who_takes_a_unit_a_person_or_a_question(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        assert "洪湖鹏" in (await person.press(await person.ask("/who"), "市环保局")).text
        assert "洪湖鹏" in (await person.ask("/who 市环保局")).text
        assert "市公安局" in (await person.ask("/who 楼建明")).text
        assert "洪湖鹏" in (await person.ask("/who 市环保局归谁分管？")).text

    play(scene)


def test_alert_takes_a_level_or_an_index(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        assert "黄色预警" in (await person.press(await person.ask("/alert"), "黄色预警")).text
        assert "三级预警（黄色预警）" in (await person.ask("/alert 260")).text
        assert "三级预警（黄色预警）" in (await person.ask("/alert AQI260")).text
        assert "停课" in (await person.ask("/alert 红色")).text

    play(scene)


def test_source_gives_the_clauses_of_the_last_answer_in_full(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        assert (await person.ask("/source")).text == texts.NO_SOURCE
        await person.ask("谁分管市环保局？")
        shown = await person.ask("/source")
        assert "嘉政发〔2017〕32号 洪湖鹏副市长（现行有效）" in shown.text
        assert stage.service.clause("jzf-2017-32.8")["text"] in shown.text or "洪湖鹏副市长" in shown.text

    play(scene)


def test_feedback_keeps_a_vote_and_a_comment(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(1)
        assert (await person.ask("/feedback")).text == texts.FEEDBACK_NOTHING
        await person.ask("谁分管市环保局？")
        asked = await person.ask("/feedback")
        assert (await person.press(asked, "👎 规定已过时")).text == texts.FEEDBACK_THANKS
        assert (await person.ask("/feedback 应该写明现任")).text == texts.FEEDBACK_THANKS
        kept = stage.service.opinions()[-2:]
        assert [(one.helpful, one.comment) for one in kept] == [(False, "规定已过时"), (False, "应该写明现任")]
        assert kept[0].question

    play(scene)


def test_privacy_says_what_is_kept_and_forget_removes_it(play: Play) -> None:
    async def scene(stage: Any) -> None:
        person = stage.person(4242)
        said = (await person.ask("/privacy")).text
        assert all(word in said for word in ("7天", "24小时", "48小时", "Telegram", "/forget"))
        await person.ask("我家120平三环里选期房")
        assert (await person.ask("/forget")).text == texts.FORGOTTEN
        assert "41880" not in (await person.ask("一年半")).text
        await person.ask("/forget")
        await person.ask("/privacy")
        kept = b"".join(path.read_bytes() for path in stage.data_dir.iterdir())
        assert "120平".encode() not in kept
        assert b"120\\u5e73" not in kept

    play(scene)


def test_an_unknown_command_is_pointed_to_help(play: Play) -> None:
    async def scene(stage: Any) -> None:
        assert "/help" in (await stage.person(1).ask("/weather")).text

    play(scene)
