resident-submitted =
    收到了。您要办的是{ $item }。
    编号 <b>{ $number }</b>，打电话时报这个号就行。
    想约的时间：{ $visit }。
    正在找离您近的志愿者，{ $next } 前告诉您是谁来、几点来。
resident-submitted-ahead =
    收到了。您要办的是{ $item }。
    编号 <b>{ $number }</b>，打电话时报这个号就行。
    想约的时间：{ $visit }。
    那天还早，{ $begins } 开始请人，免得临时变卦；{ $next } 前告诉您是谁来。
resident-submitted-centre =
    收到了。您要办的是{ $item }，到社区办。
    编号 <b>{ $number }</b>，打电话时报这个号就行。
    想约的时间：{ $visit }。地方：{ $centre }，{ $where }。
    社区的同志还要定时间，{ $next } 前告诉您，先不用跑。
resident-set-aside =
    那天还早，我们到时候再请人，免得临时变卦。
    { $next } 前告诉您是谁来。
resident-claimed =
    找到人了：<b>{ $visitor }</b>（{ $squad }）。
    时间：{ $visit }。办{ $item }，编号 { $number }。
    您的上门码是 <b>{ $code }</b>。来的人先报前三位 { $first }，对得上再开门；再把后三位 { $last } 告诉他。
    不收钱，不要验证码；要的都不是我们的人，请打社区电话 { $phone }。
resident-claimed-centre =
    约好了：<b>{ $visit }</b>。
    地方：{ $centre }，{ $where }。到了找{ $visitor }，报编号 { $number }。
    办{ $item }，不收钱，不要验证码。来不了就打社区电话 { $phone }，好改时间。
resident-handed-back =
    { $visitor }临时来不了了，很抱歉。原来的上门码作废，请不要再用。
    正在给您另找人，时间还是{ $visit }。
    { $next } 前告诉您换谁来。急的话打社区电话 { $phone }，报编号 { $number }。
resident-handed-back-when =
    { $visitor }没能来，{ $visit }也过了，很抱歉。原来的上门码作废，请不要再用。
resident-handed-back-centre =
    原来接待您的{ $visitor }有事，社区正在换人，约的时间还没定死。
    { $next } 前告诉您，先不用跑。急的话打社区电话 { $phone }，报编号 { $number }。
resident-set-out =
    { $visitor }（{ $squad }）出门了，正往您家走。
    先请来的人报上门码前三位，对得上再开门。社区电话 { $phone }。
resident-arrived = { $visitor }到了，上门码对上了。办完会问您一声。
resident-arrived-centre = { $visitor }在接待您了。办完会问您一声。
resident-code-locked =
    请先不要开门。刚才有人在您门口报错了三次上门码。
    社区的同志已经知道，马上联系您。社区电话 { $phone }，编号 { $number }。
resident-code-renewed =
    社区的同志核对过了，门口就是该来的人。
    新的上门码是 <b>{ $code }</b>。对方先报前三位 { $first }，对得上再开门；再把后三位 { $last } 告诉他。
    拿不准就别开门，打社区电话 { $phone }，编号 { $number }。
resident-phone-check =
    社区的人正在给您打电话，核对号码是不是您的。
    接着电话的话，请把这四个数念给他：<b>{ $digits }</b>
    没有接到电话就不用理，也不要告诉别人。有疑问打社区电话 { $phone }。
resident-phone-proven =
    核对好了，这个电话是您的。
    您打电话登记的事，以后在这里也能看，发 /my 就行。
own-phone-ask =
    点下面的“发我的电话”，就知道这个号码是您本人的。
    以后您打电话来登记，在这里也能看到。
own-phone-known =
    记的是 { $phone }，知道是您本人的。
    换了号码，就再点一次“发我的电话”。
own-phone-thanks =
    记下了，您的电话是 { $phone }。
    以后您用这个号码打电话来登记，在这里也能看到。
press-share-phone = 发我的电话
resident-completed =
    { $item }办好了吗？{ $visitor }说已经办完了。
    没办好也请告诉我们，会重新安排，不会怪谁。
    编号 { $number }，社区电话 { $phone }。
resident-confirmation-asked =
    想再问您一声：{ $item }办好了吗？
    没办好也请告诉我们，会重新安排。编号 { $number }，社区电话 { $phone }。
resident-confirmed =
    那就好。{ $visitor }这次办得怎么样？点一个就行。
resident-rated = 谢谢您，已经记下了。以后有事再叫我们。
resident-not-solved =
    知道了，还没办好。这件事重新开了，社区的同志来跟。
    { $next } 前告诉您怎么办。编号 { $number }，社区电话 { $phone }。
resident-unconfirmed =
    { $item }（编号 { $number }）先当办好了，没再打扰您。
    要是还没办好，点下面的按钮，我们接着办。社区电话 { $phone }。
resident-cancelled =
    好，{ $item }不办了，编号 { $number }。已经告诉要来的人。
    什么时候想办，再点下面的按钮。
resident-cancelled-unclaimed =
    好，{ $item }不办了，编号 { $number }。
    什么时候想办，再点下面的按钮。
resident-cancelled-centre =
    好，{ $item }不办了，编号 { $number }。社区那边已经知道。
    什么时候想办，再点下面的按钮。
resident-still-looking-first-squad =
    还没有志愿者接下，我们没忘。离您最近的小队问了 { $asked } 位，还在等他们回话。
    时间还是您说的{ $visit }。
resident-still-looking-wider = { resident-still-looking-first-squad }
resident-still-looking-next-squad =
    还没有志愿者接下，我们没忘。已经问了 { $asked } 位，隔壁小队也在帮忙找。
    时间还是您说的{ $visit }。
resident-still-looking-leaders =
    还没有志愿者接下，我们没忘。问过 { $asked } 位都没能来，现在请队长来安排。
    时间还是您说的{ $visit }。
resident-still-looking-staff =
    { $asked ->
        [0] 还没有安排好人，我们没忘。
       *[other] 志愿者问过 { $asked } 位，都还没能来，对不起。
    }
    现在由社区的同志来安排人上门，时间还是您说的{ $visit }。
resident-still-looking-staff-centre =
    时间还没定下来，我们没忘。社区的同志正在安排。
    时间还是您说的{ $visit }，定了告诉您，先不用跑。
resident-wish-today =
    { $visit }能不能来人，现在还说不准，对不起。
    您不用在家里等着。有人能来，一定先告诉您是谁、几点到。
resident-wish-today-centre =
    { $visit }还没有定下来，对不起。先不用跑，定了马上告诉您。
resident-wish-missed =
    很抱歉，{ $visit }没有人能来，让您白盼了。您的{ $item }还在办，不会丢下。
resident-wish-missed-centre =
    很抱歉，{ $visit }没能给您定下来。您的{ $item }还在办，不会丢下。
resident-wish-open =
    实在对不起，您的{ $item }还没有人接下。{ $days ->
        [0] { "" }
       *[other] 到今天，您等了 { $days } 天。
    }
resident-wish-open-centre =
    实在对不起，您的{ $item }还没定下时间。{ $days ->
        [0] { "" }
       *[other] 到今天，您等了 { $days } 天。
    }
resident-times =
    下面几个时间附近有志愿者在，您挑一个，我们按那个时间再去请。都不合适，就点“换个时间”。
resident-times-centre =
    下面几个时间社区有人，您挑一个。都不合适，就点“换个时间”。
resident-times-none =
    志愿者这几天都排不开，社区的同志在想办法。您哪天方便，点“换个时间”告诉我们。
resident-word-limit = 这件事过了该办好的日子，是我们没做到。
resident-word-raised = 今天已经报到{ $office }，请他们督促社区安排。
resident-word-raised-again = 今天又催了{ $office }，这是第 { $times } 次。
resident-word-tail-raise = { $next } 前再告诉您；到时还没有人接，就报到{ $office }。编号 { $number }，社区电话 { $phone }。
resident-word-tail = { $next } 前再告诉您。编号 { $number }，社区电话 { $phone }。
resident-still-waiting =
    您的{ $item }还在办：{ $visitor }（{ $squad }），{ $visit }。
resident-still-waiting-undated =
    { $visitor }（{ $squad }）接下了您的{ $item }，时间还没约好，对不起让您等。
    您哪天方便，点“换个时间”，我们去问他。
resident-reminded =
    提醒一声：{ $visitor }（{ $squad }）{ $visit } 上门，办{ $item }。
    先请来的人报上门码前三位 { $first }，对得上再开门；再把后三位 { $last } 告诉他。
    不收钱，不要验证码。有变动打社区电话 { $phone }，编号 { $number }。
resident-reminded-centre =
    提醒一声：{ $visit }，到社区办{ $item }。
    地方：{ $centre }，{ $where }。到了找{ $visitor }，报编号 { $number }。
    不收钱，不要验证码。来不了就打社区电话 { $phone }。
resident-visit-asked =
    { $visitor }来了吗？约的是 { $visit }。
    没来的话点“没人来”，我们马上另外安排。社区电话 { $phone }。
resident-no-word-no-number =
    我们没问到有没有人来过，对不起。社区的同志在跟，想打电话问问您，可是没有您的号码。
    请点“留个电话”。{ $next } 前告诉您怎么办。编号 { $number }，社区电话 { $phone }。
resident-no-word =
    我们没问到有没有人来过，对不起。社区的同志会打电话给您，问清楚了接着办。
    { $next } 前告诉您。编号 { $number }，社区电话 { $phone }。
resident-visit-asked-centre =
    约的是 { $visit }，在{ $centre }，有人接待您吗？
    没人接待的话点“没人接待”，我们马上另外安排。社区电话 { $phone }。
resident-nobody-came =
    让您白等了，对不起。社区的同志也知道了，正另外找人，时间还是{ $visit }；不方便就点“换个时间”。
    原来的上门码作废。{ $next } 前告诉您谁来。编号 { $number }，社区电话 { $phone }。
resident-nobody-came-when =
    让您白等了，对不起。社区的同志也知道了。原来的上门码作废。
resident-nobody-came-centre =
    让您白跑了，对不起。社区的同志已经知道，马上重新安排。
    { $next } 前告诉您新的时间。编号 { $number }，社区电话 { $phone }。
resident-due-again =
    { $item }{ $days ->
        [1] 明天就到期了。
       *[other] 又快到期了，大约还有 { $days } 天。
    }
    现在办最省心，停发了要补办。要我们上门吗？
resident-person-wanted =
    好，社区的同志会打电话给您，{ $until } 前打到。
    等不及就直接打 { $phone }。
resident-call-late =
    说好给您打电话，到时间还没打，对不起。社区的同志 { $until } 前打给您。
    等不及就直接打 { $phone }。
resident-call-late-above =
    说好给您打电话，到时间还没打，对不起。已经报到{ $office }，请他们督促，{ $until } 前打给您。
    等不及就直接打 { $phone }。
press-leave-number = 留个电话
call-person-wanted = 这位居民想跟社区的人说话。请打过去，听听要办什么。

mine-none = 您现在没有在办的事。想办什么，点下面的按钮。
mine-rest = <b>还有在办的，和以前的</b>
mine-past = <b>以前的</b>
mine-past-line = { $number }　{ $item }　{ $state }
mine-state-looking =
    <b>{ $item }</b>　编号 { $number }
    正在找人，想约的是 { $visit }。
    { $next } 前告诉您。
mine-state-looking-over =
    <b>{ $item }</b>　编号 { $number }
    { $visit }没有人能来，对不起。请点“换个时间”，另说一个方便的。
    { $next } 前告诉您。
mine-state-looking-centre =
    <b>{ $item }</b>　编号 { $number }
    到社区办，想约的是 { $visit }，时间还没定。
    { $next } 前告诉您。
mine-state-claimed =
    <b>{ $item }</b>　编号 { $number }
    { $visitor } { $visit } 上门。
mine-state-claimed-centre =
    <b>{ $item }</b>　编号 { $number }
    约好了：{ $visit }，{ $centre }，{ $where }，找{ $visitor }。
mine-state-on-the-way =
    <b>{ $item }</b>　编号 { $number }
    { $visitor }在路上。
mine-state-arrived =
    <b>{ $item }</b>　编号 { $number }
    { $visitor }已经上门。
mine-state-arrived-centre =
    <b>{ $item }</b>　编号 { $number }
    { $visitor }正在接待。
mine-state-reported =
    <b>{ $item }</b>　编号 { $number }
    说是办完了。办好了吗？
mine-cancel-sure = 真的不办了吗？{ $item }，编号 { $number }。
mine-kept = 好，照旧给您办。
mine-due-stopped = 好，这件事以后不再提醒。

press-cancel-case = 不办了
press-cancel-yes = 对，不办了
press-cancel-no = 还要办
press-solved = 办好了
press-not-solved = 还没有
press-rate-5 = ★★★★★ 很好
press-rate-4 = ★★★★ 好
press-rate-3 = ★★★ 一般
press-rate-2 = ★★ 不太好
press-rate-1 = ★ 不好
press-came = 来了
press-nobody-came = 没人来
press-came-centre = 有人接待
press-nobody-came-centre = 没人接待
press-instead = 改办：{ $item }
press-start-again = 现在办
press-stop-due = 不用再提醒
resident-reopened =
    您的{ $item }重新打开了，社区的同志来跟。编号 { $number }。
    { $next } 前告诉您怎么办。社区电话 { $phone }。
resident-settled =
    { $item }办结了，编号 { $number }。
    社区记下的是：{ $who }说办好了（{ $how }）。
    要是还没办好，或者没人问过您，点下面的按钮，我们接着办。社区电话 { $phone }。
resident-told =
    { $community }给您捎句话（编号 { $number }）：
    { $words }
    要回话请打社区电话 { $phone }，或点“找社区的人”。
resident-words-head = 您的几件事都还在办，我们没忘：
resident-words-line = · { $item }（{ $number }）：{ $state }，{ $visit }
resident-words-line-missed = · { $item }（{ $number }）：{ $visit }没有人能来，对不起，请您另挑时间
press-choose-time = 挑时间（{ $number }）
resident-words-tail = { $next } 前再告诉您。社区电话 { $phone }。
resident-next-step =
    { $item }办完了。接下来是{ $follows }，不用现在急。
    大约 { $days } 天后我提醒您；早一点好了，点下面的按钮就行，填过的不用再填。
resident-next-step-due =
    { $item }过了一阵，{ $follows }现在可以办了吗？
    证件好了就点下面的按钮，填过的不用再填。没好就先放着，什么时候点都行。
press-follow = 现在就办
