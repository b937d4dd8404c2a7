import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { criesForHelp } from '../../domain/notices/cries-for-help.ts'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { plainText } from '../../domain/notices/plain-text.ts'
import { readReply, readWhole } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']
const { answers: dayOne } = noticeTemplates['check-in-day-1']
const { answers: checkIn } = noticeTemplates['check-in']
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
      ¿1?`),
  )('%j is left to a person', (text) => expect(readReply(text, offer)).toBe('unclear'))
})

describe('no more messages', () => {
  const optOuts = lines(`TD退订
    回TD
    回T
    退訂
    STOP
    stop
    Stop!
    不要再发
    不要再发了
    別再發了
    别再给我发短信了
    不要给我发信息
    请不要再发短信
    不要发短信了
    停止发送
    拒收短信
    TD。
    Ｔ Ｄ
    t d
    T
    回复T退订
    回复TD
    回复 TD
    回复退订
    我要退订
    请退订
    请帮我退订
    退订短信
    退订谢谢
    退订，谢谢
    退订！！
    【TD】
    “TD”
    TD TD退订
    UNSUBSCRIBE
    取消订阅
    拒绝接收
    不要骚扰我
    别打扰我
    别来短信了
    不想收到短信
    勿发
    不去，退订
    别发了！烦死了
    T\u200BD
    R`)
  test('beside a no to the offer', () => expect(readReply('2 TD', offer)).toBe('withdraw-consent'))
  test.each(optOuts)('%j', (text) => {
    expect(readReply(text, offer)).toBe('withdraw-consent')
    expect(readReply(text, checkIn)).toBe('withdraw-consent')
    expect(readReply(text, {})).toBe('withdraw-consent')
  })

  test.each(
    lines(`退订？
      怎么退订
      不要退订
      不退订
      别退订
      没退订
      我没有退订
      要不要退订
      1，退订
      1 TD
      TD吗
      r u ok
      t恤多少钱
      不要再发工资到那张卡
      别发工资条
      stopped
      上次的短信没收到，再发一次
      请不要停止发送
      退订是什么`),
  )('%j does not say so', (text) => expect(readReply(text, offer)).not.toBe('withdraw-consent'))
})

describe('a cry for help', () => {
  test.each(
    lines(`救命
      救命！！！
      救命啊
      救救我
      救救我们
      救我
      快来救我
      SOS
      被打
      我被打了
      被老板打了
      我被人打了，怎么办？
      有人打我
      老板打人打伤了
      不给工资
      老板不给工资
      老板不给我工资
      不发工资
      不發工資
      到现在没发工资
      三个月没有给工资
      工资没给
      工资一直不发
      拖欠工资
      欠薪
      扣了我身份证
      身份证被扣了
      不让我们走
      不让出去
      被关在宿舍
      被困在厂里
      被骗了
      这里是传销
      不想活了
      同事受伤了
      机器伤人流血了
      厂里着火了
      没饭吃
      没有地方住
      快报警
      救\u200B命
      1，救命
      2，老板不给工资
      有人威胁，被威胁了`),
  )('%j is urgent', (text) => {
    expect(criesForHelp(text)).toBe(true)
    expect(['unclear', 'withdraw', 'withdraw-consent']).not.toContain(readReply(text, checkIn))
  })

  test.each(
    lines(`没被打
      没有被打
      没人被打
      没受伤
      没有受伤
      会不会被打
      会不会不发工资？
      会不会被骗
      是不是传销
      不会被骗吧
      怕被骗
      如果不给工资怎么办
      要是不发工资呢
      被打扰了
      被打电话骚扰
      打我电话
      请打我手机
      几号发工资
      工资多少
      工资给多少
      钱不够
      感谢救命恩人
      不要报警
      没报警
      打电话
      1
      不去
      求助`),
  )('%j is not', (text) => expect(criesForHelp(text)).toBe(false))

  test('beside an answer leaves the answer as it is', () => {
    expect(readReply('1，但是我被打了', dayOne)).toBe('as-promised')
    expect(readReply('2，老板不给工资', dayOne)).toBe('not-as-promised')
    expect(readReply('3，被骗了', checkIn)).toBe('has-left')
    expect(readReply('1，救命', offer)).toBe('accepted')
    expect(readReply('求助，没饭吃', dayOne)).toBe('help')
  })
})

test.each([
  ['是的', dayOne, 'as-promised'],
  ['一样1', dayOne, 'as-promised'],
  ['1 一樣', dayOne, 'as-promised'],
  ['否', dayOne, 'not-as-promised'],
  ['不一样，工资少了500', dayOne, 'not-as-promised'],
  ['2，工资是4000', dayOne, 'not-as-promised'],
  ['1，工资不一样', dayOne, 'unclear'],
  ['差不多', dayOne, 'unclear'],
  ['都好，谢谢关心', checkIn, 'fine'],
  ['1，离开了', checkIn, 'unclear'],
  ['3，上个月走的', checkIn, 'has-left'],
  ['離開了', checkIn, 'has-left'],
  ['不好', checkIn, 'unclear'],
  ['請幫幫我', checkIn, 'help'],
  ['不需要帮助', checkIn, 'unclear'],
] as const)('%s', (text, answers, means) => expect(readReply(text, answers)).toBe(means))

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

test('one spelling is that spelling, and has nothing in it that cannot be seen', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const plain = plainText(text)
      expect(plainText(plain)).toBe(plain)
      expect(plain).not.toMatch(/[\p{Cf}\p{M}\u3164]|^\s|\s$/u)
    }),
    { numRuns: 1000 },
  )
})

test('what cannot be seen, and stops around it, change no reading', () => {
  const typed = fc.constantFrom('1', '2', '去', '不去', '同意1', '是的', '否', 'TD', '退订', '救命', '1还是2', '12')
  const unseen = fc.constantFrom(
    '\u200B',
    '\u2060',
    '\u202A',
    '\u2069',
    '\uFEFF',
    '\u00AD',
    '\uFE0F',
    '\u3164',
    '\u{E0001}',
  )
  const stops = fc.constantFrom('', '。', '！', ' ', '…', '\n', '.')
  fc.assert(
    fc.property(typed, fc.array(unseen, { maxLength: 3 }), stops, stops, (text, marks, before, after) => {
      const noisy = `${before}${Array.from(text).join(marks.join(''))}${marks.join('')}${after}`
      expect(readReply(noisy, offer)).toBe(readReply(text, offer))
    }),
  )
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

test('every text is read, whatever is in it', () => {
  fc.assert(fc.property(anyText, (text) => void [readReply(text, offer), readReply(text, {}), criesForHelp(text)]))
})
