"""answerCallbackQuery."""

from sandbox.acts import answer_query
from sandbox.methods.call import Call
from sandbox.refusals import QUERY_TOO_OLD, bad_request

ANSWER_LENGTH = 200


def answer_callback_query(call: Call) -> bool:
    given = call.parameters
    text = given.text("text")
    if len(text) > ANSWER_LENGTH:
        raise bad_request("MESSAGE_TOO_LONG")
    query = call.world.queries.get(given.text("callback_query_id"))
    answer = {"text": text, "show_alert": given.flag("show_alert"), "url": given.text("url")}
    if query is None or query.bot != call.bot.id or not answer_query(call.world, query.id, answer):
        raise bad_request(QUERY_TOO_OLD)
    return True


METHODS = {"answerCallbackQuery": answer_callback_query}
