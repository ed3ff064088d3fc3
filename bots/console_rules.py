"""`gongbao rules`: the calculators, to be read aloud against the notices."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.service import JSON, Service, UnknownId, open_service
from bots.console_speech import CommandError, bold, faint, laid, say, say_json, table
from bots.settings import Settings


def rules(name: str | None, settings: Settings, *, as_json: bool) -> int:
    """All calculators, a few lines each, or one in full."""
    service = open_service(settings.data_dir)
    found = [_rule(service, name)] if name else service.rules()
    if as_json:
        say_json(found[0] if name else {"rules": found})
    else:
        say(*(line for rule in found for line in (*_told(rule, in_full=bool(name)), "")))
    service.close()
    return 0


def _rule(service: Service, name: str) -> JSON:
    try:
        return service.rule(name)
    except UnknownId:
        known = ", ".join(rule["name"] for rule in service.rules())
        raise CommandError(f"no rule is called {name}; there are {known}") from None


def _told(rule: JSON, *, in_full: bool) -> Iterator[str]:
    yield f"{bold(rule['name'])}　{rule['title']}（{rule['document_number']}）"
    yield laid(rule["computes"], "  ")
    yield "  输入"
    yield from table(
        ("   ", one["name"], one["label"], _range(one), "" if one["required"] else "可不填") for one in rule["inputs"]
    )
    yield "  数字及出处"
    yield from table(("   ", one["name"], f"{one['value']}{_unit(one)}", one["clause_id"]) for one in rule["figures"])
    if in_full:
        yield from _details(rule)


def _details(rule: JSON) -> Iterator[str]:
    yield "  可以算"
    yield from table(
        ("   ", one["name"], one["label"], "需要 " + "、".join(one["needs"]) if one["needs"] else "")
        for one in rule["outputs"]
    )
    if rule["limits"]:
        yield "  不计算"
        yield from (laid(one["answer"], "    ") for one in rule["limits"])
    yield "  算例"
    yield from (f"    {one['name']}：{one['result']}" for one in rule["examples"])
    yield "  读数的字句"
    yield from (faint(laid(f"{one['name']}：{one['words']}", "    ")) for one in rule["figures"])


def _unit(figure: JSON) -> str:
    return figure["unit"] or ""


def _range(ask: JSON) -> str:
    if ask["options"]:
        return " / ".join(f"{one['value']}（{one['label']}）" for one in ask["options"])
    if ask["type"] == "number":
        return f"{ask['minimum']}–{ask['maximum']}{ask['unit'] or ''}"
    return "是 / 否"
