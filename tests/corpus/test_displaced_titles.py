"""Pages set in columns, of other notices than the bulletin's: titles stand inside or after their own bodies."""

from __future__ import annotations

import pytest
from garbling import garble
from test_decoding_properties import wrapped

from corpus.bulletin import Bulletin
from corpus.check import account
from corpus.taking_in import take_in

WIDTH = 21
HEAT = """为切实做好供热工作，保障市民温暖过冬，根据《山东省供热条例》和有关法律、法规，结合本市实际情况，制定本办法。
一、总体要求
坚持政府主导、企业运营的原则，加快热源、管网等设施建设，到2025年，集中供热普及率达到90%以上；管网损失率控制在5%以内，形成安全、高效、清洁的供热体系。
二、供热保障
（一）强化热源建设。市住建局、市发展改革委要按照规划加快热源项目建设，鼓励利用工业余热、地热等清洁能源，凡新建小区应当同步配套供热设施，不得低于国家标准。（牵头单位：市住建局；配合单位：市财政局）
（二）完善应急机制。供热企业应当制定应急预案，组建抢修队伍，配备抢修设备，遇有突发故障应当立即组织抢修，并及时告知用户和主管部门。
本办法自2021年11月1日起施行，有效期至2026年10月31日。"""
PARKS = """各县区人民政府，市政府各部门、各直属机构，各大企业、高等院校：
为加强公园绿地管理，保护城市树木，维护公共利益，经市政府同意，现提出如下意见：
一、主要任务
（一）保护古树名木。任何单位和个人不得擅自砍伐、移植古树，不得在树冠垂直投影外延五米范围内堆放物料、挖坑取土，也不得倾倒污水。
（二）规范公园经营。公园内的经营项目应当符合规划，不得改变公园性质，收益用于公园维护和树木养护，由市园林局负责监督。
淄博市人民政府
2021年10月9日"""
HEAT_TITLE = """淄博市人民政府办公室关于印发淄博市
供热管理办法的通知
淄政办发〔2021〕7号
各县区人民政府，市政府各部门：
《淄博市供热管理办法》已经市政府同意，现印发给你们，请遵照执行。
淄博市人民政府办公室
2021年9月30日
淄博市供热管理办法"""
PARKS_TITLE = """淄博市人民政府关于加强
公园绿地管理工作的意见
淄政发〔2021〕15号"""


def printed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module", params=[False, True], ids=["clean", "garbled"])
def received(request: pytest.FixtureRequest) -> str:
    """Both notices, each title block dumped at the end of the page on which its notice begins."""
    heat, parks = (wrapped(body, WIDTH).split("\n") for body in (HEAT, PARKS))
    first_page = [*heat[:7], *HEAT_TITLE.split("\n")]
    second_page = [*heat[7:], *parks[:5], *PARKS_TITLE.split("\n")]
    pages = ["\n\n".join(first_page), "\n".join(second_page), "\n".join(parks[5:])]
    text = "\n".join(" " + page for page in pages) + "\n"
    return garble(text) if request.param else text


@pytest.fixture(scope="module")
def bulletin(received: str) -> Bulletin:
    return take_in(received.encode(), "zibo.txt")


def test_each_title_finds_its_body(bulletin: Bulletin) -> None:
    heat, parks = bulletin.notices
    assert (heat.id, parks.id) == ("zzbf-2021-7", "zzf-2021-15")
    assert printed("".join(clause.text for clause in heat.clauses)) == printed(HEAT_TITLE + HEAT)
    assert printed("".join(clause.text for clause in parks.clauses)) == printed(PARKS_TITLE + PARKS)


def test_the_trees_are_those_of_the_numbering(bulletin: Bulletin) -> None:
    heat, parks = bulletin.notices
    numbered = [clause.path for clause in heat.clauses if clause.label]
    assert numbered == ["一、", "二、", "二、（一）", "二、（二）"]
    assert heat.clauses[-1].path == "文末段"
    assert [clause.path for clause in parks.clauses if clause.label] == ["一、", "一、（一）", "一、（二）"]


def test_every_character_is_accounted_for(bulletin: Bulletin, received: str) -> None:
    assert not list(account(received, "zibo.txt", bulletin.notices, bulletin.furniture))
