somebody = somebody
nobody-yet = nobody yet
nobody-went = nobody went
no-phone = no phone given
not-shown = (not shown)

when-today = today
when-tomorrow = tomorrow
when-day-after = the day after tomorrow
when-near-day = { $near } ({ $day })
when-near-moment = { $clock } { $near }
when-moment = { $clock } on { $day }
visit-words = { $day }, { $slot }
visit-undated = no time agreed yet
slot-morning = morning
slot-afternoon = afternoon

state-looking = looking for somebody
state-looking-centre = waiting for a time
state-claimed = taken
state-on-the-way = on the way
state-arrived = at the door
state-reported = waiting for the resident
state-closed = done
state-unsolved = not solved
state-cancelled = cancelled

case-age = { $days ->
    [0] filed today
    [1] filed yesterday
   *[other] filed { $days } days ago
    }
search-nothing = Nothing has “{ $words }” in its name. Please write it differently, or less of it.
page-before = ‹ Back
page-next = Next ›
page-of = Page { $number } of { $pages }

role-volunteer = volunteer
role-squad_leader = squad leader
role-community_staff = community staff
role-street_staff = street staff
role-department = department
role-district = district staff

menu-hello = Hello. What can we do for you? Tap a button below, or just write.
menu-mine = My requests
menu-person = Talk to a person
menu-tasks = My tasks
menu-queue = Queue
menu-calls = Calls to make
menu-new = New case

command-start = Start
command-menu = What we can do
command-my = My requests
command-person = Talk to a person
command-language = Language / 换语言
command-phone = My own phone
command-cancel = Stop filling in
command-help = How it works
command-tasks = My tasks and points
command-queue = What is due
command-case = Look at a case: add its number
command-assign = Give a case to somebody: add its number
command-calls = Calls to make
command-new = Take a case for somebody
command-accounts = Requests joined with an unchecked account
command-unknown = There is no such command. Tap a button below, or send /help.
command-private = I answer that in our private chat only, so that nobody else reads it.
help-head =
    Tap a big button below, or just write.
    If it is urgent, call the community: { $phone }, and say the case number.
    We never take money and never ask for codes.
help-line = /{ $command } { $what }
language-set = All right, English from now on.
language-back = To change back to English, tap the button below.
press-language-back = Back to English

too-fast = That came faster than I can answer, so I did not read on. Please wait a minute and send it again. If it is urgent, call the community: { $phone }.
cap-cases =
    You have { $most } requests going on already. Please let one of them be finished first.
    What you no longer need can be cancelled in /my. If it is urgent, tap “Talk to a person” or call the community: { $phone }.
cap-address =
    This was not taken yet: { $most } requests are going on for this address, and the community has to check first.
    What you filled in is kept; tap the last button again later.
    If it is urgent, tap “Talk to a person” or call the community: { $phone }.
cap-letters =
    Your last message was not passed on: { $most } a minute is as much as the other side can read.
    Please wait a minute, then write again, all in one if you like. If it is urgent, call the community: { $phone }.
free-which =
    Which of these do you mean? Tap one; if none, tap “Talk to a person” below.
    If it is urgent, call the community: { $phone }.
free-text =
    I did not understand that. For a request, tap a button below; to speak with somebody, tap “Talk to a person”.
    If it is urgent, call the community: { $phone }.
free-other =
    I have it, but I do not know what to do with it here. For a request, tap a button below; to speak with somebody, tap “Talk to a person”.
    If it is urgent, call the community: { $phone }.
edited-not-read = I do not read changed messages again. To correct something, please write it anew, or tap “Back”.
button-unknown = This button no longer works. Please use a newer one, or send /menu.
cancel-nothing = Nothing is being filled in. Send /my to see your requests.
danger =
    Your life first: call { $call } now.
    Police 110, fire 119, ambulance 120. It is free, even without credit.
    The community's duty person has been told. Community: { $phone }.
danger-again =
    Your life first: call { $call } now.
    The community's duty person knows, and sees what you wrote since. Community: { $phone }.
danger-group =
    Your life first: call { $call } now.
    Police 110, fire 119, ambulance 120. It is free, even without credit.
    The community's duty person has been told. Write to me alone where you are and what happened, or call the community: { $phone }.
apology =
    Something went wrong on our side. Your last message was not handled; the community has seen it.
    Please send it once more. If it still does not work, call { $community }: { $phone }.
not-allowed = Somebody in charge has to do this. If you need help, tap “Talk to a person”.
take-not-yours = Whoever goes has to know name and address, and only the community and the volunteer who claims it see those. Please use /assign to send somebody, or /note to ask the community.
case-not-found = There is no case with this number. Please check it; it looks like 26-0001-0.
case-wrong-state = This has moved on, so that step is no longer needed. Send /my to see where it is.
case-cancelled-before = This was cancelled before.
offer-not-found = This task was not offered to you, or it is gone.
offer-taken = Somebody has just taken it. Thank you for answering; we will ask you again when there is something near you.
offer-yours = You have taken this one. Send /tasks for the address and the buttons.
offer-cancelled = The resident no longer needs it. Thank you for answering.
offer-answered = You have answered this one already, thank you.
door-code-three-digits = The door code is three digits: the last three, which the resident tells you.
door-code-locked = The door code is locked and the community is checking. Please wait outside, or call the community.
visit-not-yet = It is not time yet. If nobody comes at the time agreed, tap here then.
visit-another-day = The visit is not today. Tap it when you leave on that day, and the resident will know.
visit-over = This visit is no longer yours; you need not go. Send /tasks to see what is.
dispute-too-late = It is too late to reopen this one. Tap “Talk to a person” and we start anew.
rated-before = You have rated this already, thank you.
invite-forged = This invite is not right. Please ask for a new one.
invite-expired = This invite has expired. Please ask for a new one.
invite-spent = This invite has been used; each works once. Please ask for a new one.
invite-no-work = This role has nothing to do yet, so it is not given out. To help, send /join and volunteer.
invite-revoked = This invite was taken back. Please ask whoever sent it for another.
invite-unknown-place = The place in this invite is not on our list. Please ask for a new one.
person-not-found = We could not find this person.
assigned-before = They have this case already.
call-not-found = We could not find this call.
call-done-before = Somebody has made this call already.
item-gone = This is not offered any more. Tap a button below to see what is.
button-of-another-question = This button belongs to an earlier question. Please look at the newest one.
case-number-missing = Please add the number, like /case 26-0001-0.
case-number-wrong = The number does not add up; one digit may be wrong. Please check it.
form-finished = This form is finished.
dialog-unreadable = What was filled in can no longer be read. Please start again.
timeline-earlier = { $count } earlier lines are left out
timeline-line = { $at } · { $what }
timeline-line-by = { $at } · { $what } · { $who }
timeline-submitted = received
timeline-escalated = the community arranges it
timeline-escalated-centre = With the staff, for a time
timeline-claimed = a volunteer took it
timeline-claimed-centre = Appointment fixed
timeline-assigned = the community sent somebody
timeline-assigned-centre = Appointment fixed
timeline-handed-back = could not come, looking again
timeline-visitor-ended = Somebody else is looked for
timeline-handed-back-centre = Somebody else receives
timeline-set-out = set out
timeline-arrived = at the door
timeline-arrived-centre = At the centre
timeline-completed = done, waiting to hear if it is right
timeline-confirmed = confirmed as done
timeline-not-solved = not done yet, the resident says
timeline-nobody-came = nobody came, arranged anew
timeline-no-word = no word on the visit, the community finds out
timeline-nobody-came-centre = Nobody received, arranged anew
timeline-unconfirmed = no answer, closed for now
timeline-cancelled = cancelled
checklist-head = Please have ready:
checklist-again = Please have ready once more:
checklist-line = · { $what }
details-head = <b>{ $number }</b> · { $item }
press-look = Show the details
checklist-again-centre = Please bring with you:
find-nothing = Nothing found. Please write a number, a whole name or a phone, like /find Chen Guilan.
trouble-gone = This has been dealt with.
command-find = Find by number, whole name or phone
command-take = I do it: add the number
command-return = Back to the squads: add the number
command-close = Close a case: add its number
command-reopen = Open a case again: add its number
command-note = Write a note: number and words
command-tell = Say something to the resident: number and words
command-members = Members and who is on duty
command-invite = Invite somebody
command-invites = Invites that can still be used
command-roles = Who holds which role; end one
command-trouble = What went wrong
timeline-settled = closed on the community's word
timeline-settled-word = closed: { $who } said it is done ({ $how })
timeline-reopened = opened again by the community
timeline-told = word from the community
members-only = This is for volunteers. To become one, send /join.
limit-wrong = Between 1 and { $most } a day; please write a number.
squad-not-found = There is no such squad.
squad-yours = You are in this squad already.
squad-applied-before = You have asked already; the leader will answer.
application-not-found = We could not find this application.
application-decided = Somebody has answered this application.
command-on = On duty: ask me
command-off = Off duty for now
command-away = Away until a day: add it
command-limit = Visits a day at most: add a number
command-points = My points
command-join = Become a volunteer
command-link = In a group: show the squad's tasks

move-same-time = That is the time agreed already. To change it, please choose another.
move-case-over = This request is closed, so there is no time to change. To ask again, tap a button below.
move-time-past = That time has passed. Please choose another.
proposal-over = This is settled, or something newer was arranged; no answer is needed any more.
visit-undated-yet = No time is agreed yet; please wait for the resident's answer. If it is urgent, call the community.
absent-not-yet = It is not time yet; please wait a little. If you would rather come earlier, tap “Another time”.
disputed-same-person = The resident is not content with how this person left it. Somebody else has to go, or to decide.
go-own = This is your own matter, or your family's, so somebody else has to go. You need not do anything: another volunteer will take it.
go-own-other = This is their own matter, or their family's, so somebody else has to go. Please choose another person.
confirm-own = This was done by yourself or your family, so the community staff will ask and close it. You need not do anything.
settle-own = This is your own matter or your family's, or you made the visit yourself: a colleague has to close it.
go-not-serving-other = This person is in no squad that serves this community and cannot be sent. Please choose another person.
go-locked = The door code of this home was wrong three times with you, so somebody else goes this time. Any trouble, call the community.
go-locked-other = The door code of this home was wrong three times with this person, who cannot be sent there again. Please choose another person.
go-away-other = This person is away that day and cannot be sent. Please choose another person.

timeline-wish-changed = another time wished for
timeline-handed-over = somebody else comes
timeline-other-wanted = looking for somebody else at the same time
timeline-move-proposed = another time proposed
timeline-move-agreed = time agreed
timeline-move-refused = the other time did not suit
timeline-move-lapsed = no answer about the other time
timeline-resident-absent = came, nobody opened
timeline-resident-absent-centre = waited, the resident did not come
timeline-was-home = the resident says somebody was at home
timeline-was-home-centre = the resident says they came
timeline-second-visit = one more visit needed
timeline-not-solved-why = it was said what is not right
timeline-unsolved = could not be solved, closed
timeline-rated = rated: { $rating } of 5
timeline-follow-up-asked = asked whether it is still fine
timeline-still-fine = still fine
timeline-not-fine = not fine any more, opened again
