form-title-move = Another time
form-title-absent = Nobody at home
form-title-again = One more visit
ask-move-day = Which day instead? Tap one, or write “Friday morning”.
title-move-day = Day
ask-move-slot = Morning or afternoon?
title-move-slot = Time
ask-absent-day = Never mind. Which day instead? We ask the resident whether it suits.
title-absent-day = Day
ask-absent-slot = Morning or afternoon?
title-absent-slot = Time
ask-again-day = Which day for the next time? We ask the resident whether it suits.
title-again-day = Day
ask-again-slot = Morning or afternoon?
title-again-slot = Time
ask-again-note = What is still missing? One sentence is enough.
title-again-note = Still missing

move-sent =
    All right, we have asked about { $wanted }, number { $number }.
    You hear before { $until } whether there is an answer. Without one it stays { $visit }.
move-sent-undated =
    All right, we have asked about { $wanted }, number { $number }.
    You hear before { $until } whether there is an answer.
resident-move-asked =
    { $visitor } ({ $squad }) was to come { $visit } and would like to come <b>{ $wanted }</b> instead. Does that suit you?
    Without an answer before { $until } it stays as it was.
    Number { $number }, community { $phone }.
resident-move-asked-centre =
    { $visitor } was to see you { $visit } at { $centre } and would like <b>{ $wanted }</b> instead. Does that suit you?
    Without an answer before { $until } it stays as it was.
    Number { $number }, community { $phone }.
resident-date-asked =
    Somebody has taken it: <b>{ $visitor }</b> ({ $squad }). The time you had wished for is over. Would <b>{ $wanted }</b> suit you?
    Please answer before { $until }; nothing is fixed until you agree.
    Number { $number }, community { $phone }.
resident-date-asked-centre =
    { $visitor } will receive you. The time you had wished for is over. Would <b>{ $wanted }</b> at { $centre } suit you?
    Please answer before { $until }; nothing is fixed until you agree.
    Number { $number }, community { $phone }.
visitor-move-asked =
    Number { $number }, agreed for { $visit }: the resident would like <b>{ $wanted }</b> instead. Can you come then?
    Without an answer before { $until } it stays as it was.
visitor-date-asked =
    Number { $number }: <b>{ $wanted }</b> suits the resident. Can you come then?
    Please answer before { $until }.
resident-moved =
    Agreed: <b>{ $visitor }</b> ({ $squad }) comes { $visit }, for { $item }, number { $number }.
    You have a new door code, <b>{ $code }</b>; the old one no longer works. The visitor first says { $first }; only if that is right, open the door and answer { $last }.
    No money, no codes: whoever asks for them is not from us. Call the community: { $phone }.
resident-moved-centre =
    Agreed: { $visit }, for { $item }, number { $number }.
    Where: { $centre }, { $where }. Ask for { $visitor } and say { $number }.
    No money, no codes. If anything changes, call { $phone }.
visitor-moved = Agreed: { $visit }. The door code is new too, see below.
visitor-moved-centre = Agreed: { $visit }.
resident-move-refused =
    { $wanted } does not work for { $visitor }. It stays { $visit }, nothing else changes.
    If that does not suit you, tap a button below. Number { $number }, community { $phone }.
resident-move-refused-undated =
    { $wanted } does not work for { $visitor }; no time is agreed yet.
    Please propose another time, or ask for somebody else at yours. You hear again before { $next }. Number { $number }, community { $phone }.
resident-move-kept = All right, nothing changes: { $visit }. { $visitor } has been told.
resident-move-kept-undated = All right, another time then. { $visitor } has been told.
visitor-move-refused =
    Number { $number }: { $wanted } does not suit the resident, so it stays { $visit }.
    If you cannot come, propose another time, or hand it back and we ask somebody else.
visitor-move-refused-undated =
    Number { $number }: { $wanted } does not suit the resident, who is asked for another time.
    You can propose one too. We tell you when it is agreed; no need to go yet.
visitor-move-kept = All right, nothing changes: { $visit }. The resident has been told. Number { $number }.
visitor-move-kept-undated = All right, noted. The resident is asked for another time; we tell you when it is agreed. Number { $number }.
resident-move-lapsed =
    There was no answer about { $wanted }, so it stays { $visit }.
    Number { $number }, community { $phone }.
resident-move-lapsed-undated-no-number =
    There was no answer about { $wanted }; no time is agreed yet.
    Please tap “Leave a number”, so that the community can agree on one with you. You hear again before { $next }. Number { $number }, community { $phone }.
resident-move-lapsed-undated =
    There was no answer about { $wanted }; no time is agreed yet.
    Somebody from the community calls you to agree on one; you hear again before { $next }. Number { $number }, community { $phone }.
resident-date-wanted-no-number =
    No time is agreed yet for { $item }; we have not forgotten.
    Please tap “Leave a number”, so that the community can agree on one with you. You hear again before { $next }. Number { $number }, community { $phone }.
resident-date-wanted =
    No time is agreed yet for { $item }; we have not forgotten.
    Somebody from the community calls you to agree on one; you hear again before { $next }. Number { $number }, community { $phone }.
visitor-move-lapsed = Number { $number }: there was no answer about { $wanted }, so it stays { $visit }.
visitor-move-lapsed-undated = Number { $number }: there was no answer about { $wanted }. The community calls the resident; we tell you when a time is agreed, no need to go yet.
resident-other-wanted =
    All right, we look for somebody who can come at your time: { $visit }. The old door code no longer works.
    You hear who comes before { $next }. Number { $number }, community { $phone }.
resident-other-wanted-centre =
    All right, we arrange it for your time: { $visit }, still at { $centre }.
    You hear whether it is fixed before { $next }. Number { $number }, community { $phone }.
visitor-other-wanted = Only another time suits the resident of { $number }, so we ask somebody else; you are free. Thank you.
resident-wish-changed =
    All right, { $visit }. We are looking for somebody at that time.
    You hear who comes before { $next }. Number { $number }, community { $phone }.
resident-wish-changed-centre =
    All right, { $visit }. The community is asked to fix it.
    You hear before { $next } whether it is fixed; please come only then. Number { $number }, community { $phone }.
visitor-offer-moved = The resident changed the time, so this one is over. You are asked about the new time separately.
resident-second-visit =
    Not quite finished: { $item }. It takes one more visit.
    { $visitor } ({ $squad }) would come <b>{ $wanted }</b>. Does that suit you?
    Please answer before { $until }. Number { $number }, community { $phone }.
resident-second-visit-centre =
    Not quite finished: { $item }. Please come to { $centre } once more.
    { $visitor } proposes <b>{ $wanted }</b>. Does that suit you?
    Please answer before { $until }. Number { $number }, community { $phone }.
visitor-second-visit = Noted, thank you. We ask the resident about { $wanted } and tell you when it is agreed. Number { $number }.
resident-absent =
    { $visitor } ({ $squad }) came at the time agreed and nobody opened. Something must have come up; that is all right.
    Would <b>{ $wanted }</b> suit you? Please answer before { $until }.
    If you were at home all the time, tap “I was at home” and it does not count. Number { $number }, community { $phone }.
resident-absent-relative =
    { $visitor } ({ $squad }) came to see { $subject } at the time agreed and nobody opened. Please call and see that { $subject } is well.
    Would <b>{ $wanted }</b> suit? Please answer before { $until }.
    If { $subject } was at home all the time, tap “I was at home” and it does not count. Number { $number }, community { $phone }.
resident-absent-centre =
    You were expected at the time agreed. Something must have come up; that is all right.
    { $visitor } proposes <b>{ $wanted }</b>, again at { $centre }. Does that suit you? Please answer before { $until }.
    If you came and nobody received you, tap “I came” and it does not count. Number { $number }, community { $phone }.
visitor-absent = Thank you, it is noted and not your doing. We ask the resident about { $wanted } and tell you when it is agreed. Number { $number }.
resident-was-home = Noted; it does not count, and we are sorry. Please still answer about the next time. The community will ask what happened; its phone is { $phone }.
staff-was-home =
    <b>Two sides, two stories</b> · { $number } · { $item }
    { $community } · { $visitor } ({ $squad }) found nobody, the resident was there all the time. Please call both; no need to blame anybody.
staff-absent =
    <b>Resident not there</b> · time { $times } · { $number } · { $item }
    { $community } · { $visitor } ({ $squad }) was there just now. Please call and see that all is well; another time is being asked for.
call-date-wanted =
    No time is agreed yet for { $item } (number { $number }). Please ask which day suits the resident; { $visitor } is waiting to hear.
    Then open the case, tap “Another time” and enter it.
staff-move-agreed =
    Agreed: { $number }, { $visit }.
    { $call ->
        [none] Both get a message.
        [resident] The visitor gets a message; the resident has to be called, see /calls.
        [visitor] The resident gets a message; the visitor has to be called, see /calls.
       *[both] Both have to be called, see /calls.
    }
staff-move-refused = Noted: { $number }, that time does not suit the resident. The visitor has been told.
staff-move-failed = Not moved: { $number }, no yes from { $visitor } to { $wanted }. Time: { $visit }.
staff-wish-changed = Changed: { $number }, { $visit }. Others are being asked for that time.
mine-state-undated =
    <b>{ $item }</b> · number { $number }
    { $visitor } has it; no time agreed yet.
mine-move-asked = Would <b>{ $wanted }</b> suit you instead?
visitor-visit-undated =
    { $item }, number { $number }, { $subject }, { $address } ({ $community }).
    When: { $visit }. Please go once it is agreed; there will be a new door code. Community: { $phone }.
visitor-visit-undated-centre =
    { $item }, number { $number }, { $subject }, who comes to { $centre }.
    When: { $visit }. We tell you when it is agreed. Community: { $phone }.

hand-over-whom = Who could go instead? It stays yours until they agree.
hand-over-nobody = Nobody else in the squad can go now. If you really cannot, tap “I cannot go” and we ask others.
hand-over-asked =
    { $visitor } has taken this one, cannot go after all, and asks whether you would.
    { $need }
    { $community }, { $visit }, about { $minutes } minutes.
    Can you go? An answer before { $until } is enough.
hand-over-sent = We have asked { $mate } and tell you the answer before { $until }. It stays yours until they agree. Number { $number }.
hand-over-refused = { $mate } cannot go either, so { $number } stays yours. You can ask somebody else, or hand it back.
hand-over-lapsed = { $mate } has not answered, so { $number } stays yours. You can ask somebody else, or hand it back.
hand-over-over = The time is over; you need not go instead. Thank you.
resident-handed-over =
    Somebody else comes: <b>{ $visitor }</b> ({ $squad }) instead of { $earlier }, at the same time, { $visit }. Number { $number }.
    You have a new door code, <b>{ $code }</b>; the old one no longer works. The visitor first says { $first }; only if that is right, open the door and answer { $last }.
    No money, no codes: whoever asks for them is not from us. Call the community: { $phone }.
visitor-handed-over = { $visitor } goes to { $number } now; you need not. Thank you for saying so early.
staff-at-risk =
    <b>Appointment not confirmed</b> · { $number } · { $item }
    { $community } · { $visit } · { $visitor } ({ $squad })
    Asked this evening, no answer so far. Please remind, call, or send somebody else.
visitor-nudged = The community would like to know: will you make it { $visit }? If so, tap “I will be there”; if not, please say so soon.
visitor-nudged-centre = The community would like to know: will you be there { $visit }? If so, tap “I am there”; if not, please say so soon.
toast-nudged = Reminded
call-at-risk = Ask: will you be there { $visit } (number { $number })? If not, somebody else is found.

press-move = Another time
press-move-yes = That suits me
press-move-no = That does not suit me
press-move-other-time = Propose another time
press-other-visitor = Somebody else, at my time
press-resident-yes = Resident says yes
press-resident-no = Resident says no
press-hand-over = Ask somebody to go
press-hand-over-yes = I will go instead
press-absent = Nobody at home
press-absent-centre = Resident did not come
press-was-home = I was at home
press-was-home-centre = I came
press-again = One more visit needed
press-nudge = Remind once more
press-call-visitor = Call the visitor
