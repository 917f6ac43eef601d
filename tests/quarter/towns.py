"""A district of fifty communities, for the year."""

from pathlib import Path

STREETS, EACH = 5, 10


def large_district(directory: Path) -> Path:
    """Its file: five streets of ten communities; each squad serves its own and the next one."""
    path = directory / "fifty-communities.toml"
    communities = [(s, s * EACH + c) for s in range(STREETS) for c in range(EACH)]
    parts = [_place("all", "district", "大区", "", 0)]
    parts += [_place(f"street-{s}", "street", f"{s} 街道", "all", s) for s in range(STREETS)]
    parts += [_place(f"c{n}", "community", f"{n} 社区", f"street-{s}", n) for s, n in communities]
    parts += [_squad(n) for _, n in communities]
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def _place(place: str, level: str, name: str, parent: str, number: int) -> str:
    above = f'parent = "{parent}"\n' if parent else ""
    return (
        f'[[places]]\nid = "{place}"\nlevel = "{level}"\n{above}'
        f'name = {{ zh-CN = "{name}", en = "{place}" }}\nphone = "0662-555{number:04d}"\n'
    )


def _squad(number: int) -> str:
    names = f'{{ zh-CN = "{number} 小队", en = "Squad {number}" }}'
    serves = f'["c{number}", "c{(number + 1) % (STREETS * EACH)}"]'
    return f'[[squads]]\nid = "s{number}"\nname = {names}\nserves = {serves}\n'
