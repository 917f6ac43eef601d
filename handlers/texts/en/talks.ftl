talk-name = { $name } ({ $where })
talk-resident = resident no. { $number }
talk-resident-self = { $name }
talk-resident-relative = family of { $name }
talk-head = 💬 <b>{ $who }</b>
talk-line = { $at } · { $who }: { $words }
talk-just-write = (Just write to answer. Neither of you sees the other's account or phone.)
talk-kind-photo = [photo]{" "}
talk-kind-voice = [voice]{" "}
talk-kind-location = [location]{" "}
talk-kind-document = [file]{" "}
talk-kind-video = [video]{" "}
talk-kind-audio = [audio]{" "}

talk-wanted =
    Good. We are asking the person on duty to talk with you; you are answered before { $until }.
    You can write already, words, voice or photos; they see it as soon as they are here.
    If it cannot wait, call the community on { $phone }.
talk-wanted-later =
    Nobody is on duty now. Somebody is from { $opens }, and you are answered here before { $until }.
    You can write already, words, voice or photos; they see it then.
    If it is urgent, call the community on { $phone }.
talk-still-waiting =
    We are still asking; you are not forgotten. You are answered here before { $until }.
    You can go on writing. If it cannot wait, call the community on { $phone }.
talk-going-on = You are talking with somebody of the community. Just write.
talk-noted = Noted; the person on duty sees it as soon as they are here. You can go on writing.
talk-next =
    The first person could not get to you, so we asked another; you are answered before { $until }.
    They see what you wrote. If it cannot wait, call the community on { $phone }.
talk-handed =
    Somebody else goes on talking with you; you are answered before { $until }.
    They see what you wrote. If it cannot wait, call the community on { $phone }.
talk-unanswered =
    Nobody on duty could get to you; we are sorry. All the staff have been told, and you are answered before { $until }.
    If you would like a call, tap below; if it cannot wait, call the community on { $phone }.
talk-unanswered-again =
    Nobody has answered you by the time we said, and we are sorry. You hear from us again before { $until }.
    If you would like a call, tap below; if it cannot wait, call the community on { $phone }.
talk-unanswered-above =
    Nobody has answered you by the time we said, and we are sorry. We have told { $office }, who can answer you too; you hear again before { $until }.
    If you would like a call, tap below; if it cannot wait, call the community on { $phone }.
talk-taken =
    { $who } is here. Just write; words, voice and photos all work.
    Neither of you sees the other's account or phone. When you are done, tap "End the talk".
talk-banner-resident =
    What you write now goes to <b>{ $who }</b>: words, voice, photos or a location.
    They do not see your account or phone. Never talk about money, never give a code. When you are done, tap "End the talk".
talk-banner-visitor =
    What you write now goes to <b>{ $who }</b>: words, voice, photos or a location.
    They do not see your account or phone. When you are done, tap "End the talk".
talk-banner-staff =
    <b>You are talking with { $who }</b>
    Everything you write goes there: words, voice, photos. Commands and buttons work as always. When you are done, tap "End the talk".
talk-said-before = Said before:
talk-held =
    It is late now. { $who } gets this { $until }.
    If it is urgent, call the community on { $phone }.
talk-after-hours =
    Passed on. But the hours of duty are over; if they have left, you are answered before { $until }.
    If it is urgent, call the community on { $phone }.
talk-cannot-pass = I cannot pass this on. Words, voice, photos, videos, locations and files all work.
talk-no-contact = A contact card shows a phone number, so we do not pass it on; that keeps both sides safe. If you need a call, please ask the community.
talk-line-failed = That last one could not be passed on. Please send it again; if it still fails, call the community on { $phone }.
talk-line-dropped = What you wrote last night was not passed on, since somebody else comes or the visit is off. Questions: call the community on { $phone }.
talk-by-phone = { $who } asked us to tell you: { $words }
talk-ended-own-word = Good, the talk is over.
talk-ended-said = { $who } has finished; the talk is over.
talk-ended-idle = Nobody has said anything for a while, so the talk is over for now.
talk-ended-call = The resident would rather have a call; the talk is over. See /calls.
talk-ended-called = It was settled by phone; the talk is over.
talk-ended-over =
    This visit is over, or somebody else comes, so your last words were not passed on.
    Questions: call the community on { $phone }.
talk-ended-unreachable =
    { $who } cannot be reached here now. The community will say your last words by phone; that is arranged.
    If it is urgent, call the community on { $phone }.
talk-blocked =
    The other side does not read messages here now. Tap “Talk to a person”, and the community will pass it on.
talk-blocked-now =
    Good, nothing more from { $who } is passed on to you, and the community knows.
    Write to them yourself, and it is open again.
talk-goes-on = What you write now goes to { $who }.
talk-goes-on-waiting = We are still asking the person on duty; just go on writing.
talk-again-desk = To talk again, tap "Talk to a person".
talk-again-visit = To talk again, tap "Contact the volunteer" or "Contact the resident".
talk-none = You are not in a talk now. To talk with somebody, tap "Talk to a person".
talk-nothing-said = Nothing was said about this case.
talk-not-found = I cannot find this talk.
talk-ended-before = This talk is over. To talk again, tap "Talk to a person", or the contact button of your case.
talk-yours = You have taken it already. Just write.
talk-taken-before = A colleague has taken it already. Thank you.
talk-too-late = This visit is over, or nobody has taken it yet, so there is nobody to reach. You can tap "Talk to a person".
press-talk-call = Call me
press-talk-leave = Never mind
press-talk-end = End the talk
press-talk-block = Pass me nothing more of theirs
press-talk-turn = Answer here
press-talk-visitor = Contact the volunteer
press-talk-visitor-centre = Contact who receives you
press-talk-resident = Contact the resident
press-talk-take = I take it
press-talk-hand-over = Hand over
press-talk-called = Settled by phone
press-talk-read = Read the talk
toast-talk-called = Noted.

staff-talk-asked =
    <b>A resident wants to talk to a person</b> · { $community }
    { $who } · case { $number }
    Answer before { $until }; otherwise the next one is asked.
staff-talk-unanswered =
    <b>A resident is waiting and nobody has answered</b> · { $community }
    { $who } · case { $number }
    Everybody on duty was asked. Promised: before { $until }.
staff-talk-passed = A colleague takes care of this resident now.
staff-talk-relieved = You had not answered { $who } for a while, so a colleague was asked to go on. You are not in this talk any more.
staff-talk-gone = The resident no longer waits; nothing to do.
staff-talk-nudged =
    <b>{ $who } still waits for your answer</b>
    After { $until } the next one is asked. If you are done, tap "End the talk".
staff-talk-blocked =
    <b>A talk was shut</b> · case { $number }
    { $who } does not want to read what { $whom } writes.
    Please ask both sides what happened; what has to be said goes through you.
staff-talk-whom = Hand over to whom?
staff-talk-no-other = There is nobody else here to hand it to.
staff-talk-handed = Handed over.

duty-head =
    <b>On duty</b> now: { $names }
    Hours today: { $hours }
    You: { $state }
duty-nobody = nobody
duty-state-on = on duty in the hours
duty-state-off = off duty
duty-state-extra = on extra duty until { $until }
duty-nobody-waits = No resident is waiting.
duty-waits = ❗ { $who } · { $community } · waiting since { $since }
duty-talks = · You are talking with { $who } · { $community }
press-duty-on = On duty in the hours
press-duty-off = I am off duty
press-duty-extra = On duty right now
press-duty-take = Take: { $who }
press-duty-turn = Talk: { $who }
press-duty-give-on = { $name } (on duty)
press-duty-give-off = { $name }

command-duty = Duty: who is on, who waits
command-end = End the talk
