"""Prepared responses: JSON as the core gave it, with or without an entity tag."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from fastapi import Request, Response

NOBODY_KEEPS = {"Cache-Control": "no-store"}
CORPUS = "X-Corpus-Version"
REVALIDATE = "public, no-cache"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def encoded(content: Any) -> bytes:
    """`content` as JSON in UTF-8."""
    return _encode(content).encode("utf-8")


def fresh(content: Any, status: int = 200) -> Response:
    """JSON of this moment; the state of the corpus that it tells stands in its head as well."""
    told = {CORPUS: content["corpus_version"]} if "corpus_version" in content else {}
    return Response(encoded(content), status, NOBODY_KEEPS | told, "application/json")


def kept(request: Request, content: bytes, media_type: str, cache: str = REVALIDATE) -> Response:
    """Content that changes with the corpus only: tagged, and 304 for who has it already."""
    tag = f'W/"{hashlib.blake2b(content, digest_size=12).hexdigest()}"'
    headers = {"ETag": tag, "Cache-Control": cache}
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known or tag.removeprefix("W/") in known or known == ["*"]:
        return Response(status_code=304, headers=headers)
    return Response(content, 200, headers, media_type)
