"""Workers: the table of `bench.workers` as a section."""

from bench import workers
from bench.settings import Size
from bench.tables import Aim, Section, number, ratio


async def measure(size: Size) -> Section:
    runs = await workers.workers(size.chats // 2)
    alone = runs[0].per_second
    rows = [
        (
            f"{run.processes}{f', leader {run.fault}' if run.fault else ''}",
            number(run.per_second),
            ratio(run.per_second / alone),
            "–" if run.taken_over_s is None else f"{run.taken_over_s:.1f} s",
            "; ".join(run.breaches) or "ok",
        )
        for run in runs
    ]
    late = [run for run in runs if run.taken_over_s is not None and run.taken_over_s > 5.0]
    return Section(
        "Workers",
        f"Several processes on one PostgreSQL, {size.chats // 2} chats; the history is checked as "
        "`make torture` checks it.",
        ("processes", "updates/s", "to one", "taken over within", "history"),
        rows,
        (
            Aim("others take over within 5 s", not late),
            Aim("nothing lost or doubled", not any(run.breaches for run in runs)),
        ),
    )
