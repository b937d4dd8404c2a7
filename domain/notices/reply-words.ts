import type { ReplyAnswer } from './notice-templates.ts'

function words(listed: string): readonly string[] {
  return listed.trim().split(/\s+/)
}

/**
 * What workers type instead of the number; each counts only where the open question has that answer. What may only say that
 * the message arrived (收到, 知道了, 👍), puts it off (改天) or leaves it to others (随便, 听安排) stands in no list: it is asked again.
 */
export const answerWords: Record<ReplyAnswer, readonly string[]> = {
  accepted: words(`
    去 我去 要去 想去 我要去 我想去 我愿意去 愿意去 同意去 可以去 去吧 我愿意 愿意 同意 我同意 好 好的 好吧 好哒 行 行吧 可以 接受
    我接受 是 没问题 没得问题 要得 报名 我报名 我要报名 想报名 我想报名 愿意报名 报名参加 参加 我参加 我要参加 愿意参加 我愿意参加
    同意参加 我同意参加 yes y ok okay 确认 确定`),
  declined: words(`
    不去 我不去 不想去 我不想去 不要去 不愿去 不愿意去 不能去 没空去 不同意 我不同意 不好 不行 不可以 不愿意 我不愿意 不接受 我不接受
    不 不要 否 拒绝 我拒绝 放弃 我放弃 不考虑 算了 算了吧 不参加 我不参加 不想参加 不愿意参加 不报名 我不报名 不想报名 没空 我没空
    没有空 没时间 我没时间 没有时间 没兴趣 不感兴趣 不需要 不用 不用了 不来 我不来 莫去 唔去 no n nope`),
  rides: words(`
    坐 要坐 想坐 我坐 我要坐 坐车 我坐车 要坐车 我要坐车 要 我要 要座位 要座 要票 去 我去 要去 我要去 回 回家 我回 我回家 要回家 我要回家 回去
    我回去 要回去 我要回去 返乡 返岗 同意 我同意 愿意 我愿意 好 好的 好吧 行 可以 是 没问题 要得 报名 我报名 yes y ok okay 确认 确定`),
  stays: words(`
    不坐 我不坐 不坐车 我不坐车 不要 我不要 不要座位 不要票 不用 不用了 不需要 不回 我不回 不回家 我不回家 不回去 我不回去 不回了 不回家了 留下
    我留下 留厂 留在厂里 留在厂里过年 在厂里过年 厂里过年 不回家过年 今年不回 今年不回家 今年不回去 留岗 不去 我不去 自己走 我自己走 自己回 我自己回 自己回去 我自己回去 自己买票 我自己买票 自己坐车 不同意
    不愿意 不行 不可以 不 否 算了 no n nope`),
  'as-promised': words('一样 都一样 是一样 一致 都一致 相同 符合 是 对 没问题 yes y ok'),
  'not-as-promised': words('不一样 都不一样 不太一样 不一致 不相同 不符 不符合 不是 不对 否 不 no n'),
  fine: words('好 好的 都好 很好 一切都好 一切好 挺好 都挺好 蛮好 还好 都还好 没问题 没事 一切正常 正常 ok'),
  'needs-help': words('需要帮助 要帮助 要帮忙 需要帮忙'),
  'no-need': words(`
    不用 不用了 不需要 不用帮助 不需要帮助 不要帮助 不用帮忙 不需要帮忙 不要 没事 没事的 没有事 没受灾 没有受灾 没影响 没有影响 平安 我平安 都平安 安全 我们安全
    都好 都还好 一切都好 还好 很好 不必 no n`),
  'has-left': words(`
    离开 已离开 已经离开 离开了 我离开了 已经离开了 走了 我走了 离职 离职了 已离职 我离职了 已经离职 辞职了 已辞职 不干了 我不干了
    不做了`),
  signed: words('签了 已签 已经签了 已签了 签过了 签好了 合同签了 签合同了 签了合同 已签合同 有合同 有 是 对 yes y ok'),
  'not-signed': words(
    '没签 还没签 没有签 未签 还没有签 合同没签 合同还没签 没签合同 没有合同 没 没有 还没 还没有 否 no n',
  ),
  // Said by its amount.
  paid: [],
  unpaid: words(`
    没发 还没发 没有发 还没有发 未发 没发工资 还没发工资 工资没发 工资还没发 工资没有发 工资没发下来 没发下来 没拿到 没拿到工资 没收到
    没收到工资 没给 还没给 没有 还没有 没 还没 一分没发 一分钱没发 no n`),
  'not-due': words(`
    没到发薪日 还没到发薪日 没到时间 还没到时间 没到日子 还没到日子 没到 还没到 不到时间 未到发薪日 没到发工资的日子 没到发工资的时间
    下月发 下个月发 下个月才发 下月才发`),
  'wages-wrong': words(`
    工资不对 工资有问题 工资少了 工资没发够 工资没发足 没发够 没发足 少发了 没按说好的发 不对 有问题`),
}

/** Gives up a journey that was said yes to. */
export const withdrawalWords = words(`
  退出 取消行程 取消报名 撤销报名 不去了 不想去了 不能去了 不愿去了 不愿意去了 决定不去了 去不了 去不了了 去不成 去不成了 不走了
  不坐了 不坐车了 不回家了 不回去了 不参加了 不报名了 不来了 不想来了 来不了 来不了了`)

/** May stand before a withdrawal without a stop between: 家里有事去不了. */
export const reasonWords = words('有事 家里有事 家里有事情 临时有事 生病了 孩子生病 孩子生病了 身体不舒服')

/** Greetings and thanks change nothing. */
export const politeWords = words(`
  你好 您好 收到 谢谢 谢谢你 谢谢您 多谢 感谢 辛苦 辛苦了 麻烦 麻烦了 师傅 老师 领导 同志 哈喽 hi hello thanks thankyou`)

/** Not decided yet, or only if. */
export const doubtWords = words(`
  或 还是 考虑 想想 想一下 再说 再看 看看 看情况 等 先 问问 问一下 商量 如果 要是 假如 若 除非 才 可能 也许 大概 应该 犹豫 随便
  下次 改天 以后 骗 开玩笑 假的 错了 按错 发错 打错`)
