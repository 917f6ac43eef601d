item-document-collect = 证件代领
hears-document-collect = 领证,代领,取证件,领身份证,证件代领

ask-document-collect-document = 领哪一种证？
title-document-collect-document = 领什么证
choice-document-collect-document-id-card = 身份证
choice-document-collect-document-residence-permit = 居住证
choice-document-collect-document-social-card = 社保卡
choice-document-collect-document-senior-card = 老年人优待证
choice-document-collect-document-disability-card = 残疾人证（换证）
choice-document-collect-document-certificate = 户籍证明、其他证明
choice-document-collect-document-passport = 护照、港澳通行证
choice-document-collect-document-card-activation = 社保卡激活

ended-document-collect-card-activation =
    社保卡里的银行账户，要本人带身份证到银行激活，别人代替不了。
    能办成的办法：本人到发卡银行去；走动不方便，可以请人陪着去，或者请银行上门。
    要我们帮忙，就点下面的按钮。

ask-document-collect-slip = 领证回执（受理单）上的号码是多少？照着写就行。
title-document-collect-slip = 回执号

ask-document-collect-agreed =
    这件事要用 { $whom } 的证件，先要本人同意。{ $whom } 知道，也同意吗？
    您问过了就点“同意”；是别的家人问的，写那个人的名字。
title-document-collect-agreed = 本人同意
ask-document-collect-id-number = 要办的人身份证号是多少？18 位，只加密存着，给办的人用。不方便写就点“跳过”。

ask-document-collect-mandate = 凭什么代领？选手边有的。
title-document-collect-mandate = 凭什么领
choice-document-collect-mandate-slip = 凭领证回执就行
choice-document-collect-mandate-written = 本人签字的委托书
choice-document-collect-mandate-online = 网上委托，有授权码
choice-document-collect-mandate-family = 近亲属，凭户口本或结婚证
ask-document-collect-mandate-code = 授权码是多少？照着手机上写。这是领证的授权码，短信验证码不要发给任何人。
title-document-collect-mandate-code = 授权码
ask-document-collect-mandate-until = 委托哪天到期？点日历，或者写“明年3月1日”。上门要赶在到期以前。
title-document-collect-mandate-until = 委托到期

ask-document-collect-at-hand =
    上门前请备好这些，去的人要带原件走，收一样、写一样，都给您收据：
    { $checklist }
    都有吗？
title-document-collect-at-hand = 材料
choice-document-collect-at-hand-ready = 都有了
choice-document-collect-at-hand-help = 不全，先请人来看看

need-document-collect = { $document ->
    [id-card] 有位街坊的身份证做好了，想请人取回执、代领一趟。
    [passport] 有位街坊的出入境证件做好了，想请人取回执、代领一趟。
   *[other] 有位街坊的证做好了，想请人取回执、代领一趟。
}
