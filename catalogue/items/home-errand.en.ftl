item-home-errand = Community errand
hears-home-errand = errand,subsidy,allowance,medical insurance,social security,insurance card,household register,help with my phone

ask-home-errand-about = What is it about?
title-home-errand-about = About
choice-home-errand-about-insurance = Social or medical insurance
choice-home-errand-about-subsidy = Subsidies and allowances
choice-home-errand-about-household = Household, residence, certificates
choice-home-errand-about-phone-use = Using a phone
choice-home-errand-about-other = Something else

ask-home-errand-words = What exactly? Write a sentence, or hold the microphone and say it; whoever helps will listen.
title-home-errand-words = What

ask-home-errand-mode = How would you like it done?
title-home-errand-mode = How
choice-home-errand-mode-home = Somebody comes to us
choice-home-errand-mode-centre = Appointment, I come to the centre

ask-home-errand-care = Anything we should know first? Tap as many as fit, or “Skip”.
title-home-errand-care = To know
choice-home-errand-care-hears-badly = Hard of hearing
choice-home-errand-care-sees-badly = Sees badly
choice-home-errand-care-walks-badly = Walks with difficulty
choice-home-errand-care-in-bed = Stays in bed
choice-home-errand-care-dialect = Speaks the local dialect only

ask-home-errand-papers = If there are letters or papers about it, send photos of them one by one, but of no face. If not, tap “Skip”.
title-home-errand-papers = Photos of papers

need-home-errand = { $about ->
    [insurance] A neighbour has something to settle with social or medical insurance and would like help.
    [subsidy] A neighbour has something to settle about an allowance and would like help.
    [household] A neighbour needs help with household papers or a certificate.
    [phone-use] A neighbour would like to be shown how to use the phone.
   *[other] A neighbour has an errand and would like help.
}
