"""In which language somebody is spoken to, and the way back."""

from handlers import command_menu
from handlers.buttons import Press
from handlers.forms import running
from handlers.letters import Button, Message
from handlers.menu import menu_of
from handlers.talk import Talk
from handlers.wording import LANGUAGES
from storage import dialogs, people


async def speak(talk: Talk, language: str) -> Talk:
    """This language from now on; the way back stands below in the language that was left."""
    before = talk.person.language
    await people.set_language(talk.scene.work, talk.person.id, language)
    speaking = talk.speaking(language)
    await speaking.reply(Message(speaking.say("language-set"), keyboard=await menu_of(speaking)))
    await command_menu.show(speaking)
    if before != language:
        row = (Button(talk.label("press-language-back"), Press("lang", 0, before)),)
        await speaking.reply(Message(talk.say("language-back"), (row,)))
    return speaking


async def back(talk: Talk, press: Press) -> None:
    """The button below `speak`; an open question is asked again."""
    wanted = press.value if press.value in LANGUAGES else talk.person.language
    await talk.done()
    speaking = await speak(talk, wanted)
    row = await dialogs.active_dialog(talk.scene.work, talk.person.id)
    if row is not None:
        await running.ask_again(speaking, row)
