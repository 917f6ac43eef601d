item-document-collect = Collect a document
hears-document-collect = collect a document,collect my,pick up my

ask-document-collect-document = Which document is ready?
title-document-collect-document = Document
choice-document-collect-document-id-card = Identity card
choice-document-collect-document-residence-permit = Residence permit
choice-document-collect-document-social-card = Social insurance card
choice-document-collect-document-senior-card = Senior citizen card
choice-document-collect-document-disability-card = Disability certificate (renewal)
choice-document-collect-document-certificate = Household or other certificate
choice-document-collect-document-passport = Passport, Hong Kong and Macao permit
choice-document-collect-document-card-activation = Activating a social insurance card

ended-document-collect-card-activation =
    The bank account in a social insurance card is activated by its owner, with their identity card; nobody can do it for them.
    What works: they go to the bank that issued it; if walking is hard, somebody can go along, or the bank is asked to come.
    If you want our help, tap the button below.

ask-document-collect-slip = What is the number on the slip of the application? Copy it as it is.
title-document-collect-slip = Slip

ask-document-collect-agreed =
    This uses the papers of { $whom }, so they have to agree first. Do they know, and agree?
    If you asked, tap “Yes”. If another relative asked, write that person's name.
title-document-collect-agreed = Their consent
ask-document-collect-id-number = Their identity card number? 18 characters, kept encrypted, for whoever does the errand. If you would rather not write it, tap “Skip”.

ask-document-collect-mandate = On what ground do we collect it? Choose what you have.
title-document-collect-mandate = Mandate
choice-document-collect-mandate-slip = The slip is enough
choice-document-collect-mandate-written = A mandate signed by them
choice-document-collect-mandate-online = A mandate given online, with a code
choice-document-collect-mandate-family = Close relative, by household register
ask-document-collect-mandate-code = What is the code of the mandate? It is the mandate's own; never send anybody a code from a text message.
title-document-collect-mandate-code = Code
ask-document-collect-mandate-until = On which day does the mandate end? Tap it, or write “1 March 2027”. We have to come before that.
title-document-collect-mandate-until = Valid until

ask-document-collect-at-hand =
    Please have these ready. The visitor takes the originals along, and gives you a receipt for every one:
    { $checklist }
    Is everything there?
title-document-collect-at-hand = Papers
choice-document-collect-at-hand-ready = Everything is there
choice-document-collect-at-hand-help = Not all; please come and look first

need-document-collect = { $document ->
    [id-card] A neighbour's identity card is ready: fetch the slip and collect it for them.
    [passport] A neighbour's travel document is ready: fetch the slip and collect it for them.
   *[other] A neighbour's document is ready: fetch the slip and collect it for them.
}
