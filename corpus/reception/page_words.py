"""What government sites print around a notice: facts in labelled cells (文号, 成文日期), and words of the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from corpus.printed.days import days_in, read_date
from corpus.printed.labels import label_of
from corpus.printed.numbers import NUMBER_LINE

Rows = Sequence[Sequence[str]]

_FACTS = {
    "number": re.compile(r"^(?:发文字号|发文文号|文件编号|文号|公文字号|文件字号|发布文号)$"),
    "date": re.compile(
        r"^(?:成文日期|发文日期|印发日期|公布日期|签发日期|制发日期|生成日期|发布日期|公开日期|发布时间)$"
    ),
    "title": re.compile(r"^(?:标题|名称|信息名称|文件名称)$"),
}
_LABEL = re.compile(
    r"(索引号|信息分类|主题分类|体裁分类|组配分类|发文机关|发布机构|发文单位|公开方式|公开范围|主题词|有效性|统一编号|发文字号|发文文号|文件编号|文号|"
    r"成文日期|发文日期|印发日期|公布日期|签发日期|生成日期|发布日期|公开日期|发布时间|标题|名称|信息名称|文件名称)\s*[:：]"
)
_CELL = re.compile(_LABEL.pattern.removesuffix(r"\s*[:：]") + r"\s*[:：]?$")
_SITE = re.compile(
    r"打印(?:本页|正文|此页|页面)|关闭(?:窗口|本页|页面)|分享到|字号[：:]|字体[：:]|扫一?扫|上一[篇条][：:]|下一[篇条][：:]|责任编辑|"
    r"(?:浏览|点击|访问|阅读)(?:次数|量)[：:]|^(?:信息)?来源[：:]|发布时间[：:]|发布日期[：:]|当前的?位置[：:]|您?的?位置[：:]|"
    r"返回(?:顶部|首页|列表)|ICP备|公网安备|网站标识码|版权所有|Copyright|语音播报|无障碍浏览|网站地图"
)
_ALWAYS = re.compile(r"^[【\[<《（(]?(?:上一[篇条]|下一[篇条]|打印|关闭|分享到|相关(?:链接|文章|阅读|解读))")
_LONGEST_SITE_WORDS = 60


def labelled(rows: Rows) -> bool:
    """Whether cells (or a line) state facts of the notice by name, as the table above a notice on a site does."""
    cells = [cell for row in rows for cell in row]
    named = sum(bool(_CELL.match("".join(cell.split()))) for cell in cells)
    inline = sum(len(_LABEL.findall(cell)) for cell in cells if len(cell) <= 300)
    return max(named, inline) >= 2


def is_site_words(text: str) -> bool:
    """Whether a line is the site's and not the notice's: 【打印】【关闭窗口】, 来源：…, 主办单位：…."""
    solid = "".join(text.split())
    if len(solid) > _LONGEST_SITE_WORDS or label_of(text.strip()) is not None:
        return False
    return bool(_ALWAYS.match(solid) or (_SITE.search(solid) and not solid.endswith(("。", "；"))))


def stated_of(tables: Iterable[Rows], meta: Mapping[str, str], title: str) -> dict[str, str]:
    """The facts by name: `title`, `number`, `date`; from labelled cells, else from the page's own description."""
    found: dict[str, str] = {}
    for rows in tables:
        for label, value in _pairs(rows):
            for name, pattern in _FACTS.items():
                if pattern.match(label) and value and name not in found:
                    found[name] = value
    days = days_in(found.get("date", "")) or [read_date(found.get("date", "")[:10])]
    found["date"] = str(days[0] or read_date(meta.get("pubdate", "")[:10]) or "")
    if not NUMBER_LINE.match(found.get("number", "")):
        found.pop("number", None)
    found.setdefault("title", title)
    return {name: value for name, value in found.items() if value}


def _pairs(rows: Rows) -> Iterable[tuple[str, str]]:
    for row in rows:
        cells = [cell for cell in row if cell.strip()]
        for cell in cells:
            for match in re.finditer(_LABEL.pattern + r"\s*(.*?)\s*(?=" + _LABEL.pattern + "|$)", cell):
                yield match.group(1), "".join(match.group(2).split())
        for label, value in pairwise(cells):
            yield "".join(label.split()).rstrip("：:"), "".join(value.split())
