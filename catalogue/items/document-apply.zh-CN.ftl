item-document-apply = 证件代办
hears-document-apply = 办证,补办,补证,代办证件,证件代办,居住证,优待证,残疾人证,开证明

ask-document-apply-document = 要办哪一种证？有的证必须本人到，选了会告诉您怎么办。
title-document-apply-document = 办什么证
choice-document-apply-document-residence-permit = 居住证
choice-document-apply-document-social-card = 社保卡
choice-document-apply-document-senior-card = 老年人优待证
choice-document-apply-document-disability-card = 残疾人证（换证）
choice-document-apply-document-certificate = 户籍证明、其他证明
choice-document-apply-document-id-card-first = 第一次办身份证
choice-document-apply-document-passport = 护照、港澳通行证

ended-document-apply-id-card-first =
    第一次办身份证要按指纹、现场照相，别人代替不了，跑一趟也办不成。
    能办成的办法：本人到户籍派出所去；走动不方便，我们可以请人陪，或者约社区联系上门采集。
    要我们帮忙，就点下面的按钮。
ended-document-apply-passport =
    护照和通行证要本人按指纹、照相，别人代办不了。
    能办成的办法：本人到出入境窗口去，可以先预约；证件出来以后，可以请人代领。
    要人陪着去，就点下面的按钮。

ask-document-apply-agreed =
    这件事要用 { $whom } 的证件，先要本人同意。{ $whom } 知道，也同意吗？
    您问过了就点“同意”；是别的家人问的，写那个人的名字。
title-document-apply-agreed = 本人同意
ask-document-apply-id-number = 要办的人身份证号是多少？18 位，只加密存着，给办的人用。不方便写就点“跳过”。

ask-document-apply-mandate = 凭什么代办？三种都行，选手边有的。
title-document-apply-mandate = 凭什么办
choice-document-apply-mandate-written = 本人签字的委托书
choice-document-apply-mandate-online = 网上委托，有授权码
choice-document-apply-mandate-family = 近亲属，凭户口本或结婚证
ask-document-apply-mandate-code = 授权码是多少？照着手机上写。这是办证的授权码，短信验证码不要发给任何人。
title-document-apply-mandate-code = 授权码
ask-document-apply-mandate-until = 委托哪天到期？点日历，或者写“明年3月1日”。上门要赶在到期以前。
title-document-apply-mandate-until = 委托到期

ask-document-apply-ready =
    上门前请备好这些，去的人要带原件走，收一样、写一样，都给您收据：
    { $checklist }
    都有吗？
title-document-apply-ready = 材料
choice-document-apply-ready-ready = 都有了
choice-document-apply-ready-help = 不全，先请人来看看

need-document-apply = { $document ->
    [residence-permit] 有位街坊要办居住证，想请人取材料、代跑一趟。
    [social-card] 有位街坊要办社保卡，想请人取材料、代跑一趟。
    [senior-card] 有位街坊要办老年人优待证，想请人取材料、代跑一趟。
    [disability-card] 有位街坊要换残疾人证，想请人取材料、代跑一趟。
   *[certificate] 有位街坊要开证明，想请人取材料、代跑一趟。
}
