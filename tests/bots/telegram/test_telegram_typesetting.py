"""How a reply is set: cut to Telegram's length, never inside a tag, nothing of the answer lost."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from reading import parsed, squashed

from bots.telegram.blocks import LIMIT, Block, Kind, length, markup, messages, plain
from bots.telegram.typesetting import typeset

BLOCKS = st.builds(
    Block,
    text=st.text(alphabet="三环<>&内\n。，；😀a ", min_size=1, max_size=300),
    kind=st.sampled_from(Kind),
    head=st.sampled_from(["", "文号〔2017〕1号 <一>"]),
)


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=8), st.integers(min_value=40, max_value=200))
def test_messages_fit_are_whole_html_and_lose_nothing(blocks: list[Block], limit: int) -> None:
    parts = messages(blocks, limit)
    assert all(length(parsed(markup(part))) <= limit for part in parts)
    heads = sum(1 for block in blocks if block.head)
    together = squashed("".join(plain(part) for part in parts))
    assert together == squashed(plain(blocks))
    assert sum(1 for part in parts for block in part if block.head) == heads


def test_a_long_text_is_cut_at_lines_before_sentences() -> None:
    text = "\n".join(f"第{number}行。还有半句，" + "字" * 300 for number in range(40))
    parts = messages([Block(text)])
    assert len(parts) > 1
    assert all(part[0].text.startswith("第") for part in parts)


def test_blocks_are_kept_whole_where_a_message_takes_them() -> None:
    quotes = [Block("条" * 1500, Kind.QUOTE, f"第{number}条") for number in range(5)]
    parts = messages(quotes)
    assert [len(part) for part in parts] == [2, 2, 1]
    assert all(length(plain(part)) <= LIMIT for part in parts)


def reply(answer: str, *citations: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"answer": answer, "citations": list(citations), "calculation": None, **more}


def citation(text: str, number: str = "某发〔2017〕1号", place: str = "一、") -> dict[str, Any]:
    return {"document_number": number, "clause": place, "text": text, "validity": {"state": "expired"}}


def test_steps_are_aligned_and_stay_word_for_word() -> None:
    answer = "按三环内计算，合计41880元。计算过程：月费：120㎡ × 18元/㎡ = 2160元；搬迁补偿费：3000元/户 = 3000元。\n以上是估算。"
    blocks = typeset(reply(answer, calculation={"name": "relocation"}))
    assert [block.kind for block in blocks] == [Kind.TEXT, Kind.STEPS, Kind.TEXT]
    assert blocks[1].text.split("\n")[0] == "月费：　　　120㎡ × 18元/㎡ = 2160元；"
    assert squashed(plain(blocks)) == squashed(answer)


def test_a_basis_with_lines_in_its_quotes_becomes_one_quote_for_each_clause() -> None:
    answer = "结果。\n依据：某发〔2017〕1号一、“第一行；\n第二行。”；某发〔2017〕1号二、“另一条”。\n结尾。"
    blocks = typeset(reply(answer, citation("第一行；第二行。"), citation("另一条", place="二、")))
    assert [block.kind for block in blocks] == [Kind.TEXT, Kind.QUOTE, Kind.QUOTE, Kind.TEXT]
    assert blocks[3].text == "结尾。"
    assert squashed(plain(blocks)) == squashed(answer)


def test_a_clause_that_the_answer_does_not_quote_follows_in_full_with_its_validity() -> None:
    blocks = typeset(reply("结果。\n依据：某发〔2017〕1号一、。", citation("全文在此。")))
    assert blocks[-1] == Block("全文在此。", Kind.QUOTE, "某发〔2017〕1号 一、（已过有效期）")


def test_clauses_that_do_not_fit_are_left_for_the_source_command() -> None:
    blocks = typeset(reply("结果。", *(citation(str(number) * 1500) for number in range(5))))
    assert len(messages(blocks)) == 1
    assert "/source" in blocks[-1].text


def test_unbalanced_quotes_and_missing_steps_are_set_as_they_are() -> None:
    for answer in ("依据：“没有完\n下一行", "计算过程：", "", "依据：\n依据：", "””“"):
        blocks = typeset(reply(answer, calculation={"name": "x"}))
        assert squashed(plain(blocks)) == squashed(answer)
