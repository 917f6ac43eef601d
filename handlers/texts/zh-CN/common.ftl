somebody = 有人
nobody-yet = 还没有
nobody-went = 没有人上门
no-phone = 没留电话
not-shown = （不显示）

when-today = 今天
when-tomorrow = 明天
when-day-after = 后天
when-near-day = { $near }（{ $day }）
when-near-moment = { $near } { $clock }
when-moment = { $day } { $clock }
visit-words = { $day }{ $slot }
visit-undated = 还没约好时间
slot-morning = 上午
slot-afternoon = 下午

state-looking = 正在找人
state-looking-centre = 等着定时间
state-claimed = 有人接了
state-on-the-way = 在路上
state-arrived = 已上门
state-reported = 等居民确认
state-closed = 办结
state-unsolved = 没办成
state-cancelled = 已取消

case-age = { $days ->
    [0] 今天登记
   *[other] 登记 { $days } 天了
    }
search-nothing = 没有找到带“{ $words }”的。换个字写，或者少写几个字。
page-before = ‹ 上一页
page-next = 下一页 ›
page-of = 第 { $number } 页，共 { $pages } 页

role-volunteer = 志愿者
role-squad_leader = 队长
role-community_staff = 社区工作人员
role-street_staff = 街道工作人员
role-department = 职能部门
role-district = 区工作人员

menu-hello = 您好，想办什么？点下面的按钮，或者直接写。
menu-mine = 我的事项
menu-person = 找社区的人
menu-tasks = 我的任务
menu-queue = 待办
menu-calls = 要打的电话
menu-new = 代人登记

command-start = 开始
command-menu = 看看能办什么
command-my = 我的事项
command-person = 找社区的人
command-language = 换语言 / English
command-phone = 登记我自己的电话
command-cancel = 不填了
command-help = 怎么用
command-tasks = 我的任务和积分
command-queue = 待办事项
command-case = 查一件事，后面写编号
command-assign = 派给谁，后面写编号
command-calls = 要打的电话
command-new = 代人登记一件事
command-accounts = 没核对就并到账号上的登记
command-unknown = 没有这个命令。点下面的按钮，或者发 /help 看看能做什么。
command-private = 这个只在和我单独的聊天里回答，免得旁人看到。
help-head =
    点下面的大按钮就能办事，也可以直接写字。
    有急事打社区电话 { $phone }，报事项编号就行。
    我们不收钱，也不会问您要验证码。
help-line = /{ $command }　{ $what }
language-set = 好，以后说中文。
language-back = 想换回中文，点下面的按钮。
press-language-back = 换回中文

too-fast = 您发得太快，后面的我没有再看。请等一分钟再发一次。急事打社区电话 { $phone }。
cap-cases =
    您手上已经有 { $most } 件事在办，先办完一件，再报新的。
    不要了的，发 /my，点“不办了”。真有急事，点“找社区的人”，或者打社区电话 { $phone }。
cap-address =
    这件先没有收：这个地址在办的事已经有 { $most } 件，社区要先核对一下。
    您填的都留着，过后再点一次“都对，提交”就行。
    急的话，点“找社区的人”，或者打社区电话 { $phone }。
cap-letters =
    刚才那句没有转过去：一分钟里最多转 { $most } 条，对方才看得过来。
    请等一分钟再写，一次说完也行。急事打社区电话 { $phone }。
free-which =
    您是想办哪一样？点一个就行；都不是的话，点下面的“找社区的人”。
    急事打社区电话 { $phone }。
free-text =
    这句话我没看明白。想办什么，点下面的按钮；想跟人说，点“找社区的人”。
    急事打社区电话 { $phone }。
free-other =
    收到了，不过这里我不知道怎么用它。想办什么，点下面的按钮；想跟人说，点“找社区的人”。
    急事打社区电话 { $phone }。
edited-not-read = 改过的消息我不会再读。要更正的话，请重新写一遍，或点“上一步”。
button-unknown = 这个按钮已经不能用了。请点新的，或者发 /menu。
cancel-nothing = 现在没有正在填的东西。发 /my 可以看您的事项。
danger =
    先保命：现在就打 { $call }。
    匪警 110，火警 119，急救 120，免费，手机没话费也能打。
    已经告诉社区值班的人。社区电话 { $phone }。
danger-again =
    先保命：现在就打 { $call }。
    社区值班的人已经知道了，您后来写的他也看得到。社区电话 { $phone }。
danger-group =
    先保命：现在就打 { $call }。
    匪警 110，火警 119，急救 120，免费，手机没话费也能打。
    已经告诉社区值班的人。您在哪里、怎么回事，请单独写给我，或者打社区电话 { $phone }。
apology =
    刚才我这边出了点问题，您发的那条没有处理成，社区的人已经看到了。
    请再发一次；还不行的话，打{ $community }电话 { $phone }。
not-allowed = 这件事要由负责的同志来做。需要帮忙的话，点“找社区的人”。
take-not-yours = 去的人要知道姓名和地址，这些只有社区和接单的志愿者能看。请用 /assign 派人，或者用 /note 交代社区去办。
case-not-found = 没有找到这个编号的事项。请对一下编号，比如 26-0001-0。
case-wrong-state = 这件事已经往下走了，这一步用不上了。发 /my 看看现在到哪一步。
case-cancelled-before = 这件事之前已经取消了。
offer-not-found = 这个任务不是派给你的，或者已经没有了。
offer-taken = 已经有位志愿者接下了，谢谢你响应。附近再有需要时再请你。
offer-yours = 这件事你已经接下了。发 /tasks 可以看到地址和按钮。
offer-cancelled = 居民已经不办了，谢谢你响应。
offer-answered = 你已经回过这一条了，谢谢。
door-code-three-digits = 上门码要三个数字，是居民报给你的后三位。
door-code-locked = 上门码锁住了，社区的同志正在核对。请先在门外等一下，或打社区电话。
visit-not-yet = 约的时间还没到。到了时间没人来，再点这里。
visit-another-day = 还没到上门的日子。那天出门时再点，居民就知道你来了。
visit-over = 这件事已经不在你手上了，不用去了。发 /tasks 看看你的任务。
dispute-too-late = 过了可以重开的日子。请点“找社区的人”，我们重新给您办。
rated-before = 您已经评过了，谢谢。
invite-forged = 这个邀请不对。请向发给你的人再要一个。
invite-expired = 这个邀请过期了。请向发给你的人再要一个。
invite-spent = 这个邀请已经用过了，一个只能用一次。请再要一个。
invite-no-work = 这个身份现在还没有要办的事，先不发。要帮忙的话，发 /join 报名当志愿者。
invite-revoked = 这个邀请收回了。请向发给你的人再要一个。
invite-unknown-place = 邀请里写的地方不在名单里。请向发给你的人再要一个。
person-not-found = 没有找到这个人。
assigned-before = 这件事已经在他手上了。
call-not-found = 没有找到这个电话任务。
call-done-before = 这个电话已经有人打过了。
item-gone = 这一项现在不办了。点下面的按钮看看能办什么。
button-of-another-question = 这是前面一题的按钮。请看最新的一题。
case-number-missing = 请写上编号，比如 /case 26-0001-0。
case-number-wrong = 编号对不上，可能写错了一位。请再对一下。
form-finished = 这张表已经填完了。
dialog-unreadable = 刚才填的读不出来了，请重新开始。
timeline-earlier = 前面还有 { $count } 条
timeline-line = { $at }　{ $what }
timeline-line-by = { $at }　{ $what }　{ $who }
timeline-submitted = 收到
timeline-escalated = 请社区来办
timeline-escalated-centre = 请社区定时间
timeline-claimed = 有志愿者接下
timeline-claimed-centre = 预约定了
timeline-assigned = 社区安排了人
timeline-assigned-centre = 预约定了
timeline-handed-back = 来不了，重新找人
timeline-visitor-ended = 换人，重新找
timeline-handed-back-centre = 换人接待
timeline-set-out = 出发
timeline-arrived = 上门
timeline-arrived-centre = 到社区了
timeline-completed = 办完，等确认
timeline-confirmed = 确认办好了
timeline-not-solved = 反映还没办好
timeline-nobody-came = 没人来，重新安排
timeline-no-word = 没问到来没来，社区接手
timeline-nobody-came-centre = 没人接待，重新安排
timeline-unconfirmed = 问了没有回音，先办结
timeline-cancelled = 取消
checklist-head = 请先备好：
checklist-again = 上门前请再看一眼，备好：
checklist-line = · { $what }
details-head = <b>{ $number }</b>　{ $item }
press-look = 看详情
checklist-again-centre = 出门前请再看一眼，带上：
find-nothing = 没有找到。请写编号、全名或电话，比如 /find 陈桂兰。
trouble-gone = 这一条已经处理过了。
command-find = 按编号、全名或电话查找
command-take = 我来办，后面写编号
command-return = 退回给小队，后面写编号
command-close = 结案，后面写编号
command-reopen = 重新打开，后面写编号
command-note = 写备注：编号加一句话
command-tell = 捎话给居民：编号加一句话
command-members = 队员和在岗情况
command-invite = 邀请人加入
command-invites = 还能用的邀请，可以收回
command-roles = 谁有什么身份，可以结束
command-trouble = 出了差错的事
timeline-settled = 社区核实，办结
timeline-settled-word = 办结，{ $who }说办好了（{ $how }）
timeline-reopened = 社区重新打开
timeline-told = 社区捎话
members-only = 这个给志愿者用。想当志愿者，发 /join。
limit-wrong = 一天 1 到 { $most } 件，请写个数字。
squad-not-found = 没有这个小队。
squad-yours = 你已经在这个小队了。
squad-applied-before = 已经报过名了，等队长回复就行。
application-not-found = 没有找到这个报名。
application-decided = 这个报名已经有人回复过了。
command-on = 上岗，有事请我
command-off = 先不接任务
command-away = 请假到哪天，后面写日子
command-limit = 一天最多几件，后面写数字
command-points = 我的积分
command-join = 报名当志愿者
command-link = 在群里用：显示小队的任务

move-same-time = 就是这个时间，没有变。要改的话请另选一个。
move-case-over = 这件事已经结了，没有时间要改。还想办，点下面的按钮重新来。
move-time-past = 这个时间已经过了，请另选一个。
proposal-over = 这件事已经定下来，或者有了新的安排，不用再回了。
visit-undated-yet = 时间还没约好，先等居民回话。急的话打社区电话。
absent-not-yet = 还没到约的时间，再等一等。要是约早了，点“换个时间”。
disputed-same-person = 居民对这位办的结果有意见，要换一个人去办，或者由别的同志来定。
go-own = 这是你自己或家里人的事，要请别人去办。不用做什么，别的志愿者会接。
go-own-other = 这是这位自己或家里人的事，要请别人去。请另选一位。
confirm-own = 这件事是自己家里人去办的，要由社区的同志来问一声再结。不用您做什么。
settle-own = 这是你自己或家里人的事，或者是你自己去办的，要请别的同志来结。
go-not-serving-other = 这位不在给这个社区办事的小队里，不能派。请另选一位。
go-locked = 这家的上门码你报错过三次，这次要换别人去。有事请打社区电话。
go-locked-other = 这位在这家报错过三次上门码，不能再派。请另选一位。
go-away-other = 这位那天请假，不能派。请另选一位。

timeline-wish-changed = 改了想约的时间
timeline-handed-over = 换了一位来
timeline-other-wanted = 另找人，按居民的时间
timeline-move-proposed = 提出改时间
timeline-move-agreed = 时间说定了
timeline-move-refused = 改时间没说成
timeline-move-lapsed = 改时间没等到回音
timeline-resident-absent = 来过，没人应门
timeline-resident-absent-centre = 等过，居民没来
timeline-was-home = 居民说当时在家
timeline-was-home-centre = 居民说当时来了
timeline-second-visit = 办过一次，还要再办一次
timeline-not-solved-why = 说明了哪里没办好
timeline-unsolved = 没能办成，先结了
timeline-rated = 评了 { $rating } 分
timeline-follow-up-asked = 过后问了一声
timeline-still-fine = 都还好
timeline-not-fine = 又不行了，重新办
