form-title-why = 哪里没办好
form-title-unsolved = 办不成，结案
ask-why-words = 愿意的话，写一句哪里没办好，社区的同志好对着办。不写就点“跳过”。
title-why-words = 哪里没办好
ask-unsolved-why = 为什么办不成？您写的话会原样告诉居民，请写明白、写和气。
title-unsolved-why = 原因
why-skipped = 好，不写也行。社区的同志会问您。
why-noted = 记下了，已经转给社区的同志。
staff-not-solved-why =
    <b>居民说哪里没办好</b>　{ $number }　{ $item }
    { $words }
staff-objection =
    <b>居民不同意结案</b>　{ $number }　{ $item }
    { $community }　社区定了“没能办成”，居民要求重新办。
    原来定的人不能再结。答应居民 { $next } 前有信。
resident-unsolved =
    { $item }（编号 { $number }）这次没能办成，先结了，很抱歉。
    决定的人：{ $decider }（{ $community }）。原因：{ $why }
    您不同意的话，{ $days } 天内点“不同意”，会换人重新办。也可以打社区电话 { $phone }。
staff-one = 社区的同志
visitor-unsolved = 编号 { $number } 社区定了没能办成，先结了，你不用去了。谢谢你。
visitor-offer-unsolved = 这一条社区先结了，不用去了。谢谢你。
staff-unsolved = 结了：{ $number }，没能办成。原因和怎么提不同意见，都告诉居民了。
resident-rated-low-no-number =
    谢谢您说实话，记下了。社区的同志想听您说说。
    请点“留个电话”，我们打给您。编号 { $number }，社区电话 { $phone }。
resident-rated-low =
    谢谢您说实话，记下了。
    社区的同志会打电话听您说说，{ $until } 前打到。编号 { $number }，社区电话 { $phone }。
call-low-rating = 这位居民给{ $item }（编号 { $number }）打了 { $rating } 分。请打过去，听听哪里不满意，能补的补上。
resident-follow-up =
    过了些日子，想问您一声：上次办的{ $item }，现在都好吗？
    编号 { $number }，社区电话 { $phone }。
resident-fine = 那就好。以后有事再叫我们。
resident-not-fine =
    知道了，{ $item }又不行了。编号还是 { $number }，重新找人来办，您哪天方便？
staff-not-fine =
    <b>办过又不行了</b>　{ $number }　{ $item }
    { $community }　上次是 { $visitor }（{ $squad }），正在重新找人。答应居民 { $next } 前有信。

press-dispute = { $number } 还没办好
press-object = 不同意，请重新办
press-unsolved = 办不成，结案
press-still-fine = 都好
press-not-fine = 又不行了
