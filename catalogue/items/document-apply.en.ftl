item-document-apply = Apply for a document
hears-document-apply = apply for,residence permit,certificate for

ask-document-apply-document = Which document? Some need the person; if so, we say what works.
title-document-apply-document = Document
choice-document-apply-document-residence-permit = Residence permit
choice-document-apply-document-social-card = Social insurance card
choice-document-apply-document-senior-card = Senior citizen card
choice-document-apply-document-disability-card = Disability certificate (renewal)
choice-document-apply-document-certificate = Household or other certificate
choice-document-apply-document-id-card-first = First identity card
choice-document-apply-document-passport = Passport, Hong Kong and Macao permit

ended-document-apply-id-card-first =
    A first identity card needs the person's own fingerprints and a picture taken there, so nobody can do it for them.
    What works: they go to the police station of their household; if walking is hard, we find somebody to go along, or ask for a visit with the equipment.
    If you want our help, tap the button below.
ended-document-apply-passport =
    A passport or permit needs the person's own fingerprints and picture, so nobody can apply for them.
    What works: they go to the exit-entry office, best with an appointment; the finished document can be collected for them.
    If somebody should go along, tap the button below.

ask-document-apply-agreed =
    This uses the papers of { $whom }, so they have to agree first. Do they know, and agree?
    If you asked, tap “Yes”. If another relative asked, write that person's name.
title-document-apply-agreed = Their consent
ask-document-apply-id-number = Their identity card number? 18 characters, kept encrypted, for whoever does the errand. If you would rather not write it, tap “Skip”.

ask-document-apply-mandate = On what ground do we act? Any of these will do.
title-document-apply-mandate = Mandate
choice-document-apply-mandate-written = A mandate signed by them
choice-document-apply-mandate-online = A mandate given online, with a code
choice-document-apply-mandate-family = Close relative, by household register
ask-document-apply-mandate-code = What is the code of the mandate? It is the mandate's own; never send anybody a code from a text message.
title-document-apply-mandate-code = Code
ask-document-apply-mandate-until = On which day does the mandate end? Tap it, or write “1 March 2027”. We have to come before that.
title-document-apply-mandate-until = Valid until

ask-document-apply-ready =
    Please have these ready. The visitor takes the originals along, and gives you a receipt for every one:
    { $checklist }
    Is everything there?
title-document-apply-ready = Papers
choice-document-apply-ready-ready = Everything is there
choice-document-apply-ready-help = Not all; please come and look first

need-document-apply = { $document ->
    [residence-permit] A neighbour needs a residence permit: fetch the papers and apply for them.
    [social-card] A neighbour needs a social insurance card: fetch the papers and apply for them.
    [senior-card] A neighbour needs a senior citizen card: fetch the papers and apply for them.
    [disability-card] A neighbour needs a new disability certificate: fetch the papers and apply for them.
   *[certificate] A neighbour needs a certificate: fetch the papers and apply for them.
}
