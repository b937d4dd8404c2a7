import { expect, test } from 'vitest'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import { renderNotice } from '../../domain/notices/render-notice.ts'

const sender = { signature: '云岭务工', linkPrefix: 'https://zd.yn.gov.cn/t/' }
const march5 = '2027-03-05' as CalendarDate
const offer = {
  person: '王*明',
  enterprise: '东莞市华晟电子科技有限公司',
  city: '东莞市',
  post: '组装工',
  wage: yuan(5500),
  start: march5,
  deadline: atShanghai('2027-03-01' as CalendarDate, '18:00'),
  link: 'k7v2m9q4x8c3b6n1',
}

test('an offer names employer, city, post, wage, start and deadline in two segments', () => {
  expect(renderNotice('job-offer', offer, sender)).toEqual({
    text: '到岗确认：王*明，东莞市华晟电子科技有限公司（东莞市）组装工，月薪5500元，3月5日到岗。去不去由您定：去回1，不去回2，3月1日18:00前答复。详情 https://zd.yn.gov.cn/t/k7v2m9q4x8c3b6n1',
    segments: 2,
    variables: {
      person: '王*明',
      enterprise: '东莞市华晟电子科技有限公司',
      city: '东莞市',
      post: '组装工',
      wage: '5500',
      start: '3月5日',
      deadline: '3月1日18:00',
      link: 'k7v2m9q4x8c3b6n1',
    },
  })
})

test('an offer by link asks for no reply', () => {
  const { text, segments } = renderNotice('job-offer-link', offer, sender)
  expect(text).not.toMatch(/回1|回2/)
  expect(segments).toBe(2)
})

test('a departure late in the evening in UTC is shown as the next day in China', () => {
  const departure = atShanghai('2027-03-04' as CalendarDate, '05:30')
  const { text } = renderNotice(
    'trip-cancelled',
    { person: '李*', departure, place: '镇雄县客运站', link: 'k7v2m9q4x8c3b6n1' },
    sender,
  )
  expect(departure).toBe('2027-03-03T21:30:00.000Z')
  expect(text).toContain('原定3月4日05:30从镇雄县客运站出发')
})

test('a wage with fen is told to the fen', () => {
  expect(renderNotice('job-offer', { ...offer, wage: yuan(5500.5) }, sender).text).toContain('月薪5500.5元')
})

test('a name with braces does not become a variable', () => {
  const { text } = renderNotice('check-in', { person: '{days}', enterprise: '华晟电子', days: 30 }, sender)
  expect(text).toContain('{days}，您到华晟电子满30天了')
})

test('a missing or an unfit value is a fault of the programme', () => {
  expect(() => renderNotice('withdrawal-confirmed', { person: '' }, sender)).toThrow('person')
  expect(() => renderNotice('job-offer', { ...offer, post: '工'.repeat(21) }, sender)).toThrow('post')
  expect(() => renderNotice('job-offer', { ...offer, link: 'https://elsewhere.cn/' }, sender)).toThrow('link')
})
