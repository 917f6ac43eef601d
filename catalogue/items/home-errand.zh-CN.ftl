item-home-errand = 社区办事
hears-home-errand = 社区办事,补贴,低保,津贴,高龄,医保,社保卡,社保,户口,手机不会,智能手机

ask-home-errand-about = 想办哪一类事？
title-home-errand-about = 哪一类
choice-home-errand-about-insurance = 社保、医保
choice-home-errand-about-subsidy = 补贴、低保、高龄津贴
choice-home-errand-about-household = 户口、居住、证明
choice-home-errand-about-phone-use = 手机不会用
choice-home-errand-about-other = 别的事

ask-home-errand-words = 具体是什么事？写一句，或者按住说一段语音，去的人会听。
title-home-errand-words = 什么事

ask-home-errand-mode = 想怎么办？
title-home-errand-mode = 怎么办
choice-home-errand-mode-home = 请人上门
choice-home-errand-mode-centre = 预约，我到社区来

ask-home-errand-care = 有什么要我们先知道的？可以点几个，没有就点“跳过”。
title-home-errand-care = 要留意
choice-home-errand-care-hears-badly = 听不清
choice-home-errand-care-sees-badly = 看不清
choice-home-errand-care-walks-badly = 走路吃力
choice-home-errand-care-in-bed = 卧床
choice-home-errand-care-dialect = 只讲本地话

ask-home-errand-papers = 有相关的单子、证件可以拍照发来，一次一张，不要拍人脸。没有就点“跳过”。
title-home-errand-papers = 单子照片

need-home-errand = { $about ->
    [insurance] 有位街坊要办社保、医保的事，想请人帮忙。
    [subsidy] 有位街坊要办补贴的事，想请人帮忙。
    [household] 有位街坊要办户口、证明的事，想请人帮忙。
    [phone-use] 有位街坊手机不会用，想请人教一教。
   *[other] 有位街坊有事要办，想请人帮忙。
}
