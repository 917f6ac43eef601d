"""A real nginx with the settings of `deploy/nginx.conf`: `python -m tests.workers.nginx` gets it.

The system's package manager is asked, as root. Never fails: without nginx its test is skipped and
says why.
"""

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from bot.served import listen

SETTINGS = Path(__file__).parents[2] / "deploy" / "nginx.conf"
WHY_SKIPPED = "no nginx on this machine: `apt install nginx-light`, or `make test` as root"
_PATIENCE_S = 300
_AROUND = """
daemon off;
master_process off;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
{settings}
}}
"""


def nginx() -> str | None:
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@contextlib.asynccontextmanager
async def proxying(folder: Path, ports: Sequence[int]) -> AsyncIterator[str]:
    """The address to which updates are brought, within the block."""
    program = nginx()
    assert program is not None
    with listen("127.0.0.1", 0) as free:
        port = int(free.getsockname()[1])
    settings = _settings(port, ports)
    config = folder / "nginx.conf"
    config.write_text(_AROUND.format(folder=folder, settings=settings), encoding="utf-8")
    running = await asyncio.create_subprocess_exec(program, "-c", str(config), "-p", str(folder))
    try:
        yield f"http://127.0.0.1:{port}/telegram"
    finally:
        running.terminate()
        await running.wait()


def _settings(port: int, ports: Sequence[int]) -> str:
    """The file as it is, but for addresses and the certificate."""
    lines = SETTINGS.read_text(encoding="utf-8").splitlines()
    servers = [line for line in lines if line.strip().startswith("server 10.0.0.")]
    told = [servers[0].replace("10.0.0.11:8443", f"127.0.0.1:{each}") for each in ports]
    kept = [line for line in lines if line not in servers and "ssl_certificate" not in line]
    text = "\n".join(kept).replace("upstream wulian {", "upstream wulian {\n" + "\n".join(told))
    return text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")


def main() -> None:
    if nginx() is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (("update", "-qq"), ("install", "-y", "-qq", "nginx-light")):
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                subprocess.run(
                    ("apt-get", *command),
                    check=False,
                    timeout=_PATIENCE_S,
                    stdout=subprocess.DEVNULL,
                )
    if nginx() is None:
        sys.stderr.write(f"{WHY_SKIPPED}\n")


if __name__ == "__main__":
    main()
