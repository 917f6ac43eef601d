due-begin = begin to ask volunteers
due-window = ask the next volunteers
due-word = the promised word
due-remind-eve = reminder the evening before
due-remind-soon = reminder before the visit
due-ask-visit = ask whether somebody came
due-at-risk = see whether the visitor has confirmed
due-proposal = another time, nobody answered
due-hand-over = another visitor, nobody answered
due-ask-confirmation = ask whether it is done
due-limit-near = time limit is near
due-limit-over = time limit is over
due-members-morning = the volunteers' morning list
due-staff-morning = the morning figures
due-statement = the monthly points
due-alarm = showing how often an alarm was raised
due-call = a call to be made
due-form-offer = offer an unfinished form again
due-form-drop = put an unfinished form away
due-tell = words held for the morning
due-talk = a resident who waits for a person
due-talk-idle = end a talk that has gone quiet
due-talk-held = words to pass on in the morning
due-follow-up = ask whether it is still fine
due-next-step = say that the next step is possible
due-due-again = reminder that it is due again
due-backup = The nightly copy
due-retention = The nightly deletion of old data
due-scrub = Wiping the traces of what was deleted
command-forget = Forget me: delete what you know of me
forget-ask =
    Shall we really forget you?
    What goes: your name, phone and address, your relatives, unfinished forms, what you wrote for your requests with photos and voice notes, and what was said in talks.
    What stays: which request it was, on which days, whether it was solved and how many stars, under a number and without your name. The community needs these figures to see how well it works.
    Old backups still hold the rest until they are replaced. Messages that others have received stay on their phones. What your family filed for you is theirs to delete.
    It cannot be undone, and we will not remind you of anything any more.
forget-ask-roles =
    Shall we really forget you?
    What goes: your name, phone and address, your relatives, unfinished forms, what you wrote for requests with photos and voice notes, and what was said in talks. Your roles end too: you are in no squad and on no duty any more.
    What stays: which request it was, on which days, whether it was solved, and the points, under a number and without your name. The community needs these figures to see how well it works.
    Old backups still hold the rest until they are replaced. Messages that others have received stay on their phones.
    It cannot be undone; to join again you need a new invite.
press-forget-yes = Yes, forget me
press-forget-no = No, keep it
forget-kept = All right, nothing was deleted.
forget-first = Something is not finished and others wait for it, so we cannot forget you yet:
forget-first-case = · { $number } · { $item } · { $state }
forget-first-visit = · { $number } · { $item } · you have taken it; please finish it or hand it back, see /tasks
forget-first-talk = · a talk is still going on; send /end to end it
forget-first-then =
    Tap below to cancel what you no longer need; for the rest, send /forget again when it is done.
    If you are not sure, call the community: { $phone }.
press-forget-cancel = Cancel { $number }
forget-not-yet = Something is not finished yet, so we cannot forget you. Please send /forget again to see what.
forget-done =
    It is done: your name, phone, address and words are gone from here.
    Old messages in this chat are on your own phone; clear the chat to delete them.
    If you need something again, send “hello” and we start anew. If it is urgent, call the community: { $phone }.
forget-other-ask =
    Shall we forget the resident of { $number }? Please be sure that they asked for it themselves.
    What goes: name, phone, address, relatives, unfinished forms, and what was written and said, in all of their requests.
    What stays: number, service, days and outcome.
    It cannot be brought back, and no reminder follows.
press-forget-other-yes = They asked for it: delete
forget-other-themselves = The resident of { $number } uses this chat; please let them send /forget.
forget-other-first = Something of this resident's is not finished yet. Finish it, or end it with /close, and come back.
forget-other-done = Deleted. Of { $number } only the number, service, days and outcome are left.
case-forgotten = What { $number } was about has been deleted in due time, and whose it was. If it is still needed, please file it anew.
