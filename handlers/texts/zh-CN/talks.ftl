talk-name = { $name }（{ $where }）
talk-resident = { $number } 号居民
talk-resident-self = { $name }
talk-resident-relative = { $name }的家人
talk-head = 💬 <b>{ $who }</b>
talk-line = { $at }　{ $who }：{ $words }
talk-just-write = （直接写就能回。互相看不到账号和电话。）
talk-kind-photo = ［照片］
talk-kind-voice = ［语音］
talk-kind-location = ［位置］
talk-kind-document = ［文件］
talk-kind-video = ［视频］
talk-kind-audio = ［音频］

talk-wanted =
    好，正在请社区值班的同志来跟您说话，{ $until } 前回您。
    您现在就可以写，文字、语音、照片都行，他一来就看得到。
    等不及就打社区电话 { $phone }。
talk-wanted-later =
    现在没有人值班。{ $opens } 有人上班，{ $until } 前在这里回您。
    您现在就可以写，文字、语音、照片都行，上班了就看得到。
    急事打社区电话 { $phone }。
talk-still-waiting =
    还在请人，没忘。{ $until } 前在这里回您。
    您可以接着写。等不及就打社区电话 { $phone }。
talk-going-on = 社区的同志在跟您说话，直接写就行。
talk-noted = 记下了，值班的同志一来就看得到。还有别的也可以接着写。
talk-next =
    前面那位同志没顾上，已经另外请了一位，{ $until } 前回您。
    您写过的他都看得到。等不及就打社区电话 { $phone }。
talk-handed =
    换一位同志接着跟您说，{ $until } 前回您。
    您写过的他都看得到。等不及就打社区电话 { $phone }。
talk-unanswered =
    值班的同志都没顾上，对不起。已经告诉社区所有的同志，{ $until } 前回您。
    想让我们打电话，点下面的按钮；等不及就打社区电话 { $phone }。
talk-unanswered-again =
    说好的时间又过了，还没有人回您，对不起。{ $until } 前一定再来告诉您一声。
    想让我们打电话，点下面的按钮；等不及就打社区电话 { $phone }。
talk-unanswered-above =
    说好的时间又过了，还没有人回您，对不起。已经报到{ $office }，请他们一起来接，{ $until } 前再告诉您。
    想让我们打电话，点下面的按钮；等不及就打社区电话 { $phone }。
talk-taken =
    { $who }来了，直接写就行，文字、语音、照片都可以。
    互相看不到账号和电话。说完点“结束对话”。
talk-banner-resident =
    现在写的话会转给 <b>{ $who }</b>，文字、语音、照片、位置都行。
    对方看不到您的账号和电话。不谈钱，也不要给验证码。说完点“结束对话”。
talk-banner-visitor =
    现在写的话会转给 <b>{ $who }</b>，文字、语音、照片、位置都行。
    对方看不到你的账号和电话。说完点“结束对话”。
talk-banner-staff =
    <b>你正在和{ $who }说话</b>
    写的每句话都会转过去，文字、语音、照片都行；命令和按钮照常用。说完点“结束对话”。
talk-said-before = 之前说的：
talk-held =
    现在太晚了，这句 { $until } 转给{ $who }。
    急事打社区电话 { $phone }。
talk-after-hours =
    转过去了。不过值班的时间过了，他要是走了，{ $until } 前有人回您。
    急事打社区电话 { $phone }。
talk-cannot-pass = 这个我转不了。文字、语音、照片、视频、位置和文件都可以转。
talk-no-contact = 名片里有电话，为了两边都放心，我们不转。想打电话的话，请找社区。
talk-line-failed = 刚才那一条没有转成。请再发一次；还不行就打社区电话 { $phone }。
talk-line-dropped = 昨晚那句没有转过去，因为这件事换了人或者不办了。有事打社区电话 { $phone }。
talk-by-phone = { $who }托我们转告：{ $words }
talk-ended-own-word = 好，对话结束了。
talk-ended-said = { $who }说完了，对话结束。
talk-ended-idle = 好一会儿没人说话，对话先结束了。
talk-ended-call = 居民想接电话，对话结束。电话要打，发 /calls 看。
talk-ended-called = 社区的同志已经在电话里说过了，对话结束。
talk-ended-over =
    这次上门已经结束，或者换了人，最后那句没有转过去。
    有事打社区电话 { $phone }。
talk-ended-unreachable =
    { $who }现在收不到消息。刚才那句请社区打电话转告，已经安排了。
    急事打社区电话 { $phone }。
talk-blocked =
    对方现在不看这里的消息。有事点“找社区的人”，社区会转告。
talk-blocked-now =
    好，{ $who }写的不再转给你，社区已经知道了。
    你写给对方，就又通了。
talk-goes-on = 现在写的话会转给{ $who }。
talk-goes-on-waiting = 值班的同志还在请，接着写就行。
talk-again-desk = 还想说，再点“找社区的人”。
talk-again-visit = 还想说，再点“联系志愿者”或“联系居民”。
talk-none = 现在没有在说话。想跟人说，点“找社区的人”。
talk-nothing-said = 这件事里没有说过话。
talk-not-found = 没有找到这段对话。
talk-ended-before = 这段对话已经结束了。还想说，点“找社区的人”，或者在事项里点联系。
talk-yours = 你已经接下了，直接写就行。
talk-taken-before = 已经有同志接下了，谢谢你。
talk-too-late = 这次上门已经结束，或者还没有人接，现在联系不上。有事点“找社区的人”。
press-talk-call = 打电话给我
press-talk-leave = 不用了
press-talk-end = 结束对话
press-talk-block = 不再接对方的消息
press-talk-turn = 回这边
press-talk-visitor = 联系志愿者
press-talk-visitor-centre = 联系接待的人
press-talk-resident = 联系居民
press-talk-take = 我来接
press-talk-hand-over = 转给别人
press-talk-called = 电话里说过了
press-talk-read = 看对话
toast-talk-called = 好，记下了。

staff-talk-asked =
    <b>有居民想跟人说话</b>　{ $community }
    { $who }　事项 { $number }
    { $until } 前要回他；到时没回就转给下一位。
staff-talk-unanswered =
    <b>居民等人说话，还没有人接</b>　{ $community }
    { $who }　事项 { $number }
    值班的都问过了。答应他 { $until } 前回。
staff-talk-passed = 这位居民已经由别的同志来接，不用管了。
staff-talk-relieved = 你有一会儿没回{ $who }，已经请别的同志接着说。你现在不在这段对话里。
staff-talk-gone = 居民不等了，不用接了。
staff-talk-nudged =
    <b>{ $who }还在等你回话</b>
    { $until } 前没回就转给下一位。说完了请点“结束对话”。
staff-talk-blocked =
    <b>对话关上了</b>　编号 { $number }
    { $who }不想再看{ $whom }写的消息。
    请问问两边怎么回事，要转告的由社区转告。
staff-talk-whom = 转给谁？
staff-talk-no-other = 这里没有别的同志可以转。
staff-talk-handed = 转过去了。

duty-head =
    <b>值班</b>　现在：{ $names }
    今天的时间：{ $hours }
    你：{ $state }
duty-nobody = 没有人
duty-state-on = 按时间值班
duty-state-off = 不值班
duty-state-extra = 加班值到 { $until }
duty-nobody-waits = 没有居民在等。
duty-waits = ❗ { $who }　{ $community }　{ $since } 起在等
duty-talks = · 你在和{ $who }说话　{ $community }
press-duty-on = 按时间值班
press-duty-off = 我不值班
press-duty-extra = 现在就值班
press-duty-take = 接：{ $who }
press-duty-turn = 说：{ $who }
press-duty-give-on = { $name }（在值班）
press-duty-give-off = { $name }

command-duty = 值班：谁在，谁在等
command-end = 结束对话
