"""The sandbox as a test tool for bots that are not ours."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx

from sandbox import Settings
from sandbox.testing import Sandbox

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def test_the_sample_project_passes_with_the_plugin_alone(tmp_path: Path) -> None:
    shutil.copytree(HERE / "sample", tmp_path, dirs_exist_ok=True)
    command = [sys.executable, "-m", "pytest", "-p", "sandbox.pytest_plugin"]
    command += ["-p", "no:cacheprovider", "-o", "asyncio_mode=auto", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment.pop("PYTEST_ADDOPTS", None)
    run = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "2 passed" in run.stdout


async def test_a_served_sandbox_is_reached_over_http() -> None:
    async with Sandbox.serve(Settings(token="7:SERVED", username="served_bot")) as sandbox:
        ada = await sandbox.arrives()
        await ada.says("hi")
        async with httpx.AsyncClient() as stranger:
            answer = await stranger.get(f"{sandbox.api}{sandbox.token}/getUpdates")
        assert answer.json()["result"][0]["message"]["text"] == "hi"
        sent = await sandbox.calls("sendMessage", chat_id=ada.id, text="hello")
        assert sent["ok"]
        await ada.sees("hello")
