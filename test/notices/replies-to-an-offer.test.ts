import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readReply, readWhole } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

describe('to an offer', () => {
  test.each(
    [
      '是的',
      '去1',
      '同意1',
      '1。',
      '１。',
      '1去',
      '1 去',
      '1，同意',
      '同意，1',
      '我去1',
      '回复：1',
      '回复1。',
      '选1',
      '我选1',
      '一',
      '壹',
      '1️⃣',
      '①',
      '⒈',
      '（1）',
      '(1)',
      '“1”',
      '1!!!',
      '。1',
      '1\n',
      '\u200B1\u200B',
      '\u202A1\u202C',
      '1\u3164',
      '\uFEFF1',
      '1\u00AD',
      '1\uFE0F',
      '1👍',
      '👌1',
      '好啊',
      '好的呀',
      '行啊',
      '可以的',
      '我愿意',
      '願意',
      '去的',
      '嗯去',
      '好的谢谢',
      '您好，1',
      '收到，同意',
      '1 谢谢',
      'ＹＥＳ',
      'Ok.',
      '1、去',
      '1-同意',
      '没问题',
      '报名',
      '我要报名',
      '参加',
      '同意參加',
      '願意報名',
      '要去',
      '要得',
      '没得问题',
      '【1】',
      '1，收到',
    ].map((text) => [text]),
  )('%j accepts and says no more', (text) =>
    expect(readWhole(text, offer)).toMatchObject({ means: 'accepted', saysMore: false }),
  )

  test.each(
    [
      '否',
      '不',
      '不。',
      '不去2',
      '2不去',
      '２。',
      '不愿意谢谢',
      '二',
      '不願意',
      '不去，谢谢',
      '2，不去',
      '拒绝',
      '放弃',
      '不\u200B去',
      '不去🙅',
      '回复不去',
      '我不同意',
      '算了',
      '算了吧',
      '不参加',
      '不參加',
      '不报名',
      '没空',
      '沒空',
      '没时间',
      '不感兴趣',
      '不用了，谢谢',
      '不可以',
      '②',
      '貳',
      '贰',
      'N',
    ].map((text) => [text]),
  )('%j declines', (text) => expect(readWhole(text, offer)).toMatchObject({ means: 'declined', saysMore: false }))

  test.each(
    [
      '1，几点出发？',
      '1 几点出发',
      '去，工资什么时候发？',
      '同意，我和老婆一起',
      '1。我3月5日到',
      '1，2点到行吗',
      '好的，请帮我留一个下铺',
      '我想好了，去',
      '工资5000，1',
      '1（我是张三）',
      '去，但是要晚两天',
      '“去回1” 1',
      '愿意。多少人一起',
    ].map((text) => [text]),
  )('%j accepts, and a person reads the rest', (text) =>
    expect(readWhole(text, offer)).toMatchObject({ means: 'accepted', saysMore: true }),
  )
  test.each([['不去，太远了'], ['2，家里有老人'], ['不去，孩子小'], ['否，我已经找到工作']])(
    '%j declines, and a person reads the rest',
    (text) => expect(readWhole(text, offer)).toMatchObject({ means: 'declined', saysMore: true }),
  )
  test.each([['不去了，家里有事'], ['去不了，孩子病了']])('%j withdraws, and a person reads the rest', (text) =>
    expect(readWhole(text, offer)).toMatchObject({ means: 'withdraw', saysMore: true }),
  )

  test.each([['去不了'], ['来不了'], ['不来了'], ['取消报名'], ['不参加了'], ['家里有事去不了'], ['家裡有事，去不了']])(
    '%j withdraws',
    (text) => expect(readReply(text, offer)).toBe('withdraw'),
  )

  test.each(
    lines(`1还是2
      1 还是 2
      1/2
      1、2
      1，2
      2 1
      12
      1 1
      1.5
      1:30
      1.1
      1000
      1月1日
      1月
      1号
      1点
      1个人
      第1
      2026-01-01
      1-2
      1~2
      ½
      13800000001
      1，不
      1，不去
      1，不想去
      1，别去了
      1，没空
      不，去
      去，不去
      2，去
      不去不行
      不是不去
      不是不想去
      没说不去
      没说去
      别去
      别
      没
      我没同意
      谁说我同意
      去？
      去吗
      去不去
      1吗
      1？
      1？2？
      去，不过工资要高
      1，如果工资5000
      1，等我问问家里
      1，再考虑一下
      1，还是算了
      1，可能
      1，按错了
      我先想想
      明天答复
      不知道
      嗯
      1👎
      ❌1
      去❌
      🚫去
      您说“去回1”是什么意思
      “去回1，不去回2”
      我老婆同意
      我老婆不去，我去
      我哥去
      去哪里
      是不是骗子，1
      1，不是骗子吧
      1，骗人
      好吗
      可以吗
      行不行
      多少钱
      收到
      收到了
      知道了
      明白
      已阅
      收到1
      👍
      👌
      🙏
      改天
      下次吧
      晚点
      随便
      都行
      听安排
      谁?
      押金
      11
      111
      1111
      1 1 1
      ①①
      22
      2和1
      1和2
      1或2
      去去去
      1吧
      不去了吧
      取消
      没空也去
      算了，去
      参加，改天
      参加不参加
      报名吗
      ¿1?`),
  )('%j is left to a person', (text) => expect(readReply(text, offer)).toBe('unclear'))
})

test('no text is heard as a yes that has a no, another number or a doubt in it', () => {
  const yes = fc.constantFrom('1', '去', '同意', '好的', '是的')
  const against = fc.constantFrom('不', '别去', '没空', '2', '还是算了', '如果', '或者', '不去了', '退订', '❌')
  const stop = fc.constantFrom('，', ' ', '。', '；', '')
  fc.assert(
    fc.property(yes, against, stop, fc.boolean(), (one, other, between, first) => {
      const text = first ? `${one}${between}${other}` : `${other}${between}${one}`
      expect(readReply(text, offer)).not.toBe('accepted')
    }),
  )
})
