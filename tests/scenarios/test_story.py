"""The whole story, from "你好" to rated, closed and credited."""

import pytest

from tests.scenarios.stage import Stage

ALL_FOUR = [(language, engine) for language in ("zh-CN", "en") for engine in ("sqlite", "postgres")]

pytestmark = pytest.mark.parametrize("pair", ALL_FOUR, ids="-".join, indirect=True)

ROUNDS = {"members_morning", "staff_morning", "statement"}
"""What comes round by itself, whatever happens to a case."""


async def test_from_the_first_word_to_a_rated_and_credited_visit(stage: Stage) -> None:
    wang, li, zhao, qian = [await stage.helper(name) for name in ("王强", "李丽", "赵敏", "钱多")]
    mei = await stage.stranger("梅姨")

    await mei.says("你好")
    await mei.sees("ask-welcome-language")
    await mei.taps(f"choice-welcome-language-{stage.language.lower()}")
    await mei.sees("ask-welcome-consent")
    await mei.taps("choice-welcome-consent-agree")
    await mei.sees("ask-welcome-community")
    await mei.person.taps(stage.place("osmanthus"))
    await mei.sees("welcome-done", stage.place("osmanthus"))

    filed = await mei.files()
    assert "26-0001-7" in filed.text
    assert "11:30" in filed.text
    assert await stage.value("SELECT COUNT(*) FROM offer WHERE state = 'open'") == 3

    for asked in (wang, li, zhao):
        await asked.sees("visitor-offered", stage.place("osmanthus"))
    await qian.sees_no("visitor-offered")
    await li.taps("press-claim")
    await li.sees_alert("toast-claimed")
    await li.sees("visitor-visit", "梅秀英", "桂花路 8 号 2 栋 301")
    await wang.sees("visitor-offer-taken")
    await zhao.sees("visitor-offer-taken")
    await mei.sees("resident-claimed", "李丽", "26-0001-7", "0662-5550111")
    first, last = await mei.door_code()

    await stage.until("11-25 18:00")
    await mei.sees("resident-reminded", "李丽", first, last)
    await li.sees("visitor-remind-eve", first)
    await li.taps("press-sure")
    await stage.until("11-26 07:30")
    await mei.sees("resident-reminded", "李丽")
    await li.sees("visitor-remind-soon")

    await stage.until("11-26 08:40")
    await li.taps("press-way")
    await mei.sees("resident-set-out", "李丽")
    await stage.until("11-26 09:00")
    await li.taps("press-door")
    await li.sees("ask-door-code")
    await li.says(last)
    await mei.sees("resident-arrived", "李丽")
    await li.sees("visitor-visit-arrived", "梅秀英")
    assert await stage.case() == "arrived"

    await stage.passes(minutes=40)
    await li.taps("press-done")
    await li.says("已认证，手机上能看到")
    await li.person.sends_photo()
    await li.sees("visitor-completed")
    asked_whether_done = await mei.sees("resident-completed", "李丽")
    assert asked_whether_done.kind == "photo"
    await mei.taps("press-solved")
    await mei.sees("resident-confirmed", "李丽")
    await li.sees("visitor-credited")
    await mei.taps("press-rate-5")
    await mei.sees("resident-rated")

    assert await stage.case("state, solved, rating") == ("closed", 1, 5)
    assert await stage.rows("SELECT credits, reason FROM points") == [
        {"credits": 2, "reason": "service"}
    ]
    assert await stage.kinds() == [
        *("submitted", "offered", "claimed", "disclosed", "withdrawn"),
        *("reminded", "visit_confirmed", "reminded", "set_out", "arrived", "completed"),
        *("confirmed", "credited", "closed", "rated"),
    ]
    left = await stage.rows("SELECT kind FROM due WHERE state = 'open'")
    assert {row["kind"] for row in left} - ROUNDS == {"due_again", "follow_up"}
    await mei.says("/my")
    await mei.sees("mine-past")
