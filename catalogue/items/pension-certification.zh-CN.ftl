item-pension-certification = 养老认证（上门）
hears-pension-certification = 养老认证,养老金认证,退休认证,生存认证,资格认证,认证,养老金,年审,生存证明

ask-pension-certification-status-caller =
    问一声：查过有没有认证好？很多人是系统自动认证的。
    不会查没关系，点“不会查”，去的人帮着看。
ask-pension-certification-status =
    先看一眼是不是已经认证好了，很多人是系统自动认证的。
    查法：打开“掌上12333”或“粤省事”，点“养老保险待遇资格认证”，上面写着“已认证”就不用再办。
    不会查也没关系，我们帮您查。您这边是哪种？
title-pension-certification-status = 认证情况
choice-pension-certification-status-not-yet = 查过了，还没认证
choice-pension-certification-status-unsure = 不会查，请帮我看看
choice-pension-certification-status-certified = 查到已经认证了

ended-pension-certification-certified =
    那就好，今年不用再办了。
    从上次认证的日子起，十二个月内都有效。
    以后想办别的，点下面的按钮就行。

ask-pension-certification-scheme = 领的是哪一种养老金？
title-pension-certification-scheme = 养老金
choice-pension-certification-scheme-employee = 企业退休
choice-pension-certification-scheme-civil = 机关事业单位退休
choice-pension-certification-scheme-resident = 城乡居民养老
choice-pension-certification-scheme-unsure = 说不清

ask-pension-certification-last = 上一次认证大概是哪天？记不得就点“跳过”。
title-pension-certification-last = 上次认证

ask-pension-certification-mobility = 老人家走动方便吗？我们好安排合适的人。
title-pension-certification-mobility = 走动
choice-pension-certification-mobility-walks = 走动方便
choice-pension-certification-mobility-walks-badly = 走路吃力
choice-pension-certification-mobility-in-bed = 卧床

need-pension-certification = { $mobility ->
    [in-bed] 有位卧床的老人家要做养老认证，出不了门。
    [walks-badly] 有位老人家要做养老认证，行动不便。
   *[other] 有位街坊要做养老认证，想请人上门帮忙。
}
