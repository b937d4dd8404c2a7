import { describe, expect, test } from 'vitest'
import { criesForHelp } from '../../domain/notices/cries-for-help.ts'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readReply } from '../../domain/notices/read-reply.ts'

const { answers: offer } = noticeTemplates['job-offer']
const { answers: dayOne } = noticeTemplates['check-in-day-1']
const { answers: checkIn } = noticeTemplates['check-in']
const lines = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim())

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
      有人威胁，被威胁了
      老板跑了
      老闆跑了
      包工头带着钱跑路了
      厂子倒闭了
      扣身份证
      扣身份證
      身份证被老板扣了
      身份证押在厂里
      身份证不还
      收了我们押金
      押金不退
      不让走
      不讓走
      锁门不让出去
      受傷了
      手断了
      手被机器压了
      车祸
      中暑了
      迷路了
      走丢了
      找不到路
      找不到接站的人
      没赶上车
      没人接
      沒人接
      没人来接我
      没有人接站
      电话没人接
      没人管我们
      不给饭吃
      被赶出来了
      拉到别的厂
      司机不接电话，找不到车
      1，到了没人接`),
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
      有没有人接
      有人接站吗
      会不会没人接
      怕迷路
      没迷路
      不会跑路吧
      如果老板跑了呢
      老板跑步去了
      押金
      要交押金吗
      收押金吗
      不收押金
      不收我们押金
      没收到手机短信
      手机断网了
      不给我手机号
      不出差
      不让出差
      找不到工作
      头发断了
      身份证没带
      没人接受
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
