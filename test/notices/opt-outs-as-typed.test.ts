import { describe, expect, test } from 'vitest'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readReply } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']
const { answers: checkIn } = noticeTemplates['check-in']
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

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
    R
    退订回T
    退訂回復TD
    別發了
    别烦我`)
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
