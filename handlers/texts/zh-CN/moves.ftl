form-title-move = 改上门时间
form-title-absent = 居民不在
form-title-again = 再来一次
ask-move-day = 想改到哪天？点下面的按钮，或者直接写“后天上午”。
title-move-day = 日子
ask-move-slot = 上午还是下午？
title-move-slot = 时段
ask-absent-day = 没关系。另约哪天？我们替你问居民行不行。
title-absent-day = 日子
ask-absent-slot = 上午还是下午？
title-absent-slot = 时段
ask-again-day = 下一次约哪天？我们替你问居民行不行。
title-again-day = 日子
ask-again-slot = 上午还是下午？
title-again-slot = 时段
ask-again-note = 还差什么没办完？写一句就行。
title-again-note = 还差什么

move-sent =
    好，改到 { $wanted } 的事已经问过去了，编号 { $number }。
    有没有回话，{ $until } 前都来说一声。没有回话，就还是 { $visit }。
move-sent-undated =
    好，{ $wanted } 行不行，已经问过去了，编号 { $number }。
    有没有回话，{ $until } 前都来说一声。
resident-move-asked =
    { $visitor }（{ $squad }）原定 { $visit } 上门，想改到 <b>{ $wanted }</b>。您看行不行？
    { $until } 前没有回话，就还是原来的时间。
    编号 { $number }，社区电话 { $phone }。
resident-move-asked-centre =
    { $visitor }原定 { $visit } 在{ $centre }接待您，想改到 <b>{ $wanted }</b>。您看行不行？
    { $until } 前没有回话，就还是原来的时间。
    编号 { $number }，社区电话 { $phone }。
resident-date-asked =
    有人接下了：<b>{ $visitor }</b>（{ $squad }）。原来想约的时间已经过了，想 <b>{ $wanted }</b> 来，您看行不行？
    { $until } 前请回一声；您没答应之前，时间不会定。
    编号 { $number }，社区电话 { $phone }。
resident-date-asked-centre =
    { $visitor }来接待您。原来想约的时间已经过了，改约 <b>{ $wanted }</b>，在{ $centre }，您看行不行？
    { $until } 前请回一声；您没答应之前，时间不会定。
    编号 { $number }，社区电话 { $phone }。
visitor-move-asked =
    编号 { $number }，原定 { $visit }，居民想改到 <b>{ $wanted }</b>。你行不行？
    { $until } 前没有回话，就还是原来的时间。
visitor-date-asked =
    编号 { $number }，居民说 <b>{ $wanted }</b> 方便。你行不行？
    { $until } 前请回一声。
resident-moved =
    说定了：<b>{ $visitor }</b>（{ $squad }）{ $visit } 上门，办{ $item }，编号 { $number }。
    上门码换了，新的是 <b>{ $code }</b>，原来的作废。来的人先报前三位 { $first }，对得上再开门；再把后三位 { $last } 告诉他。
    不收钱，不要验证码；要的都不是我们的人，请打社区电话 { $phone }。
resident-moved-centre =
    说定了：{ $visit }，办{ $item }，编号 { $number }。
    地方：{ $centre }，{ $where }。到了找{ $visitor }，报编号 { $number }。
    不收钱，不要验证码。有变动打社区电话 { $phone }。
visitor-moved = 说定了，时间是 { $visit }。上门码也换了，看下面。
visitor-moved-centre = 说定了，时间是 { $visit }。
resident-move-refused =
    { $visitor }说 { $wanted } 不行。还是 { $visit }，别的不变。
    原来的时间您不方便，就点下面的按钮。编号 { $number }，社区电话 { $phone }。
resident-move-refused-undated =
    { $visitor }说 { $wanted } 不行，时间还没约好。
    请另提一个时间，或者请别人按您的时间办。{ $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
resident-move-kept = 好，那就不改，还是 { $visit }。已经告诉{ $visitor }了。
resident-move-kept-undated = 好，那个时间不行就另约。已经告诉{ $visitor }了。
visitor-move-refused =
    编号 { $number }，居民说 { $wanted } 不方便，还是 { $visit }。
    你要是去不了，可以另提时间，或者退回，会另外找人。
visitor-move-refused-undated =
    编号 { $number }，居民说 { $wanted } 不方便，正请居民另提时间。
    你也可以另提一个。约好了告诉你，先不用去。
visitor-move-kept = 好，那就不改，还是 { $visit }。已经告诉居民了。编号 { $number }。
visitor-move-kept-undated = 好，记下了。已经请居民另提时间，约好了告诉你。编号 { $number }。
resident-move-lapsed =
    改到 { $wanted } 的事没等到回音，还是 { $visit }，别的不变。
    编号 { $number }，社区电话 { $phone }。
resident-move-lapsed-undated-no-number =
    { $wanted } 的事没等到回音，时间还没约好。
    请点“留个电话”，社区的同志好跟您约；{ $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
resident-move-lapsed-undated =
    { $wanted } 的事没等到回音，时间还没约好。
    社区的同志会打电话跟您约，{ $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
resident-date-wanted-no-number =
    { $item }的时间还没约好，我们没忘。
    请点“留个电话”，社区的同志好跟您约；{ $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
resident-date-wanted =
    { $item }的时间还没约好，我们没忘。
    社区的同志会打电话跟您约，{ $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
visitor-move-lapsed = 编号 { $number }，改到 { $wanted } 的事没等到回音，还是 { $visit }。
visitor-move-lapsed-undated = 编号 { $number }，{ $wanted } 的事没等到回音。社区会打电话跟居民约，约好了告诉你，先不用去。
resident-other-wanted =
    好，按您的时间另外找人：{ $visit }。原来的上门码作废。
    { $next } 前告诉您谁来。编号 { $number }，社区电话 { $phone }。
resident-other-wanted-centre =
    好，按您的时间另外安排：{ $visit }，还是在{ $centre }。
    { $next } 前告诉您定下没有。编号 { $number }，社区电话 { $phone }。
visitor-other-wanted = 编号 { $number } 居民只有另一个时间方便，已经另外找人，不用你去了。谢谢你。
resident-wish-changed =
    好，改成 { $visit }，正按这个时间找人。
    { $next } 前告诉您谁来。编号 { $number }，社区电话 { $phone }。
resident-wish-changed-centre =
    好，改成 { $visit }，请社区按这个时间定。
    { $next } 前告诉您定下没有，定了再来。编号 { $number }，社区电话 { $phone }。
visitor-offer-moved = 居民改了时间，这一条不用去了。新的时间会另外问你。
resident-second-visit =
    { $item }还差一点，要再来一次才能办完。
    { $visitor }（{ $squad }）想 <b>{ $wanted }</b> 再来，您看行不行？
    { $until } 前等您回一声。编号 { $number }，社区电话 { $phone }。
resident-second-visit-centre =
    { $item }还差一点，要请您再来一次{ $centre }才能办完。
    { $visitor }想约 <b>{ $wanted }</b>，您看行不行？
    { $until } 前等您回一声。编号 { $number }，社区电话 { $phone }。
visitor-second-visit = 记下了，辛苦。已经问居民 { $wanted } 行不行，约好了告诉你。编号 { $number }。
resident-absent =
    { $visitor }（{ $squad }）刚才按约好的时间来过，门没人应。想必您临时有事，不要紧。
    想 <b>{ $wanted }</b> 再来，您看行不行？{ $until } 前等您回一声。
    要是您一直在家，点一下“我一直在家”，不算您的。编号 { $number }，社区电话 { $phone }。
resident-absent-relative =
    { $visitor }（{ $squad }）刚才按约好的时间去看{ $subject }，门没人应。请您打个电话，看{ $subject }是不是都好。
    想 <b>{ $wanted }</b> 再去，您看行不行？{ $until } 前等您回一声。
    要是{ $subject }一直在家，点一下“我一直在家”，不算不在。编号 { $number }，社区电话 { $phone }。
resident-absent-centre =
    约好的时间没等到您。想必您临时有事，不要紧。
    { $visitor }想改约 <b>{ $wanted }</b>，还在{ $centre }，您看行不行？{ $until } 前等您回一声。
    要是您来了没人接待，点一下“我来过”，不算您的。编号 { $number }，社区电话 { $phone }。
visitor-absent = 辛苦了，记下了，不是你的事。已经问居民 { $wanted } 行不行，约好了告诉你。编号 { $number }。
resident-was-home = 记下了，这次不算您不在，对不住。下次的时间请照样回一声。社区的同志会问问是怎么回事，社区电话 { $phone }。
staff-was-home =
    <b>两边说的不一样</b>　{ $number }　{ $item }
    { $community }　{ $visitor }（{ $squad }）说没等到居民，居民说一直在。请打电话两边都问问，不急着怪谁。
staff-absent =
    <b>没等到居民</b>　第 { $times } 次　{ $number }　{ $item }
    { $community }　{ $visitor }（{ $squad }）刚才去过。请打个电话，看人是不是都好；另约的时间已经在问。
call-date-wanted =
    { $item }（编号 { $number }）还没约好时间。请问居民哪天方便，{ $visitor }等着约。
    问到了，打开这件事点“换个时间”填进去。
staff-move-agreed =
    说定了：{ $number }，{ $visit }。
    { $call ->
        [none] 双方都会收到。
        [resident] 上门的人会收到；居民收不到消息，要打电话说，在 /calls 里。
        [visitor] 居民会收到；上门的人收不到消息，要打电话说，在 /calls 里。
       *[both] 双方都收不到消息，要打电话说，在 /calls 里。
    }
staff-move-refused = 记下了：{ $number }，那个时间居民不方便。已经告诉上门的人。
staff-move-failed = 没改成：{ $number }，{ $visitor }{ $wanted }来不了或没回话，时间：{ $visit }。
staff-wish-changed = 改好了：{ $number }，{ $visit }。正按这个时间找人。
mine-state-undated =
    <b>{ $item }</b>　编号 { $number }
    { $visitor }在办，还没约好时间。
mine-move-asked = 想改到 <b>{ $wanted }</b>，您看行不行？
visitor-visit-undated =
    { $item }，编号 { $number }，{ $subject }，{ $address }（{ $community }）。
    时间：{ $visit }。约好了再去，到时会给新的上门码。社区电话 { $phone }。
visitor-visit-undated-centre =
    { $item }，编号 { $number }，{ $subject }，到{ $centre }来。
    时间：{ $visit }。约好了告诉你。社区电话 { $phone }。

hand-over-whom = 想请谁替你去？对方答应了才算，之前还是你的。
hand-over-nobody = 小队里现在没有别人能去。要是实在去不了，点“去不了，退回”，会另外找人。
hand-over-asked =
    { $visitor }接了这一趟，临时去不了，想请你替他去。
    { $need }
    { $community }，{ $visit }，大约 { $minutes } 分钟。
    能去吗？{ $until } 前回一声就行。
hand-over-sent = 已经问{ $mate }了，{ $until } 前有回话告诉你。对方答应之前，还是你去。编号 { $number }。
hand-over-refused = { $mate }这次也去不了，编号 { $number } 还是你的。可以再问别人，或者退回。
hand-over-lapsed = { $mate }没回话，编号 { $number } 还是你的。可以再问别人，或者退回。
hand-over-over = 时间过了，这一趟不用你替了。谢谢你。
resident-handed-over =
    换人来了：<b>{ $visitor }</b>（{ $squad }）替{ $earlier }上门，时间不变，{ $visit }。编号 { $number }。
    上门码换了，新的是 <b>{ $code }</b>，原来的作废。来的人先报前三位 { $first }，对得上再开门；再把后三位 { $last } 告诉他。
    不收钱，不要验证码；要的都不是我们的人，请打社区电话 { $phone }。
visitor-handed-over = 编号 { $number } 交给{ $visitor }了，你不用去了。谢谢你早说一声。
staff-at-risk =
    <b>这个约还没确认</b>　{ $number }　{ $item }
    { $community }　{ $visit }　{ $visitor }（{ $squad }）
    傍晚问过，还没回话。请提醒一声，打个电话，或者换人。
visitor-nudged = 社区想问一声：{ $visit } 的上门能按时到吗？能到就点“我会到”；去不了也请早点说。
visitor-nudged-centre = 社区想问一声：{ $visit } 你在吗？能接待就点“我在”；不能也请早点说。
toast-nudged = 提醒过了
call-at-risk = 问一声：{ $visit } 约好的事（编号 { $number }）能按时到吗？不能的话，请社区换人。

press-move = 换个时间
press-move-yes = 行
press-move-no = 不行
press-move-other-time = 另提一个时间
press-other-visitor = 请别人按我的时间办
press-resident-yes = 居民说行
press-resident-no = 居民说不行
press-hand-over = 请别人去
press-hand-over-yes = 我替他去
press-absent = 居民不在
press-absent-centre = 居民没来
press-was-home = 我一直在家
press-was-home-centre = 我来过
press-again = 还要再来一次
press-nudge = 再提醒一次
press-call-visitor = 打电话问问
