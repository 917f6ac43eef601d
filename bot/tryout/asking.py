"""How people ask for something: in a chat, with mistakes, through a crash, on the telephone."""

from bot.tryout.cast import CHARACTERS, ITEM, Cast, answers, expect, number_in, welcomed
from bot.tryout.narrator import Both

_HER_ADDRESS = Both("桂花路 8 号 2 栋 301", "Flat 301, building 2, 8 Osmanthus Road")
_UNCLES_ADDRESS = Both("榕树路 5 号 1 栋 102", "Flat 102, building 1, 5 Banyan Road")
_OLD_MANS_ADDRESS = Both("桂花路 20 号 101", "Flat 101, 20 Osmanthus Road")
_OLD_MAN = Both("样伯年", "Bonian Sample")
_PHONE = Both("138 0013 8000", "138 0013 8000")
_OSMANTHUS = Both("桂花", "Osmanthus")


async def granny_asks(cast: Cast) -> None:
    """She asks for herself, and answers each question well."""
    await cast.stage.tells(
        Both(
            "样桂兰 82 岁，走路吃力，要做一年一次的养老认证。一屏只问一件事，能点就不用写。",
            "Guilan is 82 and walks badly; her yearly pension certification is due. One question "
            "a screen, and where she can tap she need not write.",
        )
    )
    await granny_fills_it_in(cast)
    await granny_sends_it(cast)
    await cast.stage.tells(
        Both(
            "提交了。编号是多少、几点前有回音，都写在这一条里。到了那个点一定有话，没找到人也有。",
            "Sent. Her number, and the hour by which she will hear, are in this one message. She "
            "will hear by then, even if nobody has been found.",
        )
    )


async def granny_fills_it_in(cast: Cast) -> None:
    """From her first words to the last question."""
    granny = await cast.arrives("granny")
    cast.asker = "granny"
    await welcomed(granny, Both("/start", "/start"), _OSMANTHUS)
    await granny.taps(f"item-{ITEM}")
    await answers(
        granny,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-unsure"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-resident"),
        (f"ask-{ITEM}-last", "form-skip"),
        ("ask-for-whom", "choice-for-whom-self"),
        ("ask-own-name", CHARACTERS["granny"].name),
        ("ask-phone", _PHONE),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-walks-badly"),
        ("ask-address", _HER_ADDRESS),
        ("ask-day", "when-tomorrow"),
        ("ask-slot", "slot-afternoon"),
    )


async def granny_sends_it(cast: Cast) -> None:
    """She reads it all once more, and it is sent."""
    granny = cast["granny"]
    await answers(granny, ("ask-review", "form-confirm"))
    cast.number = number_in(await granny.sees("resident-submitted"))


async def daughter_asks(cast: Cast) -> None:
    """A daughter asks for her mother, and makes the mistakes that everybody makes."""
    daughter = await cast.arrives("daughter")
    cast.asker = "daughter"
    await cast.stage.tells(
        Both(
            "女儿替妈妈问。日子写错、发了语音，都不要紧：说清哪里不对，再问一遍。",
            "A daughter asks for her mother. A wrong date or a voice message does no harm: she is "
            "told what was wrong, and asked again.",
        )
    )
    await welcomed(daughter, Both("你好", "Hello"), _OSMANTHUS)
    await daughter.taps(f"item-{ITEM}")
    await answers(
        daughter,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-unsure"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-resident"),
        (f"ask-{ITEM}-last", Both("2027年3月1日", "1 March 2027")),
        ("answer-day-future", Both("2025年12月5日", "5 December 2025")),
        ("ask-for-whom", "choice-for-whom-new"),
        ("ask-new-name", CHARACTERS["granny"].name),
        ("ask-new-kinship", "choice-new-kinship-mother"),
        ("ask-phone", _PHONE),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-walks-badly"),
    )
    await daughter.sees("ask-address")
    await daughter.sends_voice()
    await daughter.sees("answer-voice-not-here")


async def killed(cast: Cast) -> None:
    """The bot is killed in the middle of the form; what she writes meanwhile is answered."""
    daughter = cast["daughter"]
    await cast.stage.bot.kill()
    await cast.stage.tells(
        Both(
            "机器人进程被 kill -9。她不知道，照样写。",
            "The bot is killed (kill -9). She writes on.",
        )
    )
    await daughter.says(_HER_ADDRESS)
    await cast.stage.tells(
        Both(
            "机器人又启动了：她写的那一条还在，问题从原来的地方接着问。",
            "The bot is started again: what she wrote is still there, and the form goes on where "
            "it stood.",
        )
    )
    await cast.stage.bot.start()
    await the_rest_is_asked(cast)


async def the_rest_is_asked(cast: Cast) -> None:
    """From the day to the review; yesterday will not do."""
    daughter = cast["daughter"]
    await answers(
        daughter,
        ("ask-day", Both("昨天", "yesterday")),
        ("answer-day-past", "when-tomorrow"),
        ("ask-slot", "slot-morning"),
    )
    review = await daughter.sees("ask-review")
    expect(cast.stage.said(_HER_ADDRESS) in review.text, "the address is in the review", review)


async def says_the_address(cast: Cast) -> None:
    await cast["daughter"].says(_HER_ADDRESS)


async def changing_her_mind(cast: Cast) -> None:
    """In the review the morning becomes an afternoon."""
    daughter = cast["daughter"]
    await cast.stage.tells(
        Both(
            "提交以前全部念一遍，改哪一条点哪一条，别的不用重填。",
            "Before it is sent, everything is read back; she taps what to change and keeps the "
            "rest.",
        )
    )
    await daughter.taps("form-change", title=daughter.label("title-slot"))
    await answers(daughter, ("ask-slot", "slot-afternoon"))
    await daughter.sees("ask-review", daughter.label("slot-afternoon"))
    await daughter.taps("form-confirm")
    cast.number = number_in(await daughter.sees("resident-submitted"))


async def uncle_asks(cast: Cast) -> None:
    """A second request, from another community."""
    uncle = await cast.arrives("uncle")
    await welcomed(uncle, Both("/start", "/start"), Both("榕树", "Banyan"))
    await uncle.taps(f"item-{ITEM}")
    await answers(
        uncle,
        (f"ask-{ITEM}-status", f"choice-{ITEM}-status-not-yet"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-employee"),
        (f"ask-{ITEM}-last", "form-skip"),
        ("ask-for-whom", "choice-for-whom-self"),
        ("ask-own-name", CHARACTERS["uncle"].name),
        ("ask-phone", Both("13900139000", "13900139000")),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-walks"),
        ("ask-address", _UNCLES_ADDRESS),
        ("ask-day", "when-day-after"),
        ("ask-slot", "slot-morning"),
        ("ask-review", "form-confirm"),
    )
    await uncle.sees("resident-submitted")


async def in_danger(cast: Cast) -> None:
    """In the middle of a form she writes that the kitchen is on fire."""
    granny, staff = await cast.arrives("granny"), cast["staff"]
    await cast.stage.tells(
        Both(
            "样桂兰正在填表。忽然，她写的不是答案。",
            "Guilan is filling in her form. Suddenly, what she writes is not an answer.",
        )
    )
    await welcomed(granny, Both("/start", "/start"), _OSMANTHUS)
    await granny.taps(f"item-{ITEM}")
    await granny.sees(f"ask-{ITEM}-status")
    await granny.says(Both("厨房着火了", "the kitchen is on fire"))
    await granny.sees("danger", "119")
    await cast.stage.tells(
        Both(
            "危险的话先于一切：马上告诉她打哪个号码，同一刻社区值班的人也知道了，夜里也一样。",
            "Words of danger come before everything: she is told whom to call, and in the same "
            "moment the staff on duty know, at night as well.",
        )
    )
    await staff.sees("staff-danger", "119")
    await cast.stage.tells(
        Both(
            "她的表没有丢，缓过来接着填就是。",
            "Her form is not lost; when she has recovered, she goes on.",
        )
    )
    await granny.taps(f"choice-{ITEM}-status-unsure")
    await granny.sees(f"ask-{ITEM}-scheme")


async def by_phone(cast: Cast) -> None:
    """An old man without the app calls; staff file it, and say by phone who comes."""
    staff, visitor = cast["staff"], cast["auntie"]
    await cast.stage.tells(
        Both(
            "样伯年没有手机软件，打来电话。社区的同志替他填，跟自己填的一样办。",
            "Bonian has no app; he calls. Staff file it for him, and it is treated like any other.",
        )
    )
    await staff.says("/new")
    await answers(
        staff,
        ("ask-new-channel", "choice-new-channel-phone"),
        ("ask-new-caller-name", _OLD_MAN),
        ("ask-new-caller-phone", Both("0662 555 0199", "0662 555 0199")),
        ("ask-new-community", _OSMANTHUS),
        ("ask-new-item", f"item-{ITEM}"),
    )
    await staff.sees("new-go-on")
    await answers(
        staff,
        (f"ask-{ITEM}-status-caller", f"choice-{ITEM}-status-unsure"),
        (f"ask-{ITEM}-scheme", f"choice-{ITEM}-scheme-unsure"),
        (f"ask-{ITEM}-last", "form-skip"),
    )
    await staff.sees("ask-for-whom-caller")
    await staff.taps("choice-for-whom-principal", name=cast.stage.said(_OLD_MAN))
    await answers(
        staff,
        ("ask-own-name-caller", _OLD_MAN),
        (f"ask-{ITEM}-mobility", f"choice-{ITEM}-mobility-in-bed"),
        ("ask-address-caller", _OLD_MANS_ADDRESS),
        ("ask-day-caller", "when-day-after"),
        ("ask-slot", "slot-afternoon"),
        ("ask-review-caller", "form-confirm"),
    )
    number = number_in(await staff.sees("staff-submitted"))
    await visitor.sees("visitor-offered")
    await visitor.taps("press-claim")
    await visitor.sees("visitor-visit", number)
    await cast.stage.tells(
        Both(
            "有人接了。老伯看不到消息，就由社区打电话告诉他是谁、几点来，这一通也记着。",
            "Somebody takes it. He cannot read messages, so staff are asked to ring him and say "
            "who comes and when; the call is kept track of, too.",
        )
    )
    await staff.sees("staff-call-needed", number)
    await staff.taps("press-call")
    await staff.sees("call-card", visitor.name)
    await staff.taps("press-reached")
    await staff.sees("staff-called", number)
