due-begin = 开始找人
due-window = 去问下一批人
due-word = 给居民回信
due-remind-eve = 前一晚的提醒
due-remind-soon = 上门前的提醒
due-ask-visit = 问问人来了没有
due-at-risk = 看上门的人有没有确认
due-proposal = 改时间没等到回音
due-hand-over = 换人没等到回音
due-ask-confirmation = 问居民办好了没有
due-limit-near = 时限快到的提醒
due-limit-over = 过了时限的提醒
due-members-morning = 志愿者早上的单子
due-staff-morning = 社区早上的数字
due-statement = 每月的积分
due-alarm = 更新警报的次数
due-call = 催打电话
due-form-offer = 提醒没填完的表
due-form-drop = 收起没填完的表
due-tell = 早上补发的话
due-talk = 催回复想找人的居民
due-talk-idle = 收起没人说话的对话
due-talk-held = 早上补转的话
due-follow-up = 过后问一声
due-next-step = 告诉下一步能办了
due-due-again = 到期再办的提醒
due-backup = 夜里的备份
due-retention = 夜里按期删旧资料
due-scrub = 清掉删除的痕迹
command-forget = 忘掉我，删掉我的资料
forget-ask =
    真的要我忘掉您吗？
    会删掉：您的名字、电话、地址，家里人的资料，没填完的表，办事时写的话、照片、语音，还有和别人说过的话。
    会留下：办过哪件事、哪天办的、办成没有、几颗星，只有编号，没有您的名字。社区要凭这些数字知道活儿干得怎么样。
    备份里的旧资料，等备份到期才没有。别人手机上已经收到的话，我收不回来。家里人替您登记的事，要请他们自己来删。
    忘了就找不回来，也不再提醒您什么。
forget-ask-roles =
    真的要我忘掉你吗？
    会删掉：你的名字、电话、地址，家里人的资料，没填完的表，办事时写的话、照片、语音，还有和别人说过的话。你的身份也到此为止：不在小队里了，也不再值班。
    会留下：办过哪件事、哪天办的、办成没有，还有积分，只有编号，没有你的名字。社区要凭这些数字知道活儿干得怎么样。
    备份里的旧资料，等备份到期才没有。别人手机上已经收到的话，我收不回来。
    忘了就找不回来；想再加入，要请人重新邀请。
press-forget-yes = 对，忘掉我
press-forget-no = 不了，留着吧
forget-kept = 好，都还留着，什么也没删。
forget-first =
    还有没办完的事，有人在等着，先不能忘：
forget-first-case = · { $number }　{ $item }　{ $state }
forget-first-visit = · { $number }　{ $item }　你接下的，请先办完或退单，发 /tasks 看
forget-first-talk = · 还有一段话没说完，发 /end 结束
forget-first-then =
    不办了就点下面取消；要办的，办完再发 /forget。
    拿不准就打社区电话 { $phone }。
press-forget-cancel = 不办了：{ $number }
forget-not-yet = 还有没办完的事，先不能忘。请再发一次 /forget，看看是哪几件。
forget-done =
    好，已经忘掉了。您的名字、电话、地址和说过的话，我这里都没有了。
    这个窗口里的旧消息在您自己的手机上，想删就清空聊天记录。
    以后想办事，发一句“你好”，我们重新认识。有急事打社区电话 { $phone }。
forget-other-ask =
    要删掉 { $number } 这位居民的资料吗？请先确认是本人要求的。
    会删掉：名字、电话、地址、家里人的资料、没填完的表，办事时写的和说的话。这位居民办过的每一件事都算。
    会留下：编号、服务、日子和结果。
    删了就找不回来，到期也不再提醒。
press-forget-other-yes = 是本人要求的，删掉
forget-other-themselves = { $number } 这位居民自己在用这里，请本人发 /forget。
forget-other-first = 这位居民还有没办完的事，先办完，或者用 /close 结束，再来删。
forget-other-done = 删掉了。{ $number } 只留下编号、服务、日子和结果。
case-forgotten = { $number } 的资料已经按期删了，找不到是谁的事了。还要办的话，请重新登记一件。
