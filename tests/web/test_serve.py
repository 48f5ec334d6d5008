"""The production server believes a proxy about addresses only where there is said to be one."""

from pathlib import Path
from typing import Any

import pytest

from trainer.cli import serve


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def settings(https: str) -> dict[str, Any]:
        seen: dict[str, Any] = {}
        monkeypatch.setenv("TRAINER_INSTANCE", str(tmp_path))
        monkeypatch.setenv("TRAINER_HTTPS", https)
        monkeypatch.setattr(serve, "serve", lambda app, **given: seen.update(given))
        serve.run_server("127.0.0.1", 8000)
        return seen

    return settings


def test_behind_an_https_proxy_each_visitor_keeps_their_own_address(served):
    given = served("yes")
    assert given["trusted_proxy"] == "127.0.0.1"
    assert "x-forwarded-for" in given["trusted_proxy_headers"]


def test_without_a_proxy_nobody_can_claim_another_address(served):
    assert "trusted_proxy" not in served("no")
