receipt-things = { $value }
receipt-kept =
    窗口按规定收走，不还的：
    { $value }
receipt-new = 新交给居民的：{ $value }
receipt-out =
    还在{ $holder }那里的：
    { $value }
receipt-nothing-out = 原件都还清了。
receipt-taken-resident =
    收据 <b>{ $receipt }</b>　{ $at }
    { $holder }（{ $squad }）收了{ $subject }的：
    { $parts }
    拿去办{ $item }，还的时候再给您一张收据。
    上面写的对吗？不对请马上说，社区电话 { $phone }。
receipt-taken-visitor =
    收据 <b>{ $receipt }</b>　{ $at }
    你收了{ $subject }的：
    { $parts }
    居民那边也有一张。请收好，别拍照，别转给别人。还的时候点“还了原件”。
receipt-returned-resident =
    收据 <b>{ $receipt }</b>　{ $at }
    还给{ $subject }的：
    { $parts }
    上面写的对吗？不对请马上说，社区电话 { $phone }。
receipt-returned-visitor =
    收据 <b>{ $receipt }</b>　{ $at }
    还给{ $subject }的：
    { $parts }
    居民那边也有一张。
receipt-agreed-resident = 好，收据 { $receipt } 记下了。这张请留着，有事报收据号就行。
receipt-disputed-resident-no-number =
    知道了，收据 { $receipt } 和实际对不上。社区的同志马上核对，可是没有您的号码。
    请点“留个电话”；等不及就打社区电话 { $phone }，报收据号。
receipt-disputed-resident =
    知道了，收据 { $receipt } 和实际对不上。社区的同志马上打电话来核对。
    等不及就打社区电话 { $phone }，报收据号。
receipt-disputed-visitor = 居民说收据 { $receipt } 和实际对不上，社区的同志会打电话来核对。不是怪你，请先把东西看好。
staff-receipt-disputed =
    <b>收据对不上</b>　{ $receipt }　{ $item }
    { $community }　经手：{ $holder }
    收据上写的：
    { $parts }
    请马上打电话给居民，再打给经手的人核对。
visitor-originals-out =
    编号 { $number }，{ $subject }的这些原件还在你这里：
    { $things }
    用完请尽快还。还了就点下面的按钮。
originals-at-the-door = 上了门、对过门码，才能收原件。
originals-which = 没选是哪几样。请选上，或者写清楚是什么。
originals-out-already = 里面有的已经收过、还没还。请只选新收的。
originals-not-out = 里面有的没有收过，或者已经还了。请再看一眼。
originals-still-out = 原件还没还清。先把原件还给居民、点“还了原件”，再走这一步。
receipt-not-found = 没有找到这张收据。
receipt-answered-before = 这张收据您已经回过了。要更正请打社区电话。

form-title-take = 收原件
form-title-give = 还原件
ask-things = 收了哪几样原件？一样样点，再点“选好了”。
title-things = 收了
ask-other = 别的是什么？写清楚，比如“出生证一本”。
title-other = 别的
ask-which = 还哪些？
title-which = 还
choice-which-all = 收的全部还
choice-which-some = 只还一部分
choice-which-only-new = 这次只交新办好的
ask-given = 还了哪几样？没有就点“跳过”。
title-given = 还了
ask-kept = 有没有被窗口按规定收走、不还的？没有就点“跳过”。
title-kept = 窗口收走
ask-new = 有没有新办好的一起交给居民？写是什么，比如“新居住证”。没有就点“跳过”。
title-new = 新交的
press-take = 收了原件
press-give = 还了原件
press-receipt-right = 对，没错
press-receipt-wrong = 不对
timeline-originals-taken = 交了原件，有收据
timeline-originals-returned = 还了原件，有收据
details-receipts = <b>收据</b>
details-receipt-taken = { $receipt }　收了：
details-receipt-returned = { $receipt }　还了：
