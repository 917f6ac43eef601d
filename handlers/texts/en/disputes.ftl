form-title-why = What is not right
form-title-unsolved = Close, not solved
ask-why-words = If you like, write in a sentence what is not right, so that the community knows. Or tap “Skip”.
title-why-words = Not right
ask-unsolved-why = Why can it not be solved? The resident reads your words as they are, so please be clear and kind.
title-unsolved-why = Reason
why-skipped = All right, no need. The community will ask you.
why-noted = Noted, and passed on to the community.
staff-not-solved-why =
    <b>What is not right</b> · { $number } · { $item }
    { $words }
staff-objection =
    <b>Resident objects to the closing</b> · { $number } · { $item }
    { $community } · the community closed it as not solved; the resident wants it done.
    Whoever decided that cannot close it again. The resident was promised word before { $next }.
resident-unsolved =
    We could not solve this and have closed it; we are sorry: { $item }, number { $number }.
    Decided by { $decider } ({ $community }). Reason: { $why }
    If you do not agree, tap “I do not agree” within { $days } days and somebody else takes it up. Or call the community: { $phone }.
staff-one = somebody of the community
visitor-unsolved = The community has closed { $number } as not solved; you need not go. Thank you.
visitor-offer-unsolved = The community has closed this one; no need to go. Thank you.
staff-unsolved = Closed, not solved: { $number }. The resident was told the reason and how to object.
resident-rated-low-no-number =
    Thank you for saying so; it is noted. The community would like to hear more.
    Please tap “Leave a number”, and we call you. Number { $number }, community { $phone }.
resident-rated-low =
    Thank you for being frank; it is noted.
    Somebody from the community calls you before { $until } and listens. Number { $number }, community { $phone }.
call-low-rating = This resident gave { $rating } of 5 for { $item } (number { $number }). Please call, listen to what was wrong, and put right what can be.
resident-follow-up =
    It has been a while: is everything still fine with { $item }?
    Number { $number }, community { $phone }.
resident-fine = Good. Call on us again.
resident-not-fine =
    Understood, it is not fine any more: { $item }. The number is still { $number }. Somebody has to come again; which day suits you?
staff-not-fine =
    <b>Done, and not fine any more</b> · { $number } · { $item }
    { $community } · last: { $visitor } ({ $squad }); others are being asked. The resident was promised word before { $next }.

press-dispute = { $number } is not done
press-object = I do not agree
press-unsolved = Cannot be solved, close it
press-still-fine = Still fine
press-not-fine = Not any more
