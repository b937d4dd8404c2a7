import { describe, expect, test } from 'vitest'
import { EnterpriseName } from '../../domain/enterprises/enterprise.ts'
import { JobOrder } from '../../domain/enterprises/job-order.ts'
import { workplaces } from '../../domain/kernel/places/cities.ts'
import { lintTemplate } from '../../domain/notices/lint-template.ts'
import { type NoticeTemplate, noticeTemplates } from '../../domain/notices/notice-templates.ts'

describe('every template may be submitted to a provider', () => {
  test.each(Object.entries(noticeTemplates))('%s', (_, template) => {
    expect(lintTemplate(template)).toEqual([])
  })
})

const city = { type: 'text', longest: 12 } as const
const link = { type: 'link' } as const
const template = (text: string, rest: Partial<NoticeTemplate> = {}): NoticeTemplate => ({
  kind: 'notice',
  text,
  variables: {},
  answers: {},
  ...rest,
})

describe('a template is refused that', () => {
  test.each([
    ['does not open as a notice', template('您好，请准时出发。'), 'no-lead'],
    ['reads as recruiting', template('行程通知：某厂招聘普工。'), 'refused-word'],
    ['reads as a survey', template('到岗确认：请填写问卷。'), 'refused-word'],
    ['carries an opt-out line', template('行程通知：明早发车，拒收请回复R'), 'opt-out-line'],
    ['carries an opt-out line in other words', template('行程通知：明早发车，回TD退出'), 'opt-out-line'],
    ['writes a link of its own', template('行程通知：请看 https://zhida.cn/t/1'), 'literal-link'],
    [
      'puts two variables side by side',
      template('行程通知：去{city} {other}。', { variables: { city, other: city } }),
      'adjacent-variables',
    ],
    ['names a variable that it does not declare', template('行程通知：去{city}。'), 'variables-differ'],
    [
      'declares a variable that it does not name',
      template('行程通知：出发。', { variables: { city } }),
      'variables-differ',
    ],
    [
      'goes on after its link, so that phones read the text into the address',
      template('行程通知：详情 {link}请看', { variables: { link } }),
      'link-not-last',
    ],
    [
      'does not say the number of an answer that it takes',
      template('到岗确认：去回1。', { answers: { '1': 'accepted', '2': 'declined' } }),
      'answers-not-named',
    ],
    [
      'may grow beyond 500 characters',
      template('行程通知：去{city}。', { variables: { city: { type: 'text', longest: 490 } } }),
      'too-long',
    ],
  ] as const)('%s', (_, refused, fault) => {
    expect(lintTemplate(refused)).toContain(fault)
  })
})

test('everything that a job order may hold fits the variables of the offer', () => {
  const { enterprise, post, city } = noticeTemplates['job-offer'].variables
  expect(EnterpriseName.maxLength).toBeLessThanOrEqual(enterprise.longest)
  expect(JobOrder.shape.post.maxLength).toBeLessThanOrEqual(post.longest)
  for (const { name } of workplaces) expect(name.length).toBeLessThanOrEqual(city.longest)
})

test('no message says that refusing has a consequence', () => {
  for (const { text } of Object.values(noticeTemplates))
    expect(text).not.toMatch(/必须|务必|否则|后果|强制|处罚|记录在案/)
})
