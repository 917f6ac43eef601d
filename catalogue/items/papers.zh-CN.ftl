# Things to have ready, for the checklists of all items.
paper-id-card = 要办的人的身份证
paper-household-book = 户口本
paper-old-document = 旧的证件
paper-portrait = 一寸白底照片两张
paper-mandate-letter = 委托书，本人签字
paper-mandate-code = 授权码（写给我们的那个）
paper-kinship-proof = 证明亲属关系的户口本或结婚证
paper-slip = 领证回执（受理单）
paper-insurance-card = 社保卡（医保卡）
paper-bank-card = 领补贴的银行卡或存折
paper-else = 别的
