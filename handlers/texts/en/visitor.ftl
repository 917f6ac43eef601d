visitor-offered =
    { $need }
    { $community }, { $visit }, about { $minutes } minutes.
    Can you go?
visitor-offer-taken = Somebody has taken it. Thank you; we will ask you again when there is something near you.
visitor-offer-cancelled = The resident no longer needs it. Thank you.
visitor-offer-ended = No need to go; you are no longer in this squad. Thank you.
visitor-declined = All right, not this time. Thank you for answering.
visitor-told = { $title }: { $answer }
visitor-visit =
    { $given ->
        [by_self] You took it
        [by_staff] The community asks you to go
       *[before] You are going
    }: { $item }, number { $number }.
    When: { $visit }
    Whom: <b>{ $subject }</b>
    Where: <b>{ $address }</b> ({ $community })
    At the door first say <b>{ $first }</b>, then ask for the last three digits, tap “At the door” and type them.
    No money, no codes, no pictures of faces. Community: { $phone }.
visitor-visit-centre =
    You receive: { $item }, number { $number }.
    When: { $visit }
    Who comes: <b>{ $subject }</b>, to { $centre }.
    { $need }
    When they are there, tap “They are here”. No money, no codes. Their phone: /case { $number }.
visitor-visit-arrived =
    You are there: { $item }, number { $number }, { $subject }.
    When it is done, tap “Done” and write a sentence.
    If it cannot be done, say so. Community: { $phone }.
visitor-visit-arrived-centre =
    They are here: { $item }, number { $number }, { $subject }.
    When it is done, tap “Done” and write a sentence. If it cannot be done, say so.
visitor-released = The community has sent somebody else for { $number }; you need not go. Thank you.
visitor-handed-back = Handed back; we are asking others. Thank you for saying so early, no harm done.
visitor-back-sure = Why can you not go? One tap hands it back; we ask somebody else, and it costs you nothing.
visitor-kept = All right, it stays yours.
visitor-code-wrong = { $left ->
    [one] That code is not right. You have one more try.
   *[other] That code is not right. You have { $left } more tries.
    } Please let the resident read the last three digits once more.
visitor-code-locked =
    The code was wrong three times and is locked. Please wait outside; the community will call you and the resident.
    Community: { $phone }, number { $number }.
visitor-still-there = Are you still with { $subject }? When it is done, tap “Done” and write a sentence; if it is not, leave it.
visitor-no-word =
    There was no word from you about { $number }, so the community finds out.
    If you were there, please call { $phone } and say so; nobody blames you.
visitor-completed = Thank you. The resident is asked to confirm; the points follow then.
visitor-credited = { $credits ->
    [one] The resident says it is done: one point for you. Thank you for going, number { $number }.
   *[other] The resident says it is done: { $credits } points for you. Thank you for going, number { $number }.
    }
visitor-not-solved = The resident says that { $number } is not done yet; the community follows it up. Nobody blames you. If there is something to know, tell the community.
visitor-settled = { $number } is done already; you need not go: { $visit }. Thank you.
visitor-settled-centre = { $number } is done already; you need not wait: { $visit }. Thank you.
visitor-offer-settled = This one is done already; no need to go. Thank you.
visitor-cancelled = The resident no longer needs { $number }; you need not go { $visit }. Thank you.
visitor-remind-eve = A reminder: you have a visit tomorrow. If you will be there, tap “I will be there”.
visitor-remind-soon = A reminder: your visit is soon. Tap “I am on my way” when you leave.
visitor-cancelled-centre = The resident cancelled { $number }; no need to wait { $visit }.
visitor-remind-eve-centre = A reminder: tomorrow a resident comes to you at the centre. If you are there, tap “I am there”.
visitor-remind-soon-centre = A reminder: in a while a resident comes to you at the centre.
visitor-confirmed-visit = Good, noted. { $visit }.
visitor-nobody-came = The resident of { $number } waited and nobody came, so it is arranged anew. If something happened on the way, call the community: { $phone }.
visitor-nobody-came-centre = The resident says nobody received them for { $number }; the community arranges it anew. If something came up, please tell the community.
need-any = A neighbour needs help with { $item } and would like somebody to come.
toast-claimed = It is yours, thank you.

tasks-none = Nothing to do now. Points so far: { $points }.
tasks-rest = Yours besides: { $visits }; waiting for your answer: { $offers }. Tap one to see it:
tasks-visit = Yours: { $visit } · { $item }
tasks-offer = Asked: { $visit } · { $item }
tasks-some = Points so far: { $points }.
joined-role = Welcome: { $where }, { $role }.
joined-phone =
    One thing more: your phone, so that the community can call you on the way. Residents do not see it.
    Tap “Send my phone” below, or leave it.
joined-squad = Good, { $name }. When { $where } is needed you are asked here: one tap takes it, and you can hand it back. /tasks shows your tasks and points.
joined-office = Good, { $name }. /queue shows what is due in { $where }, /duty who is on duty, /help everything.
joined-staff = Good, { $name }. /queue shows what is due in { $where }, /calls the calls to make, /duty who is on duty, /help everything.

press-claim = I will go
press-decline = Not this time
press-way = I am on my way
press-door = At the door
press-done = Done
press-hand-back = I cannot go
press-back-ill = I am not well
press-back-family = Something at home
press-back-time = The time does not work
press-back-far = Too far
press-back-other = Another reason
press-back-no = No, I will go
press-sure = I will be there
press-sure-centre = I am there
press-here = They are here
press-hand-back-centre = Cannot receive, hand back
duty-on = Good, you are on duty. We ask you when there is something.
duty-off = All right, we do not ask you for now. What you took stays yours; send /on to come back, or /roles to stop for good.
away-when = Please write the day you are back, like /away 3 December.
away-past = The day you are back has to be tomorrow or later, like /away 3 December. If you are back today, send /on.
away-unsure = I could not read the day you are back. Please write one within a year, like /away 3 December. If you cannot say how long, send /off, and /on once you are back.
away-set = All right, we ask you again from { $day }. What you cannot keep, please hand back.
limit-how = Please write how many visits a day, like /limit 2.
limit-set = All right, at most { $visits } a day.
points-total = Points so far: { $points }. The month's statement comes on the first.
join-which = Which squad would you like to join? Tap one; its leader will answer. To find one, add its name, like /join Osmanthus.
join-asked = Sent. You hear as soon as the leader answers.
application-accepted = Welcome to { $squad }. When you are needed you are asked here: one tap takes it, and you can hand it back. /tasks shows your tasks.
application-refused = { $squad } could not take you this time. Thank you for offering; /join shows other squads.
toast-decided = Answered.
link-in-group = Add me to the squad's group and send /link there.
link-which = Which squad's group is this?
morning-head = { $count ->
    [one] One visit today:
   *[other] { $count } visits today:
    }
morning-line =
    · { $visit } · { $item }
    　number { $number }; its buttons are on the earlier card, or send /tasks
visitor-statement = { $credits ->
    [one] { $month }: one point. Thank you for every visit.
   *[other] { $month }: { $credits } points. Thank you for every visit.
    }
board-head = <b>{ $squad }</b> · to be taken: { $count }
board-empty = <b>{ $squad }</b> · nothing is waiting.
board-line = · { $number } · { $item } · { $community } · { $visit } · { $age }
board-take = I take { $number }
leader-applied = { $name } would like to join { $squad }.
press-accept = Take them
press-refuse = Not this time
