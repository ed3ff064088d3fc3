"""A small stand-in for the assistant: three notices of the bulletin by hand, and one conversation that asks back."""

from __future__ import annotations

import re
import uuid
from datetime import date
from typing import Any

from assistant.service import JSON, BadInputs, Service, UnknownId

VERSION = "fa4e00000000"
TODAY = date(2017, 11, 1)


def _clause(clause_id: str, clause: str, heading: str, text: str, *of: str | None, kind: str = "body") -> JSON:
    return {
        "clause_id": clause_id,
        "clause": clause,
        "heading": heading,
        "text": text,
        "parent_id": of[0] if of else None,
        "kind": kind,
    }


N62, N60, N32, N34 = "jzbf-2017-62", "jzbf-2017-60", "jzf-2017-32", "jzf-2017-34"

NOTICES: dict[str, JSON] = {
    N62: {
        "id": N62,
        "document_number": "嘉政办发〔2017〕62号",
        "title": "嘉兴市人民政府办公室关于调整市区国有土地上房屋征收相关补偿标准的通知",
        "issuer": "嘉兴市人民政府办公室",
        "date": "2017-09-30",
        "effective_from": "2017-09-30",
        "valid_until": None,
        "printed": True,
        "clauses": [
            _clause(
                f"{N62}.title",
                "",
                "",
                "嘉兴市人民政府办公室关于调整市区\n国有土地上房屋征收相关补偿标准的通知",
                kind="title",
            ),
            _clause(f"{N62}.to", "", "", "南湖区、秀洲区人民政府，市级有关部门、直属有关单位：", kind="addressee"),
            _clause(
                f"{N62}.issue",
                "",
                "",
                "《嘉兴市区国有土地上房屋征收相关补偿标准》已经市政府同意，现印发给你们，请认真贯彻执行。",
                kind="promulgation",
            ),
            _clause(f"{N62}.sign", "", "", "嘉兴市人民政府办公室\n2017年9月30日", kind="signature"),
            _clause(
                f"{N62}.1",
                "一、",
                "征收住宅用房的搬迁补偿、临时安置补偿标准",
                "一、征收住宅用房的搬迁补偿、临时安置补偿标准",
            ),
            _clause(
                f"{N62}.1.1",
                "一、（一）",
                "搬迁补偿",
                "（一）搬迁补偿。选择货币补偿或现房产权调换的，予以每户1500元搬迁补偿费；选择期房产权调换的，予以每户3000元搬迁补偿费。",
                f"{N62}.1",
            ),
            _clause(
                f"{N62}.1.2",
                "一、（二）",
                "临时安置补偿",
                "（二）临时安置补偿。被征收房屋位于三环内的，按照被征收房屋的建筑面积，予以每户每月每平方米18元的临时安置补偿费。月补偿额不足1100元的，按1100元计发。\n"
                "被征收房屋位于三环外的，按照被征收房屋的建筑面积，予以每户每月每平方米15元的临时安置补偿费。月补偿额不足900元的，按900元计发。\n"
                "选择货币补偿，或选择产权调换由房屋征收部门提供周转用房的，不支付临时安置补偿费。",
                f"{N62}.1",
            ),
            _clause(
                f"{N62}.t1",
                "表-1",
                "表-1 征收住宅用房的搬迁补偿、临时安置补偿标准",
                "表-1 征收住宅用房的搬迁补偿、临时安置补偿标准",
                f"{N62}.1",
                kind="table",
            ),
            _clause(f"{N62}.t1.1", "表-1 第1行", "", "搬迁补偿费\t货币补偿\t1500元/户", f"{N62}.t1", kind="row"),
            _clause(f"{N62}.t1.2", "表-1 第2行", "", "搬迁补偿费\t产权调换 期房\t3000元/户", f"{N62}.t1", kind="row"),
            _clause(
                f"{N62}.t1.3",
                "表-1 第3行",
                "",
                "临时安置补偿费\t1.被征收房屋位于三环内的，按照被征收房屋的建筑面积每月每平方米18元计发。",
                f"{N62}.t1",
                kind="row",
            ),
            _clause(
                f"{N62}.2",
                "二、",
                "征收商业、办公用房的搬迁补偿标准",
                "二、征收商业、办公用房的搬迁补偿标准\n征收商业、办公用途的非住宅用房，搬迁补偿费为每户1500元。被征收房屋建筑面积超过60平方米的，超过部分再按每平方米15元计发。",
            ),
            _clause(f"{N62}.3", "", "", "本标准自印发之日起施行。此前已依法作出房屋征收决定的项目，仍按原标准执行。"),
        ],
    },
    N60: {
        "id": N60,
        "document_number": "嘉政办发〔2017〕60号",
        "title": "嘉兴市人民政府办公室关于推进绿色建筑和建筑工业化发展的实施意见",
        "issuer": "嘉兴市人民政府办公室",
        "date": "2017-09-12",
        "effective_from": "2017-10-20",
        "valid_until": "2020-12-31",
        "printed": True,
        "clauses": [
            _clause(
                f"{N60}.title", "", "", "嘉兴市人民政府办公室关于推进绿色建筑和建筑工业化发展的实施意见", kind="title"
            ),
            _clause(f"{N60}.4", "四、", "保障措施", "四、保障措施"),
            _clause(
                f"{N60}.4.2",
                "四、（二）",
                "强化考核督查",
                "（二）强化考核督查。各县（市、区）政府是推进所辖区域绿色建筑和建筑工业化的责任主体。市里每年下达年度工作责任目标。",
                f"{N60}.4",
            ),
            _clause(f"{N60}.5", "", "", "本实施意见自10月20日起实施，有效期至2020年12月31日。"),
        ],
    },
    N32: {
        "id": N32,
        "document_number": "嘉政发〔2017〕32号",
        "title": "嘉兴市人民政府关于八届市政府领导分工的通知",
        "issuer": "嘉兴市人民政府",
        "date": "2017-09-06",
        "effective_from": "2017-09-06",
        "valid_until": None,
        "printed": True,
        "clauses": [
            _clause(f"{N32}.title", "", "", "嘉兴市人民政府关于\n八届市政府领导分工的通知", kind="title"),
            _clause(
                f"{N32}.honghupeng",
                "洪湖鹏",
                "洪湖鹏副市长",
                "洪湖鹏副市长负责科学技术、民政、环境保护、治水、农村、农业、林业、海洋与渔业、供销、气象、水务等方面工作。\n"
                "分管市科技局、市民政局、市环保局、市农业经济局、市农科院、市供销社（农合联）、嘉源集团。\n联系市科协、市老龄委、市气象局。",
            ),
        ],
    },
    N34: {
        "id": N34,
        "document_number": "嘉政发〔2017〕34号",
        "title": "嘉兴市人民政府关于公布若干事项的通知",
        "issuer": "嘉兴市人民政府",
        "date": None,
        "effective_from": None,
        "valid_until": None,
        "printed": False,
        "clauses": [],
    },
}

RINGS = [{"label": "三环内", "value": "inside"}, {"label": "三环外", "value": "outside"}]
OPTIONS = [
    {"label": "货币补偿", "value": "cash"},
    {"label": "现房产权调换", "value": "existing_housing"},
    {"label": "期房产权调换", "value": "future_housing"},
]

RULE: JSON = {
    "name": "relocation",
    "title": "住宅征收：搬迁费和临时安置费",
    "computes": "市区国有土地上住宅被征收时，一共可得的搬迁补偿费和临时安置补偿费",
    "inputs": [
        {
            "name": "area",
            "label": "建筑面积",
            "type": "number",
            "unit": "平方米",
            "options": None,
            "required": True,
            "minimum": 1,
            "maximum": 10000,
            "question": "房屋的建筑面积是多少平方米？",
        },
        {
            "name": "ring",
            "label": "房屋位置",
            "type": "choice",
            "unit": None,
            "options": RINGS,
            "required": True,
            "minimum": None,
            "maximum": None,
            "question": "房屋在三环内还是三环外？",
        },
        {
            "name": "option",
            "label": "补偿方式",
            "type": "choice",
            "unit": None,
            "options": OPTIONS,
            "required": True,
            "minimum": None,
            "maximum": None,
            "question": "选择哪种补偿方式？",
        },
        {
            "name": "months",
            "label": "过渡时间",
            "type": "integer",
            "unit": "个月",
            "options": None,
            "required": False,
            "minimum": 0,
            "maximum": 600,
            "question": "过渡多少个月？",
        },
    ],
    "figures": [
        {"name": "三环内月标准", "value": 18, "unit": "元/㎡", "clause_id": f"{N62}.1.2"},
        {"name": "期房搬迁补偿费", "value": 3000, "unit": "元/户", "clause_id": f"{N62}.1.1"},
    ],
    "examples": ["我家120平三环里选期房，过渡一年半，一共能拿多少"],
}


def _state(notice: JSON, day: date) -> JSON:
    start, end = notice["effective_from"], notice["valid_until"]
    state = "in_force"
    if start and day.isoformat() < start:
        state = "not_yet"
    if end and day.isoformat() > end:
        state = "expired"
    return {"state": state, "from": start, "until": end}


class FakeService(Service):
    """Answers a handful of questions from the notices above; conversations live as long as the object."""

    def __init__(self) -> None:
        self.sessions: dict[str, dict[str, Any]] = {}
        self.given_feedback: list[tuple[str, int, bool, str | None]] = []
        self.ready = True
        self.broken = False

    def tell(self, told: Any) -> None:
        """No store of this one fails."""

    def reply(self, message: str, session_id: str | None = None, as_of: date | None = None) -> JSON:
        if self.broken:
            raise RuntimeError(f"secret words at /srv/private: {message}")
        day = as_of or TODAY
        session = session_id if session_id in self.sessions else uuid.uuid4().hex
        state = self.sessions.setdefault(session, {"inputs": None, "turns": 0})
        state["turns"] += 1
        return {"session_id": session, **self._answer(message, state, day)}

    def _answer(self, message: str, state: dict[str, Any], day: date) -> JSON:
        if state["inputs"] is not None or re.search("平|征收|拆迁|搬迁", message):
            return self._form(message, state, day)
        if "环保局" in message:
            clause = NOTICES[N32]["clauses"][1]
            return _reply(
                "lookup",
                day,
                "洪湖鹏副市长分管市环保局（依据嘉政发〔2017〕32号，截至2017年9月6日的分工）。",
                [clause],
                ["谁联系市气象局"],
            )
        if "绿色建筑" in message:
            said = (
                "各县（市、区）政府是推进所辖区域绿色建筑和建筑工业化的责任主体。（嘉政办发〔2017〕60号，四、（二））"
            )
            return _reply("clause", day, said, [NOTICES[N60]["clauses"][2]])
        if "长" in message:
            return _reply(
                "clause",
                day,
                "\n".join(f"第{n}段，临时安置补偿按月计发，直到交房为止。" * 3 for n in range(1, 9)),
                [NOTICES[N62]["clauses"][6]],
            )
        if "你好" in message:
            return _reply("smalltalk", day, "您好，我可以回答公报里的通知。", suggestions=["谁分管市环保局"])
        return _reply("no_answer", day, f"公报的通知没有说到“{message}”。", suggestions=["谁分管市环保局"])

    def _form(self, message: str, state: dict[str, Any], day: date) -> JSON:
        inputs = state["inputs"] = state["inputs"] or {}
        _read(message, inputs)
        for slot, question, options in (
            ("area", "房屋的建筑面积是多少平方米？", []),
            ("ring", "房屋在三环内还是三环外？", ["三环内", "三环外"]),
            ("option", "选择哪种补偿方式？", ["货币补偿", "现房", "期房"]),
            ("months", "过渡多少个月？", ["12个月", "18个月", "24个月"]),
        ):
            if slot not in inputs and not (slot == "months" and inputs.get("option") == "cash"):
                reply = _reply("clarification", day, question)
                found = [{"label": each, "value": each} for each in options]
                reply["clarification"] = {"slot": slot, "question": question, "options": found}
                return reply
        state["inputs"] = None
        return self._computed(inputs, day)

    def _computed(self, inputs: JSON, day: date) -> JSON:
        inside = inputs["ring"] == "inside"
        rate, floor = (18, 1100) if inside else (15, 900)
        months = 0 if inputs["option"] == "cash" else inputs.get("months", 0)
        monthly = max(inputs["area"] * rate, floor)
        moving = 3000 if inputs["option"] == "future_housing" else 1500
        total = monthly * months + moving
        moving_clause, monthly_clause = NOTICES[N62]["clauses"][5], NOTICES[N62]["clauses"][6]
        said = f"合计{total}元：搬迁补偿费{moving}元，加上每月{monthly}元的临时安置补偿费{months}个月。依据嘉政办发〔2017〕62号一、（一）和一、（二）。"
        reply = _reply("calculation", day, said, [monthly_clause, moving_clause], ["如果选择货币补偿呢？"])
        reply["calculation"] = {
            "name": "relocation",
            "inputs": inputs,
            "steps": [
                {
                    "label": "月临时安置补偿费",
                    "expression": f"{inputs['area']}㎡ × {rate}元/㎡",
                    "value": monthly,
                    "unit": "元",
                    "clause_id": monthly_clause["clause_id"],
                },
                {
                    "label": "临时安置补偿费",
                    "expression": f"{monthly}元 × {months}个月",
                    "value": monthly * months,
                    "unit": "元",
                    "clause_id": monthly_clause["clause_id"],
                },
                {
                    "label": "搬迁补偿费",
                    "expression": "每户",
                    "value": moving,
                    "unit": "元",
                    "clause_id": moving_clause["clause_id"],
                },
                {
                    "label": "合计",
                    "expression": f"{monthly * months}元 + {moving}元",
                    "value": total,
                    "unit": "元",
                    "clause_id": moving_clause["clause_id"],
                },
            ],
            "result": {"value": total, "unit": "元"},
        }
        return reply

    def documents(self, as_of: date | None = None) -> list[JSON]:
        return [_listed(notice, as_of or TODAY) for notice in NOTICES.values()]

    def document(self, notice_id: str, as_of: date | None = None) -> JSON:
        if notice_id not in NOTICES:
            raise UnknownId(notice_id)
        notice = NOTICES[notice_id]
        return {**_listed(notice, as_of or TODAY), "clauses": notice["clauses"]}

    def clause(self, clause_id: str, as_of: date | None = None) -> JSON:
        for notice in NOTICES.values():
            for clause in notice["clauses"]:
                if clause["clause_id"] == clause_id:
                    cited = _cited(clause, as_of or TODAY)
                    return {**cited, "heading": clause["heading"], "parent_id": clause["parent_id"]}
        raise UnknownId(clause_id)

    def search(self, query: str, limit: int = 10, as_of: date | None = None) -> JSON:
        hits = [
            {
                "clause_id": clause["clause_id"],
                "document_number": notice["document_number"],
                "clause": clause["clause"],
                "text": clause["text"],
                "score": 1.0,
                "matched": [query],
            }
            for notice in NOTICES.values()
            for clause in notice["clauses"]
            if query in clause["text"]
        ]
        return {"query": query, "hits": hits[:limit]}

    def rules(self) -> list[JSON]:
        return [RULE]

    def rule(self, name: str) -> JSON:
        if name != "relocation":
            raise UnknownId(name)
        return RULE

    def compute(self, name: str, inputs: JSON, as_of: date | None = None) -> JSON:
        self.rule(name)
        area, wrong = inputs.get("area"), {}
        if not isinstance(area, int | float) or not 1 <= area <= 10000:
            wrong["area"] = "建筑面积须在1到10000平方米之间"
        for choice in ("ring", "option"):
            if choice not in inputs:
                wrong[choice] = "请选择一项"
        if wrong:
            raise BadInputs(wrong)
        return {"session_id": None, **self._computed(inputs, as_of or TODAY)}

    def feedback(self, session_id: str, turn: int, helpful: bool, comment: str | None = None) -> None:
        if session_id not in self.sessions or turn >= self.sessions[session_id]["turns"]:
            raise UnknownId(session_id)
        self.given_feedback.append((session_id, turn, helpful, comment))

    def readiness(self) -> JSON:
        found = {"ready": self.ready, "corpus_version": VERSION, "newest_notice": N62, "notices": 3, "clauses": 20}
        return found if self.ready else {**found, "clauses": 0, "problems": ["索引还没有建好"]}

    def forget(self, session_id: str) -> bool:
        return self.sessions.pop(session_id, None) is not None


def _read(message: str, inputs: JSON) -> None:
    if found := re.search(r"(\d+)\s*(?:平|㎡)", message):
        inputs["area"] = int(found[1])
    if "三环" in message:
        inputs["ring"] = "inside" if re.search("三环[内里]", message) else "outside"
    for word, value in (("货币", "cash"), ("现房", "existing_housing"), ("期房", "future_housing")):
        if word in message:
            inputs["option"] = value
    if found := re.search(r"(\d+)个月", message):
        inputs["months"] = int(found[1])
    elif "一年半" in message:
        inputs["months"] = 18


def _listed(notice: JSON, day: date) -> JSON:
    listed = {key: value for key, value in notice.items() if key != "clauses"}
    return {**listed, "validity": _state(notice, day), "clause_count": len(notice["clauses"])}


def _cited(clause: JSON, day: date) -> JSON:
    notice = next(each for each in NOTICES.values() if clause in each["clauses"])
    return {
        "clause_id": clause["clause_id"],
        "document_number": notice["document_number"],
        "document_title": notice["title"],
        "clause": clause["clause"],
        "text": clause["text"],
        "validity": _state(notice, day),
        "url": f"/documents/{notice['id']}#{clause['clause_id']}",
    }


def _reply(
    kind: str, day: date, answer: str, clauses: list[JSON] | None = None, suggestions: list[str] | None = None
) -> JSON:
    return {
        "as_of": day.isoformat(),
        "corpus_version": VERSION,
        "kind": kind,
        "answer": answer,
        "citations": [_cited(each, day) for each in clauses or []],
        "calculation": None,
        "clarification": None,
        "suggestions": suggestions or [],
    }
