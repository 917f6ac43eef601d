"""What pip-audit has found out, told without calling unknown what is not known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

SOUND, VULNERABLE, NOT_AUDITED = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Findings:
    """Lines to print, and how the audit ended."""

    lines: tuple[str, ...]
    code: int


def findings(report: Mapping[str, Any]) -> Findings:
    """Of a report in pip-audit's JSON: sound only when every package was looked up."""
    packages = report["dependencies"]
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    bad = [package for package in packages if package.get("vulns")]
    lines = [
        f"{package['name']} {package['version']}: {found['id']}, "
        f"fixed in {', '.join(found['fix_versions']) or 'no release yet'}"
        for package in bad
        for found in package["vulns"]
    ]
    looked_up = len(packages) - len(skipped)
    lines.append(f"looked up {looked_up} of {len(packages)} packages, {len(bad)} are vulnerable")
    if skipped:
        lines.append(f"NOT AUDITED, the database does not know or answer: {', '.join(skipped)}")
    if bad:
        return Findings(tuple(lines), VULNERABLE)
    return Findings(tuple(lines), NOT_AUDITED if skipped or not packages else SOUND)


def nothing(reason: str) -> Findings:
    """No report came at all."""
    last = reason.strip().splitlines()[-1:] or ["no reason was given"]
    return Findings(
        (f"NOT AUDITED, no database of vulnerabilities answers: {last[0]}",), NOT_AUDITED
    )
