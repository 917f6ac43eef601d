visitor-offered =
    { $need }
    { $community }，{ $visit }，大约 { $minutes } 分钟。
    能去吗？
visitor-offer-taken = 已经有位志愿者接下了，谢谢你。附近再有需要时再请你。
visitor-offer-cancelled = 居民不办了，这一条不用去了。谢谢你。
visitor-offer-ended = 这一条不用去了，你已经不在这个小队。谢谢你。
visitor-declined = 知道了，这次不去。谢谢你回一声，下次再请你。
visitor-told = { $title }：{ $answer }
visitor-visit =
    { $given ->
        [by_self] 你接下了
        [by_staff] 社区请你去
       *[before] 由你去
    }：{ $item }，编号 { $number }。
    时间：{ $visit }
    去找：<b>{ $subject }</b>
    地址：<b>{ $address }</b>（{ $community }）
    到门口先报上门码前三位 <b>{ $first }</b>，再请对方报后三位，点“到门口了”填进去。
    不收钱，不问验证码，不拍人脸。有事打社区电话 { $phone }。
visitor-visit-centre =
    你接待：{ $item }，编号 { $number }。
    时间：{ $visit }
    来的人：<b>{ $subject }</b>，到{ $centre }来。
    { $need }
    人到了点“居民到了”。不收钱，不问验证码。居民电话看 /case { $number }。
visitor-visit-arrived =
    你已经上门：{ $item }，编号 { $number }，{ $subject }。
    办完点“办完了”，写一句情况就行。
    办不成也照实写。社区电话 { $phone }。
visitor-visit-arrived-centre =
    居民到了：{ $item }，编号 { $number }，{ $subject }。
    办完点“办完了”，写一句情况就行。办不成也照实写。
visitor-released = 编号 { $number } 社区另外安排了人，你不用去了。谢谢你。
visitor-handed-back = 退回了，已经在另外找人。谢谢你早说一声，不碍事。
visitor-back-sure = 去不了是因为什么？点一个就退回，会另外找人，不扣分。
visitor-kept = 好，照旧由你去。
visitor-code-wrong = 上门码对不上，还能试 { $left } 次。请居民看着手机再报一次后三位。
visitor-code-locked =
    上门码错了三次，先锁住了。请在门外等一下，社区的同志会联系你和居民。
    社区电话 { $phone }，编号 { $number }。
visitor-still-there = 还在{ $subject }那里吗？办完了就点“办完了”，写一句就行；还没办完就先不用管。
visitor-no-word =
    编号 { $number } 一直没有你的消息，先交给社区的同志问清楚。
    去过的话，打社区电话 { $phone } 说一声，不会怪你。
visitor-completed = 辛苦了，已经请居民确认。确认后积分就到账。
visitor-credited = 居民确认办好了，记 { $credits } 分。谢谢你跑这一趟，编号 { $number }。
visitor-not-solved = 编号 { $number } 居民说还没办好，社区的同志会跟进。不是怪你，有情况可以告诉社区。
visitor-settled = 编号 { $number } 已经办好了，{ $visit } 不用去了。谢谢你。
visitor-settled-centre = 编号 { $number } 已经办好了，{ $visit } 不用等了。谢谢你。
visitor-offer-settled = 这一条已经办好了，不用去了。谢谢你。
visitor-cancelled = 编号 { $number } 居民不办了，{ $visit } 不用去了。谢谢你。
visitor-remind-eve = 提醒：明天要上门。能按时到就点“我会到”。
visitor-remind-soon = 提醒：过一会儿就要上门了。出门时点“出发了”。
visitor-cancelled-centre = 编号 { $number } 居民不办了，{ $visit } 不用等了。
visitor-remind-eve-centre = 提醒：明天有居民来社区找你办事。能接待就点“我在”。
visitor-remind-soon-centre = 提醒：过一会儿有居民来社区找你办事。
visitor-confirmed-visit = 好，记下了。{ $visit } 见。
visitor-nobody-came = 编号 { $number } 居民说没等到人，已经另外安排。要是路上有事，打社区电话 { $phone } 说一声。
visitor-nobody-came-centre = 编号 { $number } 居民说来了没人接待，社区会另外安排。有情况请跟社区说一声。
need-any = 有位街坊要办{ $item }，想请人上门帮忙。
toast-claimed = 接下了，谢谢你。

tasks-none = 现在没有任务。你一共有 { $points } 分。
tasks-rest = 还有接下的 { $visits } 件，等你回话的 { $offers } 件。点一件看：
tasks-visit = 接下的：{ $visit }　{ $item }
tasks-offer = 等回话：{ $visit }　{ $item }
tasks-some = 你一共有 { $points } 分。
joined-role = 欢迎加入：{ $where }，{ $role }。
joined-phone =
    还差一样：你的电话。万一路上联系不上，社区好打给你；居民看不到。
    点下面的“发我的电话”就行，不想留也可以不点。
joined-squad = 好，{ $name }。{ $where }有事会发到这里，点一下就能接，去不了也可以退。发 /tasks 看任务和积分。
joined-office = 好，{ $name }。发 /queue 看{ $where }的待办，/duty 看谁值班，/help 看全部。
joined-staff = 好，{ $name }。发 /queue 看{ $where }的待办，/calls 看要打的电话，/duty 看谁值班，/help 看全部。

press-claim = 我去
press-decline = 这次不行
press-way = 出发了
press-door = 到门口了
press-done = 办完了
press-hand-back = 去不了，退回
press-back-ill = 身体不舒服
press-back-family = 家里有事
press-back-time = 时间碰不上
press-back-far = 路太远
press-back-other = 别的原因
press-back-no = 还是我去
press-sure = 我会到
press-sure-centre = 我在
press-here = 居民到了
press-hand-back-centre = 接待不了，退回
duty-on = 好，你在岗。有事会请你。
duty-off = 好，先不请你了。手上接了的照旧；要上岗发 /on，以后都不做了发 /roles。
away-when = 请写哪天回来，比如 /away 12月3日。
away-past = 回来的日子要写明天以后的，比如 /away 12月3日。今天就回来，发 /on。
away-unsure = 我没看懂你哪天回来。请写一年以内的一天，比如 /away 12月3日。说不准多久，发 /off 先不接，回来了再发 /on。
away-set = 好，{ $day } 起再请你。手上接了的，去不了请退回。
limit-how = 请写一天最多几件，比如 /limit 2。
limit-set = 好，一天最多 { $visits } 件。
points-total = 你一共有 { $points } 分。每月 1 号发一次上月的账。
join-which = 想加入哪个小队？点一个，队长会回复你。找某一个就写名字，比如 /join 桂花。
join-asked = 报名送到了，队长回复了就告诉你。
application-accepted = 欢迎加入{ $squad }。有事会发到这里，点一下就能接，去不了也可以退。发 /tasks 看任务。
application-refused = { $squad }这次没能收下，谢谢你愿意来。可以发 /join 看看别的小队。
toast-decided = 好，已经回复了。
link-in-group = 请把我拉进小队的群，再在群里发 /link。
link-which = 这个群是哪个小队的？
morning-head = 今天有 { $count } 件：
morning-line =
    · { $visit }　{ $item }
    　编号 { $number }，按钮在之前的卡片上，或者发 /tasks
visitor-statement = { $month }你一共记了 { $credits } 分。谢谢你跑的每一趟。
board-head = <b>{ $squad }</b>　等人接的 { $count } 件
board-empty = <b>{ $squad }</b>　没有等人接的事。
board-line = · { $number }　{ $item }　{ $community }　{ $visit }　{ $age }
board-take = 我去 { $number }
leader-applied = { $name }想加入{ $squad }。
press-accept = 收下
press-refuse = 这次不收
