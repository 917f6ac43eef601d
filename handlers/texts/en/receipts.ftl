receipt-things = { $value }
receipt-kept =
    Kept by the office, as its rules say:
    { $value }
receipt-new = New for the resident: { $value }
receipt-out =
    Still with { $holder }:
    { $value }
receipt-nothing-out = All originals are back.
receipt-taken-resident =
    Receipt <b>{ $receipt }</b> · { $at }
    { $holder } ({ $squad }) has taken from { $subject }:
    { $parts }
    It is for: { $item }. You get another receipt when they come back.
    Is that right? If not, please say so at once; community: { $phone }.
receipt-taken-visitor =
    Receipt <b>{ $receipt }</b> · { $at }
    You have taken from { $subject }:
    { $parts }
    The resident has the same receipt. Keep them safe, take no pictures, pass them to nobody. When you give them back, tap “Gave originals back”.
receipt-returned-resident =
    Receipt <b>{ $receipt }</b> · { $at }
    Given back to { $subject }:
    { $parts }
    Is that right? If not, please say so at once; community: { $phone }.
receipt-returned-visitor =
    Receipt <b>{ $receipt }</b> · { $at }
    Given back to { $subject }:
    { $parts }
    The resident has the same receipt.
receipt-agreed-resident = Good, receipt { $receipt } is on record. Please keep it; its number is all you need to say.
receipt-disputed-resident-no-number =
    Understood: receipt { $receipt } is not what happened. The community looks into it at once, but has no number of yours.
    Please tap “Leave a number”. If you cannot wait, call { $phone } and say the receipt's number.
receipt-disputed-resident =
    Understood: receipt { $receipt } is not what happened. The community will call you at once.
    If you cannot wait, call { $phone } and say its number.
receipt-disputed-visitor = The resident says that receipt { $receipt } is not right; the community will call you. Nobody blames you. Please keep everything safe until then.
staff-receipt-disputed =
    <b>A receipt is disputed</b> · { $receipt } · { $item }
    { $community } · by { $holder }
    It says:
    { $parts }
    Please call the resident at once, then whoever has the originals.
visitor-originals-out =
    Number { $number }: you still have these originals of { $subject }:
    { $things }
    Please give them back soon, and tap the button below when you have.
originals-at-the-door = Originals are taken at the door, after the door code.
originals-which = Nothing is chosen. Please tick it, or write what it is.
originals-out-already = Some of these were taken before and are not back. Please tick only what is new.
originals-not-out = Some of these were not taken, or are back already. Please look again.
originals-still-out = Originals are still out. Give them back first and tap “Gave originals back”; then this works.
receipt-not-found = There is no such receipt.
receipt-answered-before = You have answered this receipt already. To correct it, please call the community.

form-title-take = Taking originals
form-title-give = Giving originals back
ask-things = Which originals did you take? Tap each, then “Done, go on”.
title-things = Taken
ask-other = What else? Write it clearly, like “one birth certificate”.
title-other = Else
ask-which = What do you give back?
title-which = Giving back
choice-which-all = Everything that was taken
choice-which-some = Only a part
choice-which-only-new = Only something new this time
ask-given = Which ones did you give back? If none, tap “Skip”.
title-given = Given back
ask-kept = Did the office keep any, as its rules say? If none, tap “Skip”.
title-kept = Kept by the office
ask-new = Something new for the resident? Write what, like “the new residence permit”. If not, tap “Skip”.
title-new = New
press-take = Took originals
press-give = Gave originals back
press-receipt-right = Yes, right
press-receipt-wrong = No, not right
timeline-originals-taken = Originals handed over, with receipt
timeline-originals-returned = Originals given back, with receipt
details-receipts = <b>Receipts</b>
details-receipt-taken = { $receipt } · taken:
details-receipt-returned = { $receipt } · given back:
