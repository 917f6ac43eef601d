"""sendPoll and stopPoll."""

from typing import Any

from sandbox import polls
from sandbox.methods.call import Call
from sandbox.methods.edits import own_message
from sandbox.methods.markup import read_markup
from sandbox.methods.sending import post
from sandbox.methods.text import marked_up
from sandbox.records import Json, Message, Poll
from sandbox.refusals import POLL_CLOSED, POLL_NONE, POLL_NOT_FOUND, bad_request
from sandbox.render import message_json, poll_json

QUESTION_LENGTH = 300
OPTION_LENGTH = 100
MOST_OPTIONS = 12


def send_poll(call: Call) -> Json:
    return message_json(call.world, post_poll(call, _asked_poll(call)))


def post_poll(call: Call, poll: Poll) -> Message:
    """Send a poll that nobody has voted in yet."""
    call.world.polls[poll.id] = poll
    message = post(call, {"poll": {"id": poll.id}})
    polls.hang(call.world, poll, message)
    return message


def stop_poll(call: Call) -> Json:
    message = own_message(call, POLL_NOT_FOUND)
    poll = polls.poll_of(call.world, message)
    if poll is None:
        raise bad_request(POLL_NONE)
    if poll.closed:
        raise bad_request(POLL_CLOSED)
    call.world.change(message, markup=read_markup(call).inline)
    return poll_json(polls.close(call.world, poll.id))


def _asked_poll(call: Call) -> Poll:
    asked = call.parameters
    kind = asked.text("type") or "regular"
    if kind not in ("regular", "quiz"):
        raise bad_request("unsupported poll type specified")
    quiz = kind == "quiz"
    options = _options(call)
    return Poll(
        id=polls.new_id(call.world),
        bot=call.bot.id,
        question=_question(asked.text("question")),
        options=options,
        kind=kind,
        anonymous=asked.flag("is_anonymous") if asked.has("is_anonymous") else True,
        multiple=asked.flag("allows_multiple_answers"),
        revoting=asked.flag("allows_revoting") if asked.has("allows_revoting") else not quiz,
        correct=_correct(call, len(options)) if quiz else (),
        details={**_explanation(call, quiz=quiz), **_period(call)},
        closed=asked.flag("is_closed"),
    )


def _question(question: str) -> str:
    if not question.strip():
        raise bad_request("poll question must be non-empty")
    if len(question) > QUESTION_LENGTH:
        raise bad_request(f"poll question length must not exceed {QUESTION_LENGTH}")
    return question


def _options(call: Call) -> tuple[str, ...]:
    """A list of InputPollOption; plain strings are an older form of it."""
    raw: Any = call.parameters.structure("options", "options") or []
    options = tuple(str(o.get("text", "") if isinstance(o, dict) else o).strip() for o in raw)
    if not options:
        raise bad_request("poll must have at least 1 option")
    if len(options) > MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {MOST_OPTIONS} options")
    if not all(options):
        raise bad_request("poll options must be non-empty")
    if any(len(option) > OPTION_LENGTH for option in options):
        raise bad_request(f"poll options length must not exceed {OPTION_LENGTH}")
    return options


def _correct(call: Call, count: int) -> tuple[int, ...]:
    """`correct_option_ids`, or the older `correct_option_id`."""
    asked: Any = call.parameters.structure("correct_option_ids", "correct option identifiers")
    if asked is None and call.parameters.has("correct_option_id"):
        asked = [call.parameters.integer("correct_option_id", -1)]
    if not asked or not all(isinstance(o, int) and 0 <= o < count for o in asked):
        raise bad_request("wrong correct option ID specified")
    return tuple(asked)


def _explanation(call: Call, *, quiz: bool) -> Json:
    raw = call.parameters.text("explanation")
    if not raw or not quiz:
        return {}
    mode = call.parameters.text("explanation_parse_mode")
    given = call.parameters.structure("explanation_entities", "message entities")
    text, entities = marked_up(call, raw, mode, given)
    told: Json = {"explanation": text}
    return {**told, "explanation_entities": entities} if entities else told


def _period(call: Call) -> Json:
    """When the poll closes by itself; `open_period` counts seconds from now."""
    period, until = (call.parameters.integer(n) for n in ("open_period", "close_date"))
    now_s = call.world.clock.now_s()
    if period:
        return {"open_period": period, "close_date": now_s + period}
    return {"open_period": until - now_s, "close_date": until} if until else {}


METHODS = {"sendPoll": send_poll, "stopPoll": stop_poll}
