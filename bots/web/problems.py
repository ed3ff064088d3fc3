"""Every error there is, as RFC 9457 `application/problem+json` (or a plain page where a browser asks for one)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, cast

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from assistant.service import BadInputs, StoreError, UnknownId
from bots.web.rendering import private_page

MEDIA_TYPE = "application/problem+json"

TITLES = {
    400: "请求无法读取",
    404: "没有找到",
    405: "不支持这种请求方法",
    408: "请求超时",
    413: "请求内容过大",
    415: "请求内容类型不受支持",
    422: "请求内容不符合要求",
    429: "请求过于频繁",
    431: "请求头过大",
    500: "服务暂时出错",
    503: "服务尚未就绪",
}

DETAILS = {
    400: "请求正文不是有效的JSON。",
    404: "没有这个地址。请检查链接，或回到首页查找。",
    405: "这个地址不接受这种请求方法，可用的方法见Allow响应头。",
    408: "没有在限定时间内收到完整的请求，请重试。",
    413: "请求正文不能超过64KiB。",
    415: "请求正文须为application/json。",
    422: "有内容缺失或不符合要求，errors逐项说明。",
    429: "提问太快了，请稍候再试。",
    431: "请求行与请求头合计不能超过32KiB。",
    500: "服务内部出现了问题，已经记录。请稍后重试。",
    503: "服务正在载入公报，请稍候再试。",
}

_BY_TYPE = {
    "missing": "缺少这一项",
    "string_type": "须为文字",
    "string_too_short": "不能为空",
    "string_too_long": "文字过长",
    "string_unicode": "含有无法识别的字符",
    "bool_type": "须为true或false",
    "int_type": "须为整数",
    "int_parsing": "须为整数",
    "greater_than_equal": "数值过小",
    "less_than_equal": "数值过大",
    "model_attributes_type": "须为JSON对象",
    "dict_type": "须为JSON对象",
}


class Problem(Exception):
    """An error to be told to the client; raised anywhere, answered in one place."""

    def __init__(self, status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> None:
        super().__init__(status)
        self.status, self.detail, self.headers, self.more = status, detail, dict(headers or {}), more


def body(status: int, detail: str = "", **more: Any) -> dict[str, Any]:
    """The members of a problem."""
    return {
        "type": "about:blank" if status not in TITLES else f"/docs#problem-{status}",
        "title": TITLES.get(status, "请求未能完成"),
        "status": status,
        "detail": detail or DETAILS.get(status, "请求未能完成。"),
        **more,
    }


def response(status: int, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any) -> Response:
    """The problem as a response that nobody keeps."""
    text = json.dumps(body(status, detail, **more), ensure_ascii=False)
    return Response(text, status, {"Cache-Control": "no-store", **(headers or {})}, MEDIA_TYPE)


def wants_page(request: Request) -> bool:
    """Whether a person with a browser asks, not a program."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def _pointer(location: Sequence[int | str]) -> str:
    names = [str(part) for part in location]
    if names[:1] == ["body"]:
        return "#" + "".join(f"/{name}" for name in names[1:])
    return "/".join(names)


def _said(error: Mapping[str, Any]) -> str:
    if error["type"] == "value_error":
        return str(error["ctx"]["error"])
    limits = error.get("ctx") or {}
    bound = limits.get("max_length") or limits.get("ge") or limits.get("le")
    return _BY_TYPE.get(error["type"], "不是有效的值") + (f"（限{bound}）" if bound else "")


def invalid(errors: Sequence[Mapping[str, Any]]) -> Response:
    """What is wrong with a request, item by item; what was sent is never repeated."""
    if any(error["type"] == "json_invalid" for error in errors):
        return response(400)
    found = [{"pointer": _pointer(error["loc"]), "detail": _said(error)} for error in errors]
    detail = "；".join(f"{item['pointer']}：{item['detail']}" for item in found[:5])
    return response(422, detail + "。", errors=found)


def install(app: FastAPI) -> None:
    """Answers every exception of `app` with a problem."""

    async def page_or(request: Request, fallback: Response) -> Response:
        if not wants_page(request):
            return fallback
        status = fallback.status_code
        return private_page(request, "error.html", status, problem=body(status))

    async def on_problem(request: Request, error: Exception) -> Response:
        found = cast("Problem", error)
        return await page_or(request, response(found.status, found.detail, found.headers, **found.more))

    async def on_http(request: Request, error: Exception) -> Response:
        found = cast("HTTPException", error)
        return await page_or(request, response(found.status_code, "", found.headers))

    async def on_invalid(request: Request, error: Exception) -> Response:
        return await page_or(request, invalid(cast("RequestValidationError", error).errors()))

    async def on_unknown(request: Request, error: Exception) -> Response:
        return await page_or(request, response(404, "没有这个编号的内容。"))

    async def on_bad_inputs(request: Request, error: Exception) -> Response:
        problems = cast("BadInputs", error).problems
        found = [{"pointer": f"#/inputs/{name}", "detail": said} for name, said in problems.items()]
        return response(422, "；".join(problems.values()), errors=found)

    async def on_store(request: Request, error: Exception) -> Response:
        return await page_or(request, response(503, "暂时不能保存或读取，请稍后再试。", {"Retry-After": "5"}))

    app.add_exception_handler(Problem, on_problem)
    app.add_exception_handler(StoreError, on_store)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(UnknownId, on_unknown)
    app.add_exception_handler(BadInputs, on_bad_inputs)
