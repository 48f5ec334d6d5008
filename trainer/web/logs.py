"""One structured line for each request, without anything personal in it."""

import logging
import sys
import time
from functools import partial
from typing import Any

import structlog
from flask import Flask, Response, g, request
from flask_login import current_user


def register(app: Flask) -> None:
    """Write logs as JSON lines on standard error."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.dict_tracebacks,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.WARNING if app.testing else logging.INFO
        ),
        logger_factory=structlog.PrintLoggerFactory(file=sys.stderr),
    )
    app.before_request(_start)
    app.after_request(partial(_write, structlog.get_logger().bind()))


def _start() -> None:
    g.started = time.perf_counter()


def _write(log: Any, response: Response) -> Response:
    if request.endpoint != "assets.served":
        present = current_user._get_current_object()
        log.info(
            "request",
            method=request.method,
            endpoint=request.endpoint,
            status=response.status_code,
            ms=round((time.perf_counter() - g.started) * 1000, 1),
            account=present.id.hex if present.is_authenticated else None,
        )
    return response
