"""The lock fits the project, and the audit never calls sound what nobody has looked up."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.audit.__main__ import LOCKS, ROOT, main
from tests.audit.findings import NOT_AUDITED, SOUND, VULNERABLE, findings

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
RUNTIME = PROJECT["dependencies"]
EVERYTHING = [*RUNTIME, *PROJECT["optional-dependencies"]["dev"]]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(name: str) -> dict[str, str]:
    """Versions by package; each has a hash."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text(encoding="utf-8").strip())
    versions = {}
    for entry in entries:
        found = re.match(r"([\w.-]+)==([\w.]+)", entry)
        assert found, entry
        assert "--hash=sha256:" in entry, f"{found[1]} has no hash"
        versions[normal(found[1])] = found[2]
    return versions


@pytest.mark.parametrize(("lock", "wanted"), list(zip(LOCKS, (RUNTIME, EVERYTHING), strict=True)))
def test_the_lock_has_what_the_project_asks_for(lock: str, wanted: list[str]) -> None:
    versions = locked(lock)
    for requirement in map(Requirement, wanted):
        version = versions.get(normal(requirement.name))
        assert version, f"{requirement.name} is not in {lock}: make lock"
        assert requirement.specifier.contains(version), f"{requirement}, not {version}: make lock"


def test_both_locks_have_the_same_versions() -> None:
    runtime, everything = map(locked, LOCKS)
    assert runtime.items() <= everything.items()


def test_set_up_takes_nothing_without_its_hash() -> None:
    for name in ("Makefile", "deploy/Dockerfile"):
        text = (ROOT / name).read_text(encoding="utf-8")
        installs = re.findall(r"(?:pip|\(PIP\)) install[^\n&]*", text)
        ours = [line for line in installs if not line.endswith(("uv", "'pip-audit>=2.9,<3'"))]
        assert ours
        for line in ours:
            assert "--no-deps" in line, line
            assert "--require-hashes" in line or "--no-build-isolation" in line, line


@pytest.mark.parametrize(
    ("packages", "code", "said"),
    [
        ([{"name": "a", "version": "1", "vulns": []}], SOUND, "looked up 1 of 1 packages, 0 are"),
        ([{"name": "a", "skip_reason": "not found"}], NOT_AUDITED, "NOT AUDITED, the database"),
        ([], NOT_AUDITED, "looked up 0 of 0"),
        (
            [
                {"name": "a", "skip_reason": "not found"},
                {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]},
            ],
            VULNERABLE,
            "b 2: PYSEC-1, fixed in no release yet",
        ),
    ],
)
def test_only_what_was_looked_up_is_sound(
    packages: list[dict[str, object]], code: int, said: str
) -> None:
    found = findings({"dependencies": packages})
    assert found.code == code
    assert said in "\n".join(found.lines)


@pytest.mark.parametrize("script", ["exit 1", "echo 'no route to host' >&2; exit 1", None])
def test_where_nothing_answers_nothing_is_audited(
    script: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "pip-audit"
    if script is not None:
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
    assert main(str(program)) == NOT_AUDITED
    assert "NOT AUDITED, no database of vulnerabilities answers" in capsys.readouterr().out
