"""What a PDF calls a glyph, to the character that was set: layout engines name 民 and 长 by look-alikes among the radicals."""

from __future__ import annotations

import unicodedata

# CJK Radicals Supplement to the characters with the same glyph, which Unicode's own normal forms leave apart.
_RADICALS = (
    "⼾户⺅亻⺉刂⺎兀⺐尢⺒巳⺓幺⺕彐⺖忄⺘扌⺙攵⺟母⺠民⺡氵⺣灬⺦丬⺨犭⺭礻⺰纟⺺肀⺾艹⻁虎⻂衤⻄西⻅见⻆角⻈讠⻉贝⻋车⻌辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻟飠⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻲龟⻳龟⺀冫⺁厂⺄乙⺆冂⺇几⺌小⺍小⺗心⺛旡⺜日⺝月⺞歹⺢水⺤爫⺥爫⺧牛⺪疋⺫目⺬示⺮竹⺱网⺲网⺳网⺴网⺵网⺶羊⺷羊⺸羊⺻聿⺼肉⺽臼⻀艹⻃覀⻊足⻍辶⻎辶⻕阜⻗雨⻞食⻡首⻫斉⻭歯⻯竜⻱亀"
)
# Marks that share a glyph with the one that Chinese notices print.
_MARKS = (
    "\u301c～\u2215／\u2044／\u2329〈\u232a〉\u27e8〈\u27e9〉\u22ef…\u2027·\u2571／\u3b35胶\u00a0 \u2003\u3000\u2002 "
)
_SAME = {ord(one): other for row in (_RADICALS, _MARKS) for one, other in zip(row[::2], row[1::2], strict=True)}


def printed(text: str) -> str:
    """The characters that were set, for what a PDF says its glyphs are."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKC", char) if _is_double(char) else char for char in text.translate(_SAME))


def _is_double(char: str) -> bool:
    """Whether a character is a second code for one that has its own: Kangxi radicals, compatibility ideographs."""
    return "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" or "\ufb00" <= char <= "\ufb06"
