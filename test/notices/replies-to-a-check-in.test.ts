import { expect, test } from 'vitest'
import { noticeTemplates } from '../../domain/notices/notice-templates.ts'
import { readReply } from '../../domain/notices/read-reply.ts'

const { answers: dayOne } = noticeTemplates['check-in-day-1']
const { answers: checkIn } = noticeTemplates['check-in']

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
  ['收到', checkIn, 'unclear'],
  ['11', checkIn, 'unclear'],
  ['1和2', dayOne, 'unclear'],
  ['对1', dayOne, 'as-promised'],
  ['没人接，2', dayOne, 'not-as-promised'],
  ['參加', checkIn, 'unclear'],
] as const)('%s', (text, answers, means) => expect(readReply(text, answers)).toBe(means))
