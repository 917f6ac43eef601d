form-answered = { $question }
    ✔ { $answer }
form-line = <b>{ $title }</b>：{ $value }
form-skipped = （没填）
form-photo = 照片
form-photos = { $count } 张照片
form-photos-so-far = 已收到 { $count } 张，最多 { $most } 张。再发一张，或者点“够了”。
form-photos-done = 够了
form-voice = 语音 { $seconds } 秒
form-location = 发来的位置
form-consent = { $whom }同意了，{ $by }问的
form-yourself = 您
form-list-comma = 、
form-ticked = ☑ { $label }
form-unticked = ☐ { $label }
form-choices-done = 选好了
form-relative = { $name }（{ $kinship }）
form-change = 改 { $title }
form-confirm = 都对，提交
form-back = ‹ 上一步
form-skip = 跳过
form-person = 找人帮忙
form-cancel = 不填了
form-noted = 记下了：“{ $words }”。再问几句就好。
form-cancelled-move = 好，时间不改了，别的照旧。
form-cancelled-other = 好，不填了。
form-cancelled = 好，不填了。什么时候想办都行，点下面的按钮。
form-changed = 这张表刚刚更新过，您填过的还在，请接着看下面这题。
form-unfinished = 您的“{ $form }”还没填完，写过的都在。接着填吗？
form-dropped = “{ $form }”没填完，已经清掉了。要办的话随时再点。
form-gone = 这张表已经不在了。点下面的按钮重新开始。
form-over = 这张表已经填完或者取消了。点下面的按钮可以再办。
form-answered-before = 这一题已经答过了。请看最新的一题。
form-title-welcome = 登记
form-title-callback = 留电话
form-title-introduce = 自我介绍
form-title-applicant = 报名
form-title-door = 上门码
form-title-report = 上门情况
form-title-note = 备注
form-title-phone-check = 核对电话
form-title-new = 代人登记
press-resume = 接着填
press-drop = 不填了

choice-yes = 是
choice-no = 不是
choice-consent-yes = 同意，我问过了
choice-consent-no = 还没问

ask-welcome-language =
    您好，这里是五联帮办，街坊的事帮着办。
    Hello, this is the neighbourhood help desk.
    请选语言 / Choose a language
title-welcome-language = 语言
choice-welcome-language-zh-cn = 中文
choice-welcome-language-en = English
ask-welcome-consent =
    办事要用到您的姓名、电话和地址，只给上门的人和社区看，不给别人。
    我们不收钱，不要验证码，也不拍脸。想让我们删掉，随时发 /forget。
    您同意吗？
title-welcome-consent = 隐私
choice-welcome-consent-agree = 同意
choice-welcome-consent-decline = 不同意
ask-welcome-community = 您住在哪个社区？点下面选，直接写名字，或者发个位置也行。
title-welcome-community = 社区
welcome-done = 好了，您在{ $community }。想办什么？点下面的按钮，或者直接写。
welcome-declined =
    没关系，您的资料我们不留。
    要办事可以打社区电话 { $phone }，或者直接来社区。改主意了发 /start 就行。

ask-callback-phone = 我们请社区的人打给您。打哪个电话方便？
title-callback-phone = 电话
ask-introduce-name = 怎么称呼你？写真名，上门时居民会看到这个名字。
title-introduce-name = 姓名
ask-applicant-name = 怎么称呼你？写真名，队长和居民会看到。
title-applicant-name = 姓名
ask-door-code = 请居民报上门码的后三位，写在这里。
title-door-code = 上门码
ask-report-note = 办得怎么样？写一句就行，比如“已认证，手机上能看到”。
title-report-note = 情况
ask-report-photo = 要不要附张照片？拍材料或结果就行，不要拍人脸。
title-report-photo = 照片
ask-note-words = 写一句备注，只有工作人员看得到。
title-note-words = 备注
ask-phone-check-digits =
    对方的聊天里现在有四个数。请他念出来，写在这里。
    他说没有看到，就点“不填了”：那个账号不是他的。
title-phone-check-digits = 数字
ask-new-channel = 居民是打电话来的，还是到窗口来的？
title-new-channel = 来源
choice-new-channel-phone = 电话
choice-new-channel-counter = 窗口
ask-new-caller-name = 来办事的人叫什么名字？
title-new-caller-name = 姓名
ask-new-caller-phone = 电话多少？结果要打这个电话说。
title-new-caller-phone = 电话
ask-new-community = 住在你管的哪个社区？
title-new-community = 社区
ask-new-item = 办什么？
title-new-item = 事项

ask-for-whom-caller = 替谁办？来办事的人自己，还是他家里人？
ask-for-whom = 给谁办？
title-for-whom = 给谁办
said-for-whom-self = 我自己
said-for-whom-new = 家人或邻居
choice-for-whom-self = 给我自己
choice-for-whom-principal = 给{ $name }
choice-for-whom-new = 给家人或邻居
ask-new-name = 要办的人叫什么？
title-new-name = 姓名
ask-new-kinship-caller = 是来办事的人的什么人？
ask-new-kinship = 是您的什么人？
title-new-kinship = 关系
choice-new-kinship-mother = 妈妈
choice-new-kinship-father = 爸爸
choice-new-kinship-spouse = 老伴
choice-new-kinship-grandparent = 爷爷奶奶外公外婆
choice-new-kinship-neighbour = 邻居
choice-new-kinship-other = 其他亲友
ask-own-name-caller = 来办事的人的姓名，对的话点一下，不对就写。
ask-own-name = 怎么称呼您？写姓名就行。
title-own-name = 姓名
ask-phone-caller = 有事打哪个电话找得到他？没有就点“跳过”。
ask-phone = 有事打哪个电话找得到人？没有就点“跳过”。
title-phone = 电话
ask-address-caller = 他住哪里？问到门牌，比如“桂花路 8 号 2 栋 301”。
ask-address = 上门的地址？写到门牌，比如“桂花路 8 号 2 栋 301”。
title-address = 地址
ask-id-number = 身份证号是多少？18 位，只加密存着，给办事的人用。
title-id-number = 身份证号
ask-landmark = 在哪里好找？发个位置，或者写一句，比如“菜市场后面，绿色铁门”。
title-landmark = 怎么找
ask-photos = 有相关的材料可以拍照发来，一次一张，不要拍人脸。没有就点“跳过”。
title-photos = 照片
ask-consent-caller =
    { $whom }知道这件事，也同意吗？
    你问过了就点“同意”；是家人问的，写那个人的名字。
ask-consent =
    { $whom }知道这件事，也同意吗？
    您问过了就点“同意”；是别的家人问的，写那个人的名字。
title-consent = 本人同意
ask-day-caller = 问他想哪天。点一天，或者直接写“后天上午”。
ask-day = 想哪天方便？点一天，或者直接写“后天上午”。
title-day = 日子
ask-slot = 上午还是下午？
title-slot = 时间
ask-review-caller = 请念一遍给他听，对的话点“都对，提交”。哪里不对就点哪里改。
ask-review = 请看一眼，对的话点“都对，提交”。哪里不对就点哪里改。
title-review = 确认

answer-empty = 我没收到字。请写一句，或者点下面的按钮。
answer-too-long = 太长了，最多 { $longest } 个字。请写短一点。
answer-yes-or-no = 请点“是”或“不是”。
answer-choice = 我没对上是哪一个。请点下面的一个按钮，或者照着按钮上的字写。
answer-for-whom = 我没对上是给谁办。请点下面的一个按钮。
answer-needed = 这一题要答一下，才能往下办。
answer-review = 请点“都对，提交”，或者点要改的那一项。
answer-choices = 我没对上是哪几个。请一个个点，再点“选好了”；也可以照着按钮上的字写，用顿号隔开。
answer-choices-none = 一个都还没选。点一下就选上，再点一下就去掉。
answer-photos-wanted = 这里要照片，一次发一张。发完点“够了”；没有照片的话，能跳过就点“跳过”，不能就点“找人帮忙”。
answer-voice-too-long = 这段太长了，最多 { $longest } 秒。请分几句说重点，或者写下来。
answer-id-number = 这不像身份证号。请写 18 位，最后一位可能是 X。
answer-id-number-length = 身份证号要 18 位，这里是 { $count } 位。请对着证件再看一遍。
answer-id-number-wrong = 这个号码对不上，可能有一位写错了。请对着证件再写一次。
answer-consent-needed =
    要本人同意，才能替他办。您先问一声，这张表给您留着。
    问好了再点“同意”；本人说不了话的，点“找人帮忙”。
answer-day-too-late = 委托到 { $last } 就过期了，请选那天以前的日子，或者点“上一步”改有效期。
answer-photo-wanted = 这里要一张照片。没有就点“跳过”。
answer-photo-not-here = 照片收到了，不过这一题要写字或点按钮。
answer-voice-not-here = 语音我听不懂，请写字或点下面的按钮；想跟人说，点“找人帮忙”。
answer-location-not-here = 位置收到了，不过这一题要写字或点按钮。
answer-contact-not-here = 名片收到了，不过这一题要写字或点按钮。
answer-kind-unknown = 这个我看不了。请写字，或者点下面的按钮。
answer-name = 这不像姓名。请写中文名或英文名，比如“陈桂兰”。
answer-name-short = 太短了。请写全名，比如“陈桂兰”。
answer-name-long = 太长了，姓名最多 { $longest } 个字。
answer-name-digits = 姓名里不要有数字。请再写一次。
answer-address = 这不像地址。请写到门牌，比如“桂花路 8 号 2 栋 301”。
answer-address-short = 太短了，怕找不到。请写到门牌，比如“桂花路 8 号 2 栋 301”。
answer-address-long = 太长了，最多 { $longest } 个字。
answer-address-number = 请写上门牌号，比如“桂花路 8 号 2 栋 301”。
answer-phone = 这不像电话号码。请写手机号，或带区号的座机。
answer-phone-wrong = 这个号码对不上，可能少了一位。请再写一次。
answer-phone-area = 座机请带上区号，比如 0662-5550111。
answer-slot = 请点“上午”或“下午”，或者写“上午”。
answer-slot-full = 那个时间排满了。请换一个。
answer-day = 我没看懂是哪天。点下面的日子，或者写“后天上午”。
answer-day-none = 日历上没有这一天。请再看看。
answer-day-one = 请只写一天。
answer-day-lunar = 请写公历的日子，或者点下面的日历。
answer-day-past = 这个日子已经过了。
answer-day-future = 上次认证应该是以前的日子。请再看看。
answer-day-too-soon = 这天来不及了。请选后面的日子。
answer-day-too-far = 这天太远了，先选近一点的；要更晚就点“找人帮忙”。
answer-day-closed = 这天不上班。请换一天。
answer-day-full = 这天排满了。请换一天。
answer-place-unknown = 没有找到这个社区。请点下面选，或者写社区的名字。
answer-place-several = 有几个地方都像。请写全名，或者点下面选。
