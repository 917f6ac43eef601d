resident-submitted =
    Got it: { $item }.
    Your number is <b>{ $number }</b>; say it when you call.
    The time you wish: { $visit }.
    We are looking for a volunteer near you and will tell you who comes, and when, before { $next }.
resident-submitted-ahead =
    Got it: { $item }.
    Your number is <b>{ $number }</b>; say it when you call.
    The time you wish: { $visit }.
    That is a while away, so we start asking people at { $begins }, and tell you who comes before { $next }.
resident-submitted-centre =
    Got it: { $item }, at the community centre.
    Your number is <b>{ $number }</b>; say it when you call.
    The time you wish: { $visit }. The place: { $centre }, { $where }.
    The staff still have to fix the time and tell you before { $next }. No need to come yet.
resident-set-aside =
    That is a while away, so we ask people when it comes near.
    We tell you who comes before { $next }.
resident-claimed =
    Somebody is coming: <b>{ $visitor }</b> ({ $squad }).
    When: { $visit }. For: { $item }, number { $number }.
    Your door code is <b>{ $code }</b>. The visitor first says { $first }; only if that is right, open the door and answer { $last }.
    No money, no codes: whoever asks for them is not from us. Call the community: { $phone }.
resident-claimed-centre =
    Your appointment: <b>{ $visit }</b>.
    Where: { $centre }, { $where }. Ask for { $visitor } and say your number, { $number }.
    For: { $item }. No money, no codes. If you cannot come, call { $phone } for another time.
resident-handed-back =
    We are sorry: { $visitor } cannot come after all. Please do not use the old door code.
    We are looking for somebody else, still for { $visit }.
    You hear who comes before { $next }. If it is urgent, call { $phone } and say { $number }.
resident-handed-back-when =
    We are sorry: { $visitor } could not come, and { $visit } is over. Please do not use the old door code.
resident-handed-back-centre =
    { $visitor } cannot be there after all. The community is finding somebody else, and your time is not fixed yet.
    You hear before { $next }; no need to come yet. If it is urgent, call { $phone } and say { $number }.
resident-set-out =
    { $visitor } ({ $squad }) has set out and is on the way to you.
    Let the visitor say the first three digits before you open. Community: { $phone }.
resident-arrived = { $visitor } is there and the door code was right. We ask you again when it is done.
resident-arrived-centre = { $visitor } is with you now. We ask you again when it is done.
resident-code-locked =
    Please do not open the door. Somebody at your door said a wrong code three times.
    The community knows and will call you at once. Community: { $phone }, number { $number }.
resident-code-renewed =
    The community has checked: the right visitor is at your door.
    Your new door code is <b>{ $code }</b>. The visitor first says { $first }; only if that is right, open the door and answer { $last }.
    If in doubt, do not open; call { $phone } and say { $number }.
resident-phone-check =
    The community is calling you now to check whether this phone is yours.
    If you are on that call, please read out these four digits: <b>{ $digits }</b>
    If nobody is calling you, ignore this and tell nobody. In doubt, ring the community, { $phone }.
resident-phone-proven =
    Checked: this phone is yours.
    What you asked for by phone can be followed here from now on; send /my.
own-phone-ask =
    Tap “Send my phone” below, and we know that the number is your own.
    Then what you ask for by phone can be followed here, too.
own-phone-known =
    We have { $phone }, and know that it is yours.
    If you have a new number, tap “Send my phone” again.
own-phone-thanks =
    Noted: your phone is { $phone }.
    When you call from it to ask for something, you can follow that here, too.
press-share-phone = Send my phone
resident-completed =
    Is it done: { $item }? { $visitor } says it is.
    If not, please tell us. We arrange it anew, and nobody is blamed.
    Number { $number }, community { $phone }.
resident-confirmation-asked =
    May we ask once more: is it done, { $item }?
    If not, we arrange it anew. Number { $number }, community { $phone }.
resident-confirmed =
    Good. How was { $visitor }? One tap is enough.
resident-rated = Thank you, noted. Call on us again.
resident-not-solved =
    Understood: not done yet. We have opened it again and the community follows it up.
    You hear how it goes on before { $next }. Number { $number }, community { $phone }.
resident-unconfirmed =
    We take it that this is done and do not ask again: { $item }, number { $number }.
    If it is not, tap the button below and we go on. Community: { $phone }.
resident-cancelled =
    All right, cancelled: { $item }, number { $number }. Whoever was coming has been told.
    Whenever you need it again, tap a button below.
resident-cancelled-unclaimed =
    All right, cancelled: { $item }, number { $number }.
    Whenever you need it again, tap a button below.
resident-cancelled-centre =
    All right, cancelled: { $item }, number { $number }. The community knows.
    Whenever you need it again, tap a button below.
resident-still-looking-first-squad =
    Nobody has taken it yet, and we have not forgotten. We asked { $asked } volunteers of the squad nearest to you and wait for their answer.
    The time you wish still stands: { $visit }.
resident-still-looking-wider = { resident-still-looking-first-squad }
resident-still-looking-next-squad =
    Nobody has taken it yet, and we have not forgotten. { $asked } volunteers were asked so far, and the neighbouring squad is helping to look.
    The time you wish still stands: { $visit }.
resident-still-looking-leaders =
    Nobody has taken it yet, and we have not forgotten. { $asked } volunteers were asked and could not; now the squad leader is asked to arrange it.
    The time you wish still stands: { $visit }.
resident-still-looking-staff =
    { $asked ->
        [0] Nobody is arranged yet, and we have not forgotten.
       *[other] We are sorry: of the { $asked } volunteers we asked, nobody could come so far.
    }
    The community's staff are now arranging who comes. The time you wish still stands: { $visit }.
resident-still-looking-staff-centre =
    Your time is not fixed yet, and we have not forgotten. The community's staff are arranging it.
    The time you wish still stands: { $visit }. We tell you when it is fixed; no need to come yet.
resident-wish-today =
    We are sorry: it is not certain that somebody can come { $visit }.
    You need not stay at home for it. If somebody can, we tell you first who, and when.
resident-wish-today-centre =
    We are sorry: { $visit } is not fixed yet. No need to come; we tell you as soon as it is.
resident-wish-missed =
    We are sorry: nobody could come { $visit }, and you waited for nothing. We go on with it: { $item }.
resident-wish-missed-centre =
    We are sorry: we could not fix { $visit } for you. We go on with it: { $item }.
resident-wish-open =
    We are truly sorry: { $days ->
        [0] nobody has taken it yet
        [one] you have waited a day and nobody has taken it yet
       *[other] you have waited { $days } days and nobody has taken it yet
    }. For: { $item }.
resident-wish-open-centre =
    We are truly sorry: { $days ->
        [0] your time is not fixed yet
        [one] you have waited a day and your time is not fixed yet
       *[other] you have waited { $days } days and your time is not fixed yet
    }. For: { $item }.
resident-times =
    There are volunteers near you at the times below. Choose one, and we ask again for that time. If none suits you, tap “Another time”.
resident-times-centre =
    The centre can receive you at the times below. Choose one. If none suits you, tap “Another time”.
resident-times-none =
    No volunteer is free these days, and the community's staff are looking for a way. Tap “Another time” and tell us which day suits you.
resident-word-limit = It is past the day by which it should have been done. That is our fault.
resident-word-raised = Today we have told { $office }, who will press for it.
resident-word-raised-again = Today we have reminded { $office } again, { $times } times by now.
resident-word-tail-raise = You hear again before { $next }; if nobody has taken it by then, we tell { $office }. Number { $number }, community { $phone }.
resident-word-tail = You hear again before { $next }. Number { $number }, community { $phone }.
resident-still-waiting =
    Your request is under way: { $item }. { $visitor } ({ $squad }), { $visit }.
resident-still-waiting-undated =
    { $visitor } ({ $squad }) has taken it: { $item }. We are sorry that no time is agreed yet.
    Which day suits you? Tap “Another time” and we ask.
resident-reminded =
    A reminder: { $visitor } ({ $squad }) comes { $visit }, for { $item }.
    The visitor first says { $first }; only if that is right, open the door and answer { $last }.
    No money, no codes. If anything changes, call { $phone } and say { $number }.
resident-reminded-centre =
    A reminder: { $visit }, at the community centre, for { $item }.
    Where: { $centre }, { $where }. Ask for { $visitor } and say your number, { $number }.
    No money, no codes. If you cannot come, call { $phone }.
resident-visit-asked =
    Did { $visitor } come? It was agreed for { $visit }.
    If not, tap “Nobody came” and we arrange it at once. Community: { $phone }.
resident-no-word-no-number =
    We could not find out whether somebody came, and we are sorry. The community sees to it and would like to call you, but has no number of yours.
    Please tap “Leave a number”. You hear how it goes on before { $next }. Number { $number }, community { $phone }.
resident-no-word =
    We could not find out whether somebody came, and we are sorry. Somebody from the community will call you and see to it.
    You hear from us before { $next }. Number { $number }, community { $phone }.
resident-visit-asked-centre =
    It was agreed for { $visit }, at { $centre }. Was somebody there for you?
    If not, tap “Nobody was there” and we arrange it at once. Community: { $phone }.
resident-nobody-came =
    We are sorry that you waited for nothing. The community knows, and we are looking for somebody else, still for { $visit }; if that does not suit you, tap “Another time”.
    The old door code no longer works. You hear who comes before { $next }. Number { $number }, community { $phone }.
resident-nobody-came-when =
    We are sorry that you waited for nothing. The community knows. The old door code no longer works.
resident-nobody-came-centre =
    We are sorry that you came for nothing. The staff know and are arranging it anew.
    You hear the new time before { $next }. Number { $number }, community { $phone }.
resident-due-again =
    { $days ->
        [one] It is due again tomorrow: { $item }.
       *[other] It is due again in about { $days } days: { $item }.
    }
    Now is the easiest time; later the payment may stop for a while. Shall we come?
resident-person-wanted =
    All right, somebody from the community will call you before { $until }.
    If you cannot wait, call { $phone }.
resident-call-late =
    We said that we would call you and have not done it; we are sorry. Somebody from the community calls before { $until }.
    If you cannot wait, call { $phone }.
resident-call-late-above =
    We said that we would call you and have not done it; we are sorry. We have told { $office }, who will see to it, and you are called before { $until }.
    If you cannot wait, call { $phone }.
press-leave-number = Leave a number
call-person-wanted = This resident would like to speak with somebody from the community. Please call and listen.

mine-none = You have no open request. To start one, tap a button below.
mine-rest = <b>More, open and earlier</b>
mine-past = <b>Earlier</b>
mine-past-line = { $number } · { $item } · { $state }
mine-state-looking =
    <b>{ $item }</b> · number { $number }
    Looking for somebody; you wish { $visit }.
    You hear before { $next }.
mine-state-looking-over =
    <b>{ $item }</b> · number { $number }
    We are sorry: nobody could come { $visit }. Please tap “Another time” and say when it suits you.
    You hear before { $next }.
mine-state-looking-centre =
    <b>{ $item }</b> · number { $number }
    At the centre; you wish { $visit }, not fixed yet.
    You hear before { $next }.
mine-state-claimed =
    <b>{ $item }</b> · number { $number }
    { $visitor } comes { $visit }.
mine-state-claimed-centre =
    <b>{ $item }</b> · number { $number }
    Appointment: { $visit }, { $centre }, { $where }, with { $visitor }.
mine-state-on-the-way =
    <b>{ $item }</b> · number { $number }
    { $visitor } is on the way.
mine-state-arrived =
    <b>{ $item }</b> · number { $number }
    { $visitor } is with you.
mine-state-arrived-centre =
    <b>{ $item }</b> · number { $number }
    { $visitor } is with you now.
mine-state-reported =
    <b>{ $item }</b> · number { $number }
    Said to be done. Is it?
mine-cancel-sure = Really cancel? { $item }, number { $number }.
mine-kept = All right, it goes on as before.
mine-due-stopped = All right, no more reminders of this.

press-cancel-case = Cancel it
press-cancel-yes = Yes, cancel
press-cancel-no = No, keep it
press-solved = It is done
press-not-solved = Not yet
press-rate-5 = ★★★★★ very good
press-rate-4 = ★★★★ good
press-rate-3 = ★★★ all right
press-rate-2 = ★★ not so good
press-rate-1 = ★ bad
press-came = Yes, they came
press-nobody-came = Nobody came
press-came-centre = Yes, I was received
press-nobody-came-centre = Nobody was there
press-instead = Instead: { $item }
press-start-again = Do it now
press-stop-due = No more reminders
resident-reopened =
    It has been opened again and the community follows it up: { $item }, number { $number }.
    You hear how it goes on before { $next }. Community: { $phone }.
resident-settled =
    It is closed: { $item }, number { $number }.
    The community has noted that { $who } said it is done ({ $how }).
    If it is not done, or nobody asked you, tap the button below and we go on. Community: { $phone }.
resident-told =
    { $community } lets you know (number { $number }):
    { $words }
    To answer, call { $phone } or tap “Talk to a person”.
resident-words-head = We have not forgotten; all of these go on:
resident-words-line = · { $item } ({ $number }): { $state }, { $visit }
resident-words-line-missed = · { $item } ({ $number }): nobody could come { $visit }, we are sorry; please choose another time
press-choose-time = Choose a time ({ $number })
resident-words-tail = You hear again before { $next }. Community: { $phone }.
resident-next-step =
    Done: { $item }. What comes next, in its own time: { $follows }.
    We remind you in about { $days } days. If it is ready sooner, tap the button below; what you wrote is filled in already.
resident-next-step-due =
    It has been a while since: { $item }. Is it time for the next step: { $follows }?
    If it is ready, tap the button below; what you wrote is filled in already. If not, the button waits.
press-follow = Do it now
