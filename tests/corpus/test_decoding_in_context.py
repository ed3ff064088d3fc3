"""Every garbled character is also a word: the context decides."""

from __future__ import annotations

import pytest
from garbling import garble

from corpus.bulletin import Bulletin
from corpus.decoding import decode
from corpus.library import HOME, Library

# Clean sentences in which characters of the map stand as words beside the marks they are mistaken for.
SENTENCES = {
    "院 in names of courts and colleges": "联系市法院、市检察院、嘉兴教育学院、浙江清华研究院、中科院浙江院，由医院负责：市卫生局。",
    "院 closes a clause and opens a list": "牵头部门：市科技局；责任部门：市财政局、国务院办公厅、住院部。",
    "野 and 冶 in words": "对有色金属冶炼、田野、野外作业等行业，实行“零焚烧”，落实“六个规定动作”。",
    "叶 in words": "禁止焚烧树叶、秸秆。按照《嘉兴市绿化条例》《叶城县办法》执行，清扫落叶。",
    "也 and 页 beside year brackets": "（嘉政办发〔2016〕111号）也要执行，见门户网站首页；〔牵头部门：市科技局（单位）〕",
    "要 益 余 源 员 园 in words": "维护公共利益，需要重要要素。人员、资源、公园、贷款余额，权益、收益，也应一并统计。",
    "degrees follow a figure": "气温在30℃以上时，洒水3次；气温在3℃至30℃时，应当有益健康。",
    "tildes join figures and roads": "平均2～4摄氏度，三环东路～三环北路～三环西路，李耀华荣获荣耀称号。",
    "dots part names": "授予马克·胡恩、格里戈利·艾伦·赛德等友谊奖，推进“创新嘉兴·精英引领”计划，关闭煤窑、砖窑。",
    "尧 遥 袁 曰 as words": "运用遥感技术、遥测设备；学习袁隆平，弘扬尧舜精神。",
    "愿 远 怨 as words": "自愿参加，志愿者、远程教育、抱怨、猿猴、恩怨。",
}


@pytest.mark.parametrize("sentence", SENTENCES.values(), ids=SENTENCES.keys())
def test_marks_and_words_are_told_apart(sentence: str) -> None:
    assert decode(garble(sentence)).text == sentence


def test_a_circled_number_stands_where_its_turn_has_come() -> None:
    items = ["①减少出行。", "②关于停工，于次日执行。", "③盂县限行。", "④榆林减产。", "⑤虞城停产。"]
    items += ["⑥愚公精神，舆论引导。", "⑦排污单位减排。", "⑧在允许时，增雨。"]
    text = "具体措施包括：\n" + "\n".join(items)
    assert decode(garble(text)).text == text


def test_a_line_may_begin_with_a_word_that_looks_like_a_circled_number() -> None:
    text = "渣土（指砂、石及工程建设过程中所产生的\n余土、弃土、废物）运输，不得低\n于三级，加强\n舆论引导。"
    assert decode(garble(text)).text == text


def test_digits_hidden_in_a_header_come_back() -> None:
    text = "人员、公园，关于减排。\n文件发布2017年第 10期"
    garbled = garble(text).replace("2017", "圆园17")
    assert decode(garbled).text == text


def test_a_text_whose_digits_are_all_hidden_comes_back() -> None:
    text = "自2018年6月1日起施行，罚款5万元，人员300名，资源余额达到20%以上。"
    assert decode(garble(text, digits=True)).text == text


def test_the_decoded_text_is_as_long_as_the_text_received() -> None:
    received = (HOME / "bulletins" / "jiaxing-2017-10.txt").read_text(encoding="utf-8")
    decoded = decode(received)
    assert len(decoded.text) == len(received)
    assert decoded.font_map == "founder"


def test_doubtful_readings_are_few_and_named_by_line(seed: Bulletin) -> None:
    doubts = [warning for warning in seed.warnings if warning.startswith("line ")]
    assert doubts == ["line 335: read 院, might be ：", "line 1019: read 《, might be 叶"]


@pytest.mark.parametrize(
    ("clause_id", "words"),
    [
        ("jzf-2017-31.2.2.8", "“投保要理赔”业务流程"),
        ("jzf-2017-31.2.2.9", "〔牵头部门：市财政局；责任部门：市国资委、市科技局、市委组织部（市人才办）〕"),
        ("jzf-2017-31.2.2.10", "〔牵头部门（单位）：市金融办、海宁市政府；"),
        (
            "jzf-2017-32.7",
            "嘉职院（嘉兴电大）、嘉兴教育学院、嘉兴学院、中国电科三十六所、浙江清华研究院、中科院浙江院、",
        ),
        ("jzf-2017-35.p1", "授予马克·胡恩、格里戈利·艾伦·赛德、朱薪运"),
        ("jzbf-2017-61.preamble", "（浙政办发〔2016〕111号）有关精神"),
        ("jzbf-2017-61.2.1", "各目标管理分区内二、三星级绿色建筑"),
        ("jzbf-2017-63.1.2", "（GB 3095-2012）《环境空气质量指数（AQI）技术规定（试行）》（HJ633-2012）"),
        ("jzbf-2017-63.4.4.1.2.2", "气温在3℃至30℃时"),
        ("jzbf-2017-63.4.4.2.3.1", "有色金属冶炼、混凝土搅拌"),
        ("jzbf-2017-63.4.4.4.3.3", "三环东路～三环北路～三环西路～嘉杭路～长水路（不含上述道路）"),
        ("jzbf-2017-63.4.4.4.3.3", "所产生的余土、弃土"),
        ("jzbf-2017-63.2.1.4.13", "（城市生活垃圾、树叶、秸秆）"),
        ("jzbf-2017-60.3.3", "加强舆论宣传引导"),
    ],
)
def test_the_bulletin_reads_as_printed(library: Library, clause_id: str, words: str) -> None:
    assert words in library.clause(clause_id).text
