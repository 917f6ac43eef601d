form-answered = { $question }
    ✔ { $answer }
form-line = <b>{ $title }</b>: { $value }
form-skipped = (left out)
form-photo = a photo
form-photos = { $count ->
    [one] one photo
   *[other] { $count } photos
}
form-photos-so-far = { $count ->
    [one] One photo is here
   *[other] { $count } photos are here
} of { $most } at most. Send another, or tap “That is all”.
form-photos-done = That is all
form-voice = voice note, { $seconds } s
form-location = the location you sent
form-consent = { $whom } agreed; asked by { $by }
form-yourself = you
form-list-comma = {", "}
form-ticked = ☑ { $label }
form-unticked = ☐ { $label }
form-choices-done = Done, go on
form-relative = { $name } ({ $kinship })
form-change = Change: { $title }
form-confirm = All correct, send
form-back = ‹ Back
form-skip = Skip
form-person = Talk to a person
form-cancel = Stop filling in
form-noted = Noted: “{ $words }”. Just a few questions more.
form-cancelled-move = All right, the time stays as it was.
form-cancelled-other = All right, we leave it.
form-cancelled = All right, we stop here. Come back any time; the buttons are below.
form-changed = This form has just been updated. What you filled in is still here; please go on below.
form-unfinished = “{ $form }” is not finished yet. Everything you wrote is here. Go on?
form-dropped = “{ $form }” was not finished and has been cleared. You can start again any time.
form-gone = This form is gone. Tap a button below to start again.
form-over = This form is finished or cancelled. Tap a button below to start another.
form-answered-before = This question is answered already. Please look at the newest one.
form-title-welcome = Getting to know you
form-title-callback = Your phone
form-title-introduce = Your name
form-title-applicant = Joining
form-title-door = Door code
form-title-report = The visit
form-title-note = Note
form-title-phone-check = Checking the phone
form-title-new = New for somebody
press-resume = Go on
press-drop = Drop it

choice-yes = Yes
choice-no = No
choice-consent-yes = Yes, I have asked
choice-consent-no = Not asked yet

ask-welcome-language =
    您好，这里是五联帮办，街坊的事帮着办。
    Hello, this is the neighbourhood help desk.
    请选语言 / Choose a language
title-welcome-language = Language
choice-welcome-language-zh-cn = 中文
choice-welcome-language-en = English
ask-welcome-consent =
    To help you we need your name, phone and address. Only the visitor and the community see them.
    We take no money, ask for no codes and film no faces. To have it all deleted, send /forget at any time.
    Do you agree?
title-welcome-consent = Privacy
choice-welcome-consent-agree = I agree
choice-welcome-consent-decline = I do not agree
ask-welcome-community = Which community do you live in? Pick it below, write its name, or send a location.
title-welcome-community = Community
welcome-done = Good, you are in { $community }. What can we do for you? Tap a button below, or just write.
welcome-declined =
    That is all right; we keep nothing about you.
    You can call the community, { $phone }, or come by. If you change your mind, send /start.

ask-callback-phone = Somebody from the community will call you. Which number is best?
title-callback-phone = Phone
ask-introduce-name = What is your name? Residents will see it when you visit, so please use your real one.
title-introduce-name = Name
ask-applicant-name = What is your name? Please use your real one; the leader and residents see it.
title-applicant-name = Name
ask-door-code = Ask the resident for the last three digits of the door code and write them here.
title-door-code = Door code
ask-report-note = How did it go? One sentence is enough, like “certified, shows on the phone”.
title-report-note = Report
ask-report-photo = A photo, if it helps: papers or the result, never a face.
title-report-photo = Photo
ask-note-words = Write a note. Only staff will see it.
title-note-words = Note
ask-phone-check-digits =
    Their chat shows four digits now. Please have them read out, and write them here.
    If they see none, cancel: that account is not theirs.
title-phone-check-digits = Digits
ask-new-channel = Did they call, or come to the counter?
title-new-channel = Channel
choice-new-channel-phone = By phone
choice-new-channel-counter = At the counter
ask-new-caller-name = What is the caller's name?
title-new-caller-name = Name
ask-new-caller-phone = The caller's phone? We will call it with the answer.
title-new-caller-phone = Phone
ask-new-community = Which of your communities do they live in?
title-new-community = Community
ask-new-item = What is it about?
title-new-item = Request

ask-for-whom-caller = Who is it for: the caller, or somebody in the family?
ask-for-whom = Who is it for?
title-for-whom = For
said-for-whom-self = myself
said-for-whom-new = a relative or neighbour
choice-for-whom-self = For me
choice-for-whom-principal = For { $name }
choice-for-whom-new = For a relative or neighbour
ask-new-name = What is their name?
title-new-name = Name
ask-new-kinship-caller = Who are they to the caller?
ask-new-kinship = Who are they to you?
title-new-kinship = Relation
choice-new-kinship-mother = Mother
choice-new-kinship-father = Father
choice-new-kinship-spouse = Husband or wife
choice-new-kinship-grandparent = Grandparent
choice-new-kinship-neighbour = Neighbour
choice-new-kinship-other = Somebody else
ask-own-name-caller = The caller's name: tap it if it is right, write it if not.
ask-own-name = What is your name?
title-own-name = Name
ask-phone-caller = Which phone reaches the caller if need be? If there is none, tap “Skip”.
ask-phone = Which phone reaches them if need be? If there is none, tap “Skip”.
title-phone = Phone
ask-address-caller = Where do they live? Down to the door, like “8 Osmanthus Road, block 2, room 301”.
ask-address = Where should we come? Down to the door, like “8 Osmanthus Road, block 2, room 301”.
title-address = Address
ask-id-number = What is the identity card number? 18 characters; it is kept encrypted, for whoever does the errand.
title-id-number = Identity number
ask-landmark = How do we find it? Send a location, or write a sentence, like “behind the market, green iron gate”.
title-landmark = How to find it
ask-photos = If there are papers about it, send photos of them one by one, but of no face. If there are none, tap “Skip”.
title-photos = Photos
ask-consent-caller =
    Does { $whom } know about this and agree?
    If you asked, tap “Yes”. If a relative asked, write that person's name.
ask-consent =
    Does { $whom } know about this and agree?
    If you asked, tap “Yes”. If another relative asked, write that person's name.
title-consent = Their consent
ask-day-caller = Which day suits the caller? Tap one, or write “Friday morning”.
ask-day = Which day suits you? Tap one, or write “Friday morning”.
title-day = Day
ask-slot = Morning or afternoon?
title-slot = Time
ask-review-caller = Please read it to them. If it is right, tap “All correct, send”. If not, tap what to change.
ask-review = Please have a look. If it is right, tap “All correct, send”. If not, tap what to change.
title-review = Check

answer-empty = I received no words. Please write a sentence, or tap a button below.
answer-too-long = That is too long: { $longest } characters at most. Please make it shorter.
answer-yes-or-no = Please tap “Yes” or “No”.
answer-choice = I could not tell which one. Please tap a button below, or write the words on it.
answer-for-whom = I could not tell who it is for. Please tap a button below.
answer-needed = This one has to be answered before we go on.
answer-review = Please tap “All correct, send”, or tap what to change.
answer-choices = I could not tell which ones. Please tap them one by one and then “Done, go on”, or write the words on them with commas between.
answer-choices-none = Nothing is ticked yet. A tap ticks it, another tap takes it away.
answer-photos-wanted = Photos are wanted here, one at a time. Then tap “That is all”. If you have none, tap “Skip”, or “Talk to a person” where it cannot be skipped.
answer-voice-too-long = That is too long: { $longest } seconds at most. Please say the main thing, or write it down.
answer-id-number = That does not look like an identity card number. Please write all 18 characters; the last one may be an X.
answer-id-number-length = An identity card number has 18 characters; here are { $count }. Please look at the card once more.
answer-id-number-wrong = This number does not add up; one character may be wrong. Please write it once more from the card.
answer-consent-needed =
    We do this only if they agree. Please ask them; the form waits for you.
    Then tap “Yes”. If they cannot speak for themselves, tap “Talk to a person”.
answer-day-too-late = The mandate ends on { $last }. Please choose a day up to then, or go back and change its end.
answer-photo-wanted = A photo is wanted here. If there is none, tap “Skip”.
answer-photo-not-here = Thank you for the photo, but this question needs words or a button.
answer-voice-not-here = I cannot listen to voice notes. Please write, tap a button below, or tap “Talk to a person”.
answer-location-not-here = Thank you for the location, but this question needs words or a button.
answer-contact-not-here = Thank you for the contact, but this question needs words or a button.
answer-kind-unknown = I cannot read this. Please write, or tap a button below.
answer-name = That does not look like a name. Please write it in Chinese or Latin letters.
answer-name-short = That is too short. Please write the full name.
answer-name-long = That is too long: { $longest } characters at most for a name.
answer-name-digits = A name has no digits. Please write it again.
answer-address = That does not look like an address. Please write it down to the door, like “8 Osmanthus Road, room 301”.
answer-address-short = That is too short to find. Please write it down to the door, like “8 Osmanthus Road, room 301”.
answer-address-long = That is too long: { $longest } characters at most.
answer-address-number = Please add the house number, like “8 Osmanthus Road, room 301”.
answer-phone = That does not look like a phone number. Please write a mobile, or a landline with its area code.
answer-phone-wrong = This number does not add up; a digit may be missing. Please write it again.
answer-phone-area = Please add the area code, like 0662-5550111.
answer-slot = Please tap “morning” or “afternoon”, or write it.
answer-slot-full = That time is full. Please choose another.
answer-day = I could not read that as a day. Tap one below, or write “Friday morning”.
answer-day-none = There is no such day in the calendar. Please look again.
answer-day-one = Please write one day only.
answer-day-lunar = Please write the day in the solar calendar, or tap it below.
answer-day-past = That day has passed.
answer-day-future = The last certification must be a day in the past. Please look again.
answer-day-too-soon = That day is too soon. Please choose a later one.
answer-day-too-far = That day is too far away. Please choose a nearer one, or tap “Talk to a person”.
answer-day-closed = Nobody works on that day. Please choose another.
answer-day-full = That day is full. Please choose another.
answer-place-unknown = I could not find this community. Pick it below, or write its name.
answer-place-several = Several places look like this. Please write the whole name, or pick it below.
