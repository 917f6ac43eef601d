item-pension-certification = Pension certification (at home)
hears-pension-certification = pension,certification,proof of life

ask-pension-certification-status-caller =
    Ask: have they looked whether it is done already? Many are certified by the system itself.
    If they cannot look, tap that; whoever goes will help.
ask-pension-certification-status =
    First a quick look: many people are certified automatically.
    To check, open the “12333” or “Yueshengshi” app and choose “pension eligibility certification”. If it says “certified”, there is nothing to do.
    If you cannot check, we will do it with you. How is it for you?
title-pension-certification-status = Status
choice-pension-certification-status-not-yet = Checked: not certified yet
choice-pension-certification-status-unsure = I cannot check, please help
choice-pension-certification-status-certified = Checked: already certified

ended-pension-certification-certified =
    Good, then nothing needs to be done this year.
    It is valid for twelve months from the last certification.
    For anything else, tap a button below.

ask-pension-certification-scheme = Which pension is it?
title-pension-certification-scheme = Pension
choice-pension-certification-scheme-employee = Retired from a company
choice-pension-certification-scheme-civil = Retired from public service
choice-pension-certification-scheme-resident = Residents' pension
choice-pension-certification-scheme-unsure = Not sure

ask-pension-certification-last = About when was the last certification? If you do not remember, tap “Skip”.
title-pension-certification-last = Last certified

ask-pension-certification-mobility = How well can they get about? It helps us to send the right person.
title-pension-certification-mobility = Getting about
choice-pension-certification-mobility-walks = Walks well
choice-pension-certification-mobility-walks-badly = Walks with difficulty
choice-pension-certification-mobility-in-bed = Stays in bed

need-pension-certification = { $mobility ->
    [in-bed] An old neighbour who stays in bed needs pension certification and cannot go out.
    [walks-badly] An old neighbour who walks with difficulty needs pension certification.
   *[other] A neighbour needs pension certification and would like somebody to come.
}
