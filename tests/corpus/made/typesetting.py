"""Sets a clean text in the formats that clerks have: two columns in print, Word with automatic numbers, a site's page, Markdown."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

from docx import Document
from docx.oxml import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_STYLE = """@page { size: A4; margin: 20mm 18mm }
body { font: 14px/1.7 "Noto Serif CJK SC"; margin: 0; text-align: justify }
.columns { columns: 2; column-gap: 26px } p { margin: 0; text-indent: 2em }
h1 { font-size: 20px; text-align: center; text-indent: 0; margin: 8px 0 } .right { text-align: right }
table { border-collapse: collapse; width: 100% } td { border: 1px solid #000; padding: 2px 4px }"""
_HEADER = '<span style="font-size:9px;width:100%;text-align:center">人民政府公报 2022年第3期</span>'
_FOOTER = '<span style="font-size:9px;width:100%;text-align:center">— <span class="pageNumber"></span> —</span>'
#: Word's automatic numbers: level, its form, and what is printed around it.
_LEVELS = {
    "han": ("chineseCountingThousand", "%1、", re.compile(r"^[一二三四五六七八九十]+、")),
    "han_brackets": ("chineseCountingThousand", "（%1）", re.compile(r"^（[一二三四五六七八九十]+）")),
    "article": ("chineseCountingThousand", "第%1条", re.compile(r"^第[一二三四五六七八九十]+条\s+")),
}

Rows = list[list[str]]


def blocks(text: str) -> list[str | Rows]:
    """The paragraphs and, where cells are divided by tabs, the tables of a source."""
    found: list[str | Rows] = []
    for line in text.splitlines():
        if "\t" in line:
            if not found or isinstance(found[-1], str):
                found.append([])
            rows = found[-1]
            assert isinstance(rows, list)
            rows.append(line.split("\t"))
        else:
            found.append(line)
    return found


def as_html(text: str, *, titled: bool = False) -> str:
    """The paragraphs and tables, merged cells as merged cells; the first line is a heading where `titled`."""
    said = []
    for at, block in enumerate(blocks(text)):
        if isinstance(block, str):
            said.append(f"<h1>{block}</h1>" if titled and at == 0 else f"<p>{block}</p>")
        else:
            said.append(f"<table>{''.join(_row(block, row) for row in range(len(block)))}</table>")
    return "\n".join(said)


def _row(rows: Rows, at: int) -> str:
    cells = []
    for column, cell in enumerate(rows[at]):
        if cell:
            empty = (row for row in range(at + 1, len(rows)) if rows[row][column])
            span = next(empty, len(rows)) - at if column == 0 else 1
            cells.append(f"<td rowspan={span}>{cell}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def as_site_page(text: str, number: str) -> bytes:
    """A page of a government site in GB 18030, with all that such pages have around the notice."""
    title = text.split("\n", maxsplit=1)[0]
    return f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>{title}_某市人民政府网</title>
<meta name="ArticleTitle" content="{title}"></head><body>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul>
<div>您当前的位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a></div>
<table><tr><td>索引号：</td><td>000014349/2022-00012</td><td>文号：</td><td>{number}</td></tr>
<tr><td>发布机构：</td><td>市政府办公室</td><td>发布日期：</td><td>2022-06-08</td></tr></table>
<div class="article"><h1>{title}</h1><div>发布日期：2022-06-08 来源：市政府办公室 浏览次数：128 字号：[大 中 小]</div>
<div id="zoom">{as_html(text)}</div><div>分享到：<a>微信</a><a>微博</a></div><div>【打印本页】 【关闭窗口】</div></div>
<div>上一篇：<a>关于表彰先进的通报</a></div><div>主办单位：某市人民政府办公室 浙ICP备05000001号 网站标识码：3303000001</div>
<script>var words = "。。。";</script></body></html>""".encode("gb18030")


def as_pdf(text: str, browser: object) -> bytes:
    """Two columns on A4 with a running header and page numbers, set by Chromium."""
    page = browser.new_page()  # type: ignore[attr-defined]
    title, _, rest = text.partition("\n")
    page.set_content(f"<style>{_STYLE}</style><h1>{title}</h1><div class=columns>{as_html(rest)}</div>")
    printed: bytes = page.pdf(
        format="A4",
        display_header_footer=True,
        header_template=_HEADER,
        footer_template=_FOOTER,
        margin={"top": "20mm", "bottom": "20mm", "left": "18mm", "right": "18mm"},
    )
    page.close()
    return printed


def as_docx(text: str, numbered: str) -> bytes:
    """A Word file whose labels of one kind are automatic numbers, with a header of its own; merged cells are merged."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "页眉：内部资料"
    form, printed, pattern = _LEVELS[numbered]
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {_W} w:abstractNumId="90"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:suff w:val="space"/><w:lvlText w:val="{printed}"/></w:lvl></w:abstractNum>'
        ),
    )
    lists = 900
    for block in blocks(text):
        if not isinstance(block, str):
            _write_table(document, block)
            continue
        match = pattern.match(block)
        paragraph = document.add_paragraph(block[match.end() :] if match else block)
        if match:
            starts = match.group().strip("（）第条、 ") == "一"
            lists += starts
            if starts:
                numbering.append(
                    parse_xml(
                        f'<w:num {_W} w:numId="{lists}"><w:abstractNumId w:val="90"/><w:lvlOverride w:ilvl="0">'
                        f'<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                    )
                )
            number = f'<w:numPr {_W}><w:ilvl w:val="0"/><w:numId w:val="{lists}"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _write_table(document: object, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell
            if not cell:
                table.cell(at - 1, column).merge(table.cell(at, column))


def as_markdown(text: str) -> str:
    """Markdown with a heading, emphasis and tables."""
    said = []
    for at, block in enumerate(blocks(text)):
        if isinstance(block, str):
            said.append(f"# {block}" if at == 0 else f"**{block}**" if block.endswith("意见：") else block)
        else:
            ruled = [f"| {' | '.join(row)} |" for row in block]
            said.append("\n".join([ruled[0], "|" + " --- |" * len(block[0]), *ruled[1:]]))
    return "\n\n".join(said)
