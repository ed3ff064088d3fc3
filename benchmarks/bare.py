"""The peer: a bare FastAPI route that reads the same request and echoes one prepared reply of the same model."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from bots.settings import Settings
from bots.web.requests import ChatRequest
from bots.web.schemas import ChatReply
from bots.web.serving import options


def make_app(prepared: ChatReply) -> FastAPI:
    """The application with its one route."""
    app = FastAPI()

    @app.post("/api/chat", response_model_exclude_unset=True)
    def chat(asked: ChatRequest) -> ChatReply:
        return prepared

    return app


def main(port: str, reply_file: str) -> None:
    """Serves under the same uvicorn options as `gongbao serve`."""
    prepared = ChatReply.model_validate(json.loads(Path(reply_file).read_text(encoding="utf-8")))
    uvicorn.run(make_app(prepared), **options(Settings(port=int(port))))


if __name__ == "__main__":
    main(*sys.argv[1:])
