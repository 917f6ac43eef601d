# Things to have ready, for the checklists of all items.
paper-id-card = Identity card of the person it is for
paper-household-book = Household register
paper-old-document = The old document
paper-portrait = Two portrait photos on white
paper-mandate-letter = The mandate, signed
paper-mandate-code = The code of the mandate (as you wrote it to us)
paper-kinship-proof = Household register or marriage certificate that shows the kinship
paper-slip = The slip of the application
paper-insurance-card = Social insurance card
paper-bank-card = Bank card or passbook for the allowance
paper-else = Something else
