staff-submitted =
    Taken: { $item }, number <b>{ $number }</b>.
    Please tell the resident the number. Wish: { $visit }. A call with who comes is due before { $next }.
staff-submitted-centre =
    Noted: { $item }, at the centre, number <b>{ $number }</b>.
    Please read the number to the resident. They wish { $visit }; call with the fixed time before { $next }.
staff-account-alike =
    A chat account has given the same name and phone, and nobody has checked whether it is theirs. It does not see this request; the answer goes by phone.
    If they want to follow it in the chat, tap “Check the phone”.
press-phone-check = Check the phone
phone-check-how =
    Checking the phone given for { $number }.
    Please ring <b>{ $phone }</b> yourself; do not use the call they made to you.
    Once they answer and say that they use our chat, tap below.
press-phone-rung = They answered, show the number
phone-check-wrong = These digits do not match, { $left } tries left. Please ask them to look at the chat and read it out again.
phone-check-failed =
    Three times wrong: that account is probably not theirs.
    Tell them the answer by phone, as before. There is nothing more to do.
phone-check-late = A quarter of an hour has passed, so the number is no good any more. To check, ring again and tap “Check the phone” once more.
phone-nothing-to-check = There is nothing left to check: it has been done, or they changed their name or phone.
phone-checked-often = It was tried three times today. Please try again tomorrow; until then the answer goes by phone.
staff-phone-proven = It matches: the phone is theirs. They can follow { $number } in their chat from now on.
staff-parted = { $number } no longer belongs to that account; the resident hears by phone from now on. If a visit is agreed on, the door code has changed, too.
accounts-none = No accounts to check.
accounts-head =
    <b>Requests joined with an account unchecked: { $count }</b>
    The same name and phone used to be enough. Please ring and ask; where it is not them, part the two.
accounts-line = · { $number }  { $name }  { $phone }  { $community }
press-phone-check-of = Check the phone { $number }
press-part = Not them, part { $number }
toast-parted = Parted.
staff-escalated =
    <b>Nobody took it</b> · { $number } · { $item }
    { $community } · { $visit }
    { $asked ->
        [none] No volunteer was asked
       *[some] None of the volunteers who were asked took it
    }; please arrange it. The resident was promised word before { $next }.
staff-raised-waited =
    <b>Two working days, nobody took it</b> · { $number } · { $item }
    { $community } · wished for { $visit } · report { $times }
    Neither squads nor community have arranged it. Please see that somebody is named today. The resident hears that you were told, and was promised word before { $next }.
staff-raised-limit =
    <b>Over the time limit</b> · { $number } · { $item }
    { $community } · { $visit } · { $visitor } · report { $times }
    Please see that the resident gets an answer today. They hear that you were told, and were promised word before { $next }.
staff-still-looking =
    <b>Not arranged yet</b> · { $number } · { $item }
    { $community } · { $visit }
    The resident has been put off once more; word is due before { $next }.
staff-escalated-centre =
    <b>Appointment wanted</b> · { $number } · { $item }
    { $community } · the resident wishes to come { $visit }.
    If that suits, tap “Fix it, I receive”. They were promised word before { $next }.
leader-escalated =
    <b>Nobody took it</b> · { $number } · { $item }
    { $community } · { $visit }
    { $asked ->
        [none] Nobody of the squad was asked
       *[some] None of the squad who were asked took it
    }; please arrange it. The resident was promised word before { $next }.
staff-code-locked =
    <b>Wrong door code three times</b> · { $number } · { $item }
    { $community } · { $visitor } ({ $squad })
    Please call the resident now, then the visitor.
staff-code-renewed = A new door code has gone to the resident and the visitor, number { $number }.
staff-visit-silent =
    <b>No word on whether somebody came</b> · { $number } · { $item }
    { $community } · { $visit } · { $visitor } ({ $squad })
    Both sides were asked and have not answered. Please call them.
staff-no-word =
    <b>Still no word on whether somebody came</b> · { $number } · { $item }
    { $community } · last: { $visitor } ({ $squad })
    It is yours now: find out; close it if it is done, send somebody if it is not. The resident was promised word before { $next }.
staff-not-solved =
    <b>Resident says: not solved</b> · { $number } · { $item }
    { $community } · last: { $visitor } ({ $squad })
    The resident was promised word before { $next }.
staff-nobody-came =
    <b>Nobody came</b> · { $number } · { $item }
    { $community } · { $visitor } did not come; others are asked for { $visit }.
    Please call the resident and apologise.{ $times ->
        [1] {""}
       *[other]  This visitor has not come { $times } times now.
    }
staff-nobody-came-centre =
    <b>Nobody received the resident</b> · { $number } · { $item }
    { $community } · it was { $visitor }, { $visit }
    Please call to apologise and fix another time.
staff-handed-back =
    <b>Handed back late</b> · { $number } · { $item }
    { $community } · { $visit } · { $visitor } cannot come{ $why ->
        [ill] {" "}(not well)
        [family] {" "}(something at home)
        [time] {" "}(the time does not work)
        [far] {" "}(too far)
       *[other] {""}
    }; others are being asked.
staff-handed-back-centre =
    <b>Cannot receive</b> · { $number } · { $item }
    { $community } · { $visit }, { $visitor } cannot{ $why ->
        [ill] {" "}(not well)
        [family] {" "}(something at home)
        [time] {" "}(the time does not work)
        [far] {" "}(too far)
       *[other] {""}
    }; please find somebody else.
staff-assigned =
    Given: { $number } → { $visitor }, { $visit }.
    { $call ->
        [none] Both get a message.
        [resident] The visitor gets a message; the resident has to be called, see /calls.
        [visitor] The resident gets a message; the visitor has to be called, see /calls.
       *[both] Both have to be called, see /calls.
    }
staff-noted = Noted, { $number }.
staff-call-needed =
    <b>A call to make</b> · number { $number }
    Something could not be said in chat. Please call before { $until }.
staff-call-answered =
    <b>No call needed any more</b> · number { $number }
    It is settled, or they have answered in chat.
staff-call-late =
    <b>Call still to be made</b> · number { $number }
    It was due by now. Please call before { $until }.
staff-call-late-above =
    <b>A promised call was not made</b> · { $community } · number { $number }
    It is past the time we said. Please see that the community calls today.
staff-called = Noted. Number { $number }.
staff-call-again = No answer; you are reminded later. Number { $number }.
staff-call-given-up =
    <b>No answer after three calls</b> · number { $number }
    Please send somebody round, or ask a neighbour.
staff-danger =
    <b>Somebody wrote of danger</b>; they were told to call { $call }.
    { $name } · { $phone } · { $community }
    They wrote: { $words }
    Please call them now.
staff-danger-group =
    <b>Somebody wrote of danger in a group</b>; the group was told to call { $call }.
    { $name } · { $phone } · { $community }
    They wrote: { $words }
    Where there is a phone, please call it now; otherwise ask in the group who it is, and where.
staff-danger-count = <b>{ $times }</b> times by { $at }.
staff-danger-line = · { $name } wrote since: { $words }
staff-cap-cases =
    <b>Somebody asks for a great deal at once</b> · { $community }
    { $name } · { $phone }
    They have as many open requests as one may have; the new one was not taken. Please call them; what is really needed you can file with /new.
staff-cap-address =
    <b>A great deal is asked for one address</b> · { $community }
    Last by { $name } · { $phone }
    As many requests as there may be are open for it; the new one was not taken, nobody is sent. Please call and check; what is really needed you can file with /new.
staff-cap-letters =
    <b>Somebody writes a great deal in a talk</b> · case { $number } · { $community }
    { $name } · { $phone }
    The rest was not passed on. Please look at the talk, and ask both sides whether they need help.
staff-person-wanted = { $name } ({ $community }, { $phone }) would like to speak with the community.
staff-joined = { $name } has joined.
staff-dead-letter =
    <b>A message could not be handled</b> (no. { $seq }), from { $name }.
    They were told we are sorry; please call and ask.

queue-empty = Nothing is waiting.
queue-head = <b>Open { $open }</b> · nobody's { $unowned } · over the limit { $over } · word late { $late }
queue-line =
    { $mark } { $number } · { $item } · { $community }
    　{ $visit } · { $whose }
    　{ $age }{ $limit ->
        [over] {" "}· over the time limit
       *[in-time] {""}
    } · { $word ->
        [late] word was promised before { $until }
       *[due] word before { $until }
    }
queue-held = { $name } ({ $state })
queue-asked = asking { $squad }
queue-leaders = nobody took it; the leader of { $squad } arranges it
queue-staff = nobody took it; the community arranges it
case-which = Please add the number, like /{ $command } 26-0001-0.
case-table =
    <b>{ $number }</b> · { $item }
    State: { $state }
    Community: { $community }
    When: { $visit }
    Visitor: { $visitor }
    For: { $subject }
    Address: { $address }
    Phone: { $phone }
    Next word: { $next }
case-no-shows = Waited in vain: resident away { $resident } times, visitor away { $visitor } times
case-note = Note · { $at } · { $who }: { $words }
assign-whom = Who gets { $number }? Tap one. To find somebody, add the name, like /assign { $number } Wang.
assign-nobody-called = Nobody who could go is called “{ $words }”. For { $number }, please write another name, or tap below.
assign-member = { $name } (has { $busy })
assign-myself = I go myself
press-open-case = Look at it
press-assign = Give to somebody
assign-myself-centre = I receive them
press-appoint = Fix it, I receive
press-note = Write a note
press-new-code = Checked: send a new code
press-call = Read and call
press-reached = Said
press-unreached = No answer
calls-none = No calls to make.
calls-head = <b>Calls to make: { $count }</b>
calls-elsewhere = Calls are made by the communities' staff; there are none for you.
calls-line =
    { $mark } { $name } · { $purpose } · { $number }
    { $community } · before { $until }
calls-open = { $name } · before { $until }
call-for-news = news
call-for-reminder = a reminder of the visit
call-for-question = a question
call-for-wanted = wants to be called
call-for-message = a message to pass on
call-elsewhere = This call is for the staff of its community; you cannot open it.
call-not-needed = (not needed any more: it is settled, or they have answered in chat)
call-card =
    Call: <b>{ $name }</b> { $phone }
    Say:

    { $words }

    { $tries ->
        [0] Tap below once it is said.
       *[other] Tried { $tries } times without an answer.
    }
call-done = (said already)
new-elsewhere = { $community } is not yours to file for. Please pass it on to them.
new-go-on = All right; the rest is filled in for { $name }.
steer-done-take = Noted: you go for { $number }. Address and buttons are on the card; /tasks shows it again.
steer-done-return = All right, somebody else is looked for: { $number }.
steer-done-reopen = { $number } is open again; the community arranges it.
note-which = Please write a number and words, like /note 26-0001-7 hard of hearing, knock loudly.
tell-which = Please write a number and words, like /tell 26-0001-7 please have the ID card ready.
staff-told = Said, { $number }.
close-how = How does { $number } end?
form-title-settle = Close, done
ask-settle-who = Who says that it is done? Please write the name. The resident will read it.
title-settle-who = Who said so
ask-settle-how = How did you hear it?
title-settle-how = How
choice-settle-how-called = by phone
choice-settle-how-met = face to face
choice-settle-how-wrote = in the chat
choice-settle-how-seen = seen at home
ask-settle-words = How was it done? A sentence for your colleagues, or tap “Skip”.
title-settle-words = How it was done
staff-settled = Closed: { $number }. Noted: { $who } said it is done ({ $how }). The resident gets these words; whoever was to go hears that they need not.
press-settle = It is done
members-which = Which squad? There are { $count }. To find one, add its name, like /members Osmanthus.
members-squad = { $squad } ({ $count })
members-others = Other squads
members-head = <b>{ $squad }</b> · { $count } members, { $duty } on duty
members-line = · { $name } · { $state } · has { $busy }
members-duty = on duty
members-off = off duty
members-away = away
invite-whom = Whom do you invite? Tap one and I make a link.
invite-as-what = As what do you invite them? Tap one. Or add the name of a community or squad, like /invite Osmanthus.
invite-role = { $role } ({ $count })
invite-link =
    { $where }, { $role }:
    { $link }
    Valid for { $days } days, works once. Please give it to that person only.
invite-words =
    { $where }, { $role }: let them send me this line
    <code>/start { $token }</code>
    Valid for { $days } days, works once.
invites-none = No invite can still be used.
invites-head =
    <b>Invites that can still be used: { $count }</b>
    If one went to the wrong person, take it back.
invites-line = { $place }. { $what }, made by { $name }, good until { $until }
press-invite-revoke = Take back no. { $place }
toast-invite-revoked = Taken back.
invite-gone = This invite has been used or taken back, or has lapsed.
roles-which =
    Whose roles? Tap one.
    Or write a whole name, like /roles Wang Fang.
roles-whose = { $what }: tap whose role is to end.
roles-empty = { $what }: nobody at present.
roles-of = { $name } holds these roles here. Tap the one to end:
roles-yours = These are your roles. To give one up, tap it:
press-role-own = Mine: { $what }
press-role = { $name }: { $what }
role-end-ask =
    End this role of { $name }: { $what }?
    Their visits and the residents they talk with go to others at once, and their unused invites stop working. Points they earned stay.
press-role-end = Yes, end it
press-role-keep = Not now
role-kept = All right, nothing changes.
role-end-done =
    The role of { $name } has ended: { $what }.
    Handed over: visits { $visits }, residents waiting for a person { $talks }.
role-ended-yours =
    Your role at { $where } ({ $role }) has ended; { $by } did this.
    Others have taken over what you had, so you need not go. Thank you for everything you did.
    Questions? Call the community, { $phone }.
role-ended-other =
    { $by } ended a role of { $name }: { $where }, { $role }.
    Others have taken over what they had. If this is wrong, please ask at once; a new invite gives it back.
role-not-held = This role has ended already.
find-what = Please write a number, a whole name or a phone, like /find Chen Guilan.
find-line = { $number } · { $item } · { $community } · { $state }
trouble-none = Nothing is wrong.
trouble-head = <b>Messages not handled { $letters }</b> · not sent { $sends } · not reachable { $unreachable } · word overdue { $late } · not done in time { $failing }
trouble-letter = Message { $seq } was not handled, from { $name }
trouble-send = Something did not reach { $name }: { $error }
trouble-unreachable = { $name } has closed the chat and still has an open case
trouble-late = { $number }: the promised word is overdue
trouble-due = { $what }: not done in time, tried { $times ->
    [one] once
   *[other] { $times } times
    }; the next try is at { $next }
trouble-chore = { $what } was not done, tried { $times ->
    [one] once
   *[other] { $times } times
    }; the next try is at { $next }. Please tell whoever runs the machine: the log says why.
trouble-retry-due = Try now: { $what }
trouble-retry = Try { $seq } again
trouble-seen = Seen: { $what }
trouble-call = Call { $name }
trouble-retried = All right, trying again.
trouble-dismissed = All right, crossed off.
trouble-call-made = All right, it is among the calls to make.
call-come-back = Your request goes on, but we can no longer find you in the chat. Please open it again and send “hello”; if you would rather not, we will call.
staff-limit-near =
    <b>Three quarters of the time are used</b> · { $number } · { $item }
    { $community } · { $visit } · { $visitor }
staff-limit-near-unheld =
    <b>Three quarters of the time are used</b> · { $number } · { $item }
    { $community } · { $visit } · nobody is going at the moment
staff-limit-over =
    <b>Over the time limit</b> · { $number } · { $item }
    { $community } · please give the resident an answer today.
staff-morning =
    <b>{ $place }</b> · today
    Open { $open } · nobody's { $unowned } · over the limit { $over } · word late { $late }
    Visits today { $visits } · calls to make { $calls }
    Promised words in seven days { $met }, late { $broken }
staff-morning-trouble = Went wrong and is not put right: { $count }. Send /trouble to see
staff-year-unknown = The holidays of { $year } are not known yet. Please have them entered; until then weekends count.
