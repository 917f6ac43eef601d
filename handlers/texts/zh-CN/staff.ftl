staff-submitted =
    登记好了：{ $item }，编号 <b>{ $number }</b>。
    请把编号报给居民。想约{ $visit }，{ $next } 前要打电话告诉他谁来。
staff-submitted-centre =
    登记好了：{ $item }，到社区办，编号 <b>{ $number }</b>。
    请把编号报给居民。想约{ $visit }，{ $next } 前要打电话告诉他定在几点。
staff-account-alike =
    有个聊天账号也留了这个姓名和电话，是不是本人还没核对过。这件事先不给那个账号看，结果打电话说。
    居民想在手机上看的话，点“核对电话”。
press-phone-check = 核对电话
phone-check-how =
    核对 { $number } 留的电话。
    请你自己拨 <b>{ $phone }</b>，不要用对方打进来的那个电话。
    接通了，对方也说用着我们的聊天，再点下面。
press-phone-rung = 接通了，显示数字
phone-check-wrong = 数字对不上，还能试 { $left } 次。请对方看着聊天再念一遍。
phone-check-failed =
    三次都对不上，那个账号多半不是他的。
    这件事还是打电话告诉他，不用再做什么。
phone-check-late = 过了一刻钟，刚才的数字不能用了。要核对的话，再拨一次电话，重新点“核对电话”。
phone-nothing-to-check = 没有要核对的了：可能已经核对过，或者对方改了姓名、电话。
phone-checked-often = 今天已经核对过三次，明天再试。这期间结果打电话说。
staff-phone-proven = 核对上了：这个电话是他本人的。{ $number } 以后在他的聊天里也能看到。
staff-parted = { $number } 跟那个账号分开了，以后打电话告诉居民。约好了上门的，上门码也换了。
accounts-none = 没有要核对的账号。
accounts-head =
    <b>没核对就并到账号上的登记 { $count }</b>
    以前按姓名和电话相同就算同一个人。请打电话问一问，不是本人的就分开。
accounts-line = · { $number }　{ $name }　{ $phone }　{ $community }
press-phone-check-of = 核对电话 { $number }
press-part = 不是本人，分开 { $number }
toast-parted = 分开了。
staff-escalated =
    <b>没人接</b>　{ $number }　{ $item }
    { $community }　{ $visit }
    { $asked ->
        [none] 没有问过志愿者
       *[some] 问过的志愿者都没接
    }，要社区来安排。答应居民 { $next } 前有信。
staff-raised-waited =
    <b>两个工作日没有人接</b>　{ $number }　{ $item }
    { $community }　居民想约{ $visit }　第 { $times } 次报来
    社区和小队都还没安排。请督促社区今天落实人。也会告诉居民报到了你们这里，答应 { $next } 前有信。
staff-raised-limit =
    <b>过了时限</b>　{ $number }　{ $item }
    { $community }　{ $visit }　{ $visitor }　第 { $times } 次报来
    请督促社区今天给居民一个说法。也会告诉居民报到了你们这里，答应 { $next } 前有信。
staff-still-looking =
    <b>还没安排</b>　{ $number }　{ $item }
    { $community }　{ $visit }
    又跟居民说了一次在安排，{ $next } 前要有信。
staff-escalated-centre =
    <b>要预约</b>　{ $number }　{ $item }
    { $community }　想约{ $visit }，居民到社区来办。
    这个时间行，就点“定下来，我接待”。答应居民 { $next } 前有信。
leader-escalated =
    <b>没人接</b>　{ $number }　{ $item }
    { $community }　{ $visit }
    { $asked ->
        [none] 队里还没有问过人
       *[some] 队里问过的人都没接
    }，请队长安排。答应居民 { $next } 前有信。
staff-code-locked =
    <b>上门码错了三次</b>　{ $number }　{ $item }
    { $community }　{ $visitor }（{ $squad }）
    请马上打电话给居民核对，再打给上门的人。
staff-code-renewed = 新上门码发给居民和上门的人了，编号 { $number }。
staff-visit-silent =
    <b>没人说来没来</b>　{ $number }　{ $item }
    { $community }　{ $visit }，{ $visitor }（{ $squad }）
    两边都问过了，没有回话。请打电话问问。
staff-no-word =
    <b>还是没人说来没来</b>　{ $number }　{ $item }
    { $community }　上次：{ $visitor }（{ $squad }）
    这件事归社区了：问清楚，办好了就办结，没办就另派人。答应居民 { $next } 前有信。
staff-not-solved =
    <b>居民说没办好</b>　{ $number }　{ $item }
    { $community }　上次：{ $visitor }（{ $squad }）
    答应居民 { $next } 前有信。
staff-nobody-came =
    <b>没人上门</b>　{ $number }　{ $item }
    { $community }　{ $visitor }没到，现在按{ $visit }另外找人。
    请打电话给居民道个歉。{ $times ->
        [1] {""}
       *[other] 这位志愿者已经第 { $times } 次没到。
    }
staff-nobody-came-centre =
    <b>居民来了没人接待</b>　{ $number }　{ $item }
    { $community }　原定 { $visitor }，{ $visit }
    请打电话给居民道个歉，重新定时间。
staff-handed-back =
    <b>临时退单</b>　{ $number }　{ $item }
    { $community }　{ $visit }，{ $visitor }来不了{ $why ->
        [ill] （身体不舒服）
        [family] （家里有事）
        [time] （时间碰不上）
        [far] （路太远）
       *[other] {""}
    }，正在另外找人。
staff-handed-back-centre =
    <b>接待不了</b>　{ $number }　{ $item }
    { $community }　{ $visit }，{ $visitor }接待不了{ $why ->
        [ill] （身体不舒服）
        [family] （家里有事）
        [time] （时间碰不上）
        [far] （路太远）
       *[other] {""}
    }，请换人接待。
staff-assigned =
    派好了：{ $number } → { $visitor }，{ $visit }。
    { $call ->
        [none] 双方都会收到。
        [resident] 上门的人会收到；居民收不到消息，要打电话说，在 /calls 里。
        [visitor] 居民会收到；上门的人收不到消息，要打电话说，在 /calls 里。
       *[both] 双方都收不到消息，要打电话说，在 /calls 里。
    }
staff-noted = 备注记下了，{ $number }。
staff-call-needed =
    <b>要打电话</b>　编号 { $number }
    有人在聊天里收不到，请在{ $until } 前打电话告诉他。
staff-call-answered =
    <b>不用打电话了</b>　编号 { $number }
    事情已经有了结果，或者他在聊天里回过了。
staff-call-late =
    <b>电话还没打到</b>　编号 { $number }
    说好的时间过了。{ $until } 前请再打。
staff-call-late-above =
    <b>答应居民的电话还没打</b>　{ $community }　编号 { $number }
    过了说好的时间。请督促社区今天打到。
staff-called = 好，记下了。编号 { $number }。
staff-call-again = 没打通，等会儿再提醒。编号 { $number }。
staff-call-given-up =
    <b>打了三次都没打通</b>　编号 { $number }
    请派人上门看看，或者问问邻居。
staff-danger =
    <b>有人写了危险的话</b>，已经让他打 { $call }。
    { $name }　{ $phone }　{ $community }
    写的是：{ $words }
    请马上打过去。
staff-danger-group =
    <b>群里有人写了危险的话</b>，已经在群里说了打 { $call }。
    { $name }　{ $phone }　{ $community }
    写的是：{ $words }
    有电话就马上打过去；没有的话，请到群里问是谁、在哪里。
staff-danger-count = 到{ $at }一共写了 <b>{ $times }</b> 次。
staff-danger-line = · { $name }又写了：{ $words }
staff-cap-cases =
    <b>有人一次报了很多事</b>　{ $community }
    { $name }　{ $phone }
    手上办着的到上限了，新的没有收。请打电话问问；真需要的，发 /new 替他登记。
staff-cap-address =
    <b>一个地址报了很多事</b>　{ $community }
    最后一个是{ $name }　{ $phone }
    这个地址办着的到上限了，新的没有收，还没派人。请打电话核对；真需要的，发 /new 替他登记。
staff-cap-letters =
    <b>有人在对话里连着发了很多条</b>　编号 { $number }　{ $community }
    { $name }　{ $phone }
    多出来的没有转。请看看对话，问问两边要不要帮忙。
staff-person-wanted = { $name }（{ $community }，{ $phone }）想跟社区的人说话。
staff-joined = { $name }加入了。
staff-dead-letter =
    <b>有一条消息没处理成</b>（第 { $seq } 条），是{ $name }发的。
    已经向他道歉，请打电话问问。

queue-empty = 没有待办，都清了。
queue-head = <b>待办 { $open }</b>　没人管 { $unowned }　过了时限 { $over }　欠回信 { $late }
queue-line =
    { $mark } { $number }　{ $item }　{ $community }
    　{ $visit }　{ $whose }
    　{ $age }{ $limit ->
        [over] 　过了时限
       *[in-time] {""}
    }　{ $word ->
        [late] 说好{ $until } 前回信，晚了
       *[due] { $until } 前有信
    }
queue-held = { $name }（{ $state }）
queue-asked = 在问{ $squad }
queue-leaders = 没人接，归{ $squad }队长
queue-staff = 没人接，归社区
case-which = 请写上编号，比如 /{ $command } 26-0001-0。
case-table =
    <b>{ $number }</b>　{ $item }
    状态：{ $state }
    社区：{ $community }
    时间：{ $visit }
    谁去：{ $visitor }
    给谁：{ $subject }
    地址：{ $address }
    电话：{ $phone }
    下次有信：{ $next }
case-no-shows = 白等过：居民不在 { $resident } 次，志愿者没到 { $visitor } 次
case-note = 备注　{ $at }　{ $who }：{ $words }
assign-whom = { $number } 派给谁？点一个。要找某个人就加上名字，比如 /assign { $number } 王。
assign-nobody-called = 能去的人里没有叫“{ $words }”的。{ $number } 派给别人，请再写名字，或者点下面。
assign-member = { $name }（手上 { $busy } 件）
assign-myself = 我自己去
press-open-case = 看这件事
press-assign = 派给人
assign-myself-centre = 我来接待
press-appoint = 定下来，我接待
press-note = 写备注
press-new-code = 核对过了，发新码
press-call = 看内容，打电话
press-reached = 说到了
press-unreached = 没打通
calls-none = 没有要打的电话。
calls-head = <b>要打的电话 { $count }</b>
calls-elsewhere = 电话由社区的同志打，你这里没有要打的。
calls-line =
    { $mark } { $name }　{ $purpose }　{ $number }
    　{ $community }　{ $until } 前
calls-open = { $name }　{ $until } 前
call-for-news = 告诉进展
call-for-reminder = 提醒要上门
call-for-question = 问一句话
call-for-wanted = 想接电话
call-for-message = 转告一句话
call-elsewhere = 这个电话归那边社区的同志打，你这里看不到。
call-not-needed = （不用打了：事情已经有了结果，或者他在聊天里回过了）
call-card =
    打给：<b>{ $name }</b>　{ $phone }
    照着说：

    { $words }

    { $tries ->
        [0] 说到了就点一下。
       *[other] 已经试过 { $tries } 次，都没打通。
    }
call-done = （已经说过了）
new-elsewhere = { $community }不归你这里登记。请转给那边的社区。
new-go-on = 好，下面替{ $name }填。
steer-done-take = 记下了，{ $number } 由你去。地址和按钮在单子上，发 /tasks 也能看到。
steer-done-return = 好，{ $number } 重新找人去。
steer-done-reopen = { $number } 重新打开了，由社区来安排。
note-which = 请写编号和一句话，比如 /note 26-0001-7 老人耳背，敲门大声点。
tell-which = 请写编号和一句话，比如 /tell 26-0001-7 明天记得带身份证。
staff-told = 话带到了，{ $number }。
close-how = { $number } 怎么结？
form-title-settle = 办好了，结案
ask-settle-who = 是谁说办好了？写姓名。居民会看到您写的名字。
title-settle-who = 谁说的
ask-settle-how = 怎么听到的？
title-settle-how = 怎么听到的
choice-settle-how-called = 打电话问的
choice-settle-how-met = 当面说的
choice-settle-how-wrote = 聊天里说的
choice-settle-how-seen = 到家看过
ask-settle-words = 怎么办好的？写一句，同事看得到。不写就点“跳过”。
title-settle-words = 怎么办好的
staff-settled = 结了：{ $number }。记下的是：{ $who }说办好了（{ $how }）。居民会收到这句话；原来要去的人不用去了，也会收到。
press-settle = 已办好
members-which = 看哪个小队？一共 { $count } 个。找某一个就写名字，比如 /members 桂花。
members-squad = { $squad }（{ $count } 人）
members-others = 别的小队
members-head = <b>{ $squad }</b>　{ $count } 人，在岗 { $duty }
members-line = · { $name }　{ $state }　手上 { $busy } 件
members-duty = 在岗
members-off = 不在岗
members-away = 请假
invite-whom = 邀请谁？点一个，我给你一个链接。
invite-as-what = 邀请他做什么？点一个。也可以直接写社区或小队的名字，比如 /invite 桂花。
invite-role = { $role }（{ $count }）
invite-link =
    { $where }，{ $role }：
    { $link }
    { $days } 天内有效，只能用一次。请只发给本人。
invite-words =
    { $where }，{ $role }：请本人给我发这一句
    <code>/start { $token }</code>
    { $days } 天内有效，只能用一次。
invites-none = 没有还能用的邀请。
invites-head =
    <b>还能用的邀请 { $count }</b>
    发错了人，就点“收回”。
invites-line = { $place }. { $what }　{ $name }发的，{ $until } 到期
press-invite-revoke = 收回第 { $place } 个
toast-invite-revoked = 收回了。
invite-gone = 这个邀请已经用掉、收回或者过期了。
roles-which =
    看哪里的人？点一个。
    也可以直接写全名，比如 /roles 王芳。
roles-whose = { $what }，点要结束的那一位：
roles-empty = { $what }：现在没有人。
roles-of = { $name }在你这里有这些身份，点要结束的：
roles-yours = 你有这些身份。不想做了，点一个：
press-role-own = 我自己：{ $what }
press-role = { $name }：{ $what }
role-end-ask =
    结束{ $name }的身份：{ $what }？
    手上的上门、正在说话的居民会马上换人接，没用掉的邀请也作废。以前记的积分都在。
press-role-end = 对，结束
press-role-keep = 先不结束
role-kept = 好，照旧。
role-end-done =
    { $name }的身份结束了：{ $what }。
    换人接的：上门 { $visits } 件，居民找人 { $talks } 件。
role-ended-yours =
    你在{ $where }的身份（{ $role }）结束了，是{ $by }办的。
    手上的事已经换人接，不用再去。谢谢你做过的每一件。
    有疑问打社区电话 { $phone }。
role-ended-other =
    { $by }结束了{ $name }的身份：{ $where }，{ $role }。
    手上的事已经换人接。要是不对，请马上问一问，重新发邀请就能恢复。
role-not-held = 这个身份已经结束了。
find-what = 请写编号、全名或电话，比如 /find 陈桂兰。
find-line = { $number }　{ $item }　{ $community }　{ $state }
trouble-none = 没有出差错的事。
trouble-head = <b>没处理成的消息 { $letters }</b>　没发出去 { $sends }　联系不上 { $unreachable }　说好没回信 { $late }　到点没做成 { $failing }
trouble-letter = 第 { $seq } 条消息没处理成，{ $name }发的
trouble-send = 有句话没发到{ $name }：{ $error }
trouble-unreachable = { $name }停用了聊天，手上还有事在办
trouble-late = { $number } 说好的时间过了，还没回信
trouble-due = { $what }：到点没做成，试了 { $times } 次，{ $next } 自动再试
trouble-chore = { $what }没做成，试了 { $times } 次，{ $next } 自动再试。请告诉管机器的人看日志。
trouble-retry-due = 现在再试：{ $what }
trouble-retry = 再试第 { $seq } 条
trouble-seen = 看过了：{ $what }
trouble-call = 打电话给{ $name }
trouble-retried = 好，再试一次。
trouble-dismissed = 好，划掉了。
trouble-call-made = 好，已经排进要打的电话。
call-come-back = 您在办的事还在办，可是聊天里找不到您了。请重新打开聊天，发一个“你好”；不方便的话，以后我们打电话。
staff-limit-near =
    <b>时限用了四分之三</b>　{ $number }　{ $item }
    { $community }　{ $visit }　{ $visitor }
staff-limit-near-unheld =
    <b>时限用了四分之三</b>　{ $number }　{ $item }
    { $community }　{ $visit }　现在没有人去
staff-limit-over =
    <b>过了时限</b>　{ $number }　{ $item }
    { $community }　请今天给居民一个说法。
staff-morning =
    <b>{ $place }</b>　今天
    待办 { $open }　没人管 { $unowned }　过了时限 { $over }　欠回信 { $late }
    今天上门 { $visits }　要打的电话 { $calls }
    近七天说好的回信 { $met }，晚了 { $broken }
staff-morning-trouble = 出了差错还没处理的 { $count } 件，发 /trouble 看看
staff-year-unknown = { $year } 年的放假和调休还没有录入，请管理员补上，否则按周末算。
