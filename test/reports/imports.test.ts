import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { EnterpriseLine } from '../../domain/reports/enterprise-line.ts'
import type { TakenList } from '../../domain/reports/taken-list.ts'
import { VacancyLine } from '../../domain/reports/vacancy-line.ts'
import { writeList } from '../../domain/reports/write-list.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { active, huasheng } from '../enterprises/sample.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const province = () => world.token({ role: 'province', subject: 'zhao@province' })
const exported = async (list: string) => {
  const answer = await fetch(`${world.url}/v1/exports/${list}?format=jsonl`, {
    headers: { authorization: `Bearer ${await province()}` },
  })
  return (await answer.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as VacancyLine & EnterpriseLine)
}
async function take(schema: 'vacancies/1' | 'enterprises/1', lines: object[], more: object = {}) {
  const line = schema === 'vacancies/1' ? VacancyLine : EnterpriseLine
  const content = writeList(line, lines as Record<string, unknown>[], { format: 'csv', bom: true, heads: true })
  const body = { schema, format: 'csv', content, ...more }
  const { status, body: answer } = await world.call('POST', '/v1/imports', { token: await province(), body })
  return { status, answer: answer as TakenList & { errors?: { detail: string; message: string }[] } }
}
const firm: EnterpriseLine = {
  enterpriseCode: huasheng.socialCreditCode,
  name: huasheng.name,
  licenceSeen: null,
  standing: null,
  registeredAt: null,
}
let lines: VacancyLine[]

test('what we give, we take back without a change', async () => {
  await openJobOrder(world, plant)
  lines = await exported('vacancies')
  expect(await take('vacancies/1', lines)).toMatchObject({ status: 200, answer: { lines: 1, created: 0, standing: 1 } })
  const firms = await exported('enterprises')
  expect(await take('enterprises/1', firms)).toMatchObject({ answer: { lines: 1, created: 0, standing: 1 } })
})

test('a list of enterprises is tried first, then taken, and once more changes nothing', async () => {
  expect((await take('enterprises/1', [firm], { dryRun: true })).answer).toMatchObject({ dryRun: true, created: 1 })
  expect(await world.deps.enterprises.byCode(firm.enterpriseCode)).toBeNull()
  expect((await take('enterprises/1', [firm])).answer).toMatchObject({ created: 1, standing: 0 })
  expect((await take('enterprises/1', [firm])).answer).toMatchObject({ created: 0, standing: 1 })
})

test('a list of vacancies comes to the same facts at an enterprise that has an agreement', async () => {
  const theirs = lines.map((line) => ({ ...line, reference: '岗-001', enterpriseCode: firm.enterpriseCode }))
  const early = await take('vacancies/1', theirs)
  expect(early.status).toBe(422)
  const enterprise = (await world.deps.enterprises.byCode(firm.enterpriseCode)) as Enterprise
  const today = dateInShanghai(world.clock.now())
  const agreement = { ...active, id: derivedId('AgreementId', 'of others'), enterpriseId: enterprise.id }
  await world.deps.agreements.offer({ ...agreement, firstDay: plusDays(today, -10), lastDay: plusDays(today, 200) })
  expect((await take('vacancies/1', theirs)).answer).toMatchObject({ created: 1 })
  expect((await take('vacancies/1', theirs)).answer).toMatchObject({ created: 0, standing: 1 })
  const [taken] = (await exported('vacancies')).filter(({ enterpriseCode }) => enterpriseCode === firm.enterpriseCode)
  const [own] = lines
  expect({ ...taken, reference: '', enterpriseCode: '', enterpriseName: '' }).toEqual({
    ...own,
    reference: '',
    enterpriseCode: '',
    enterpriseName: '',
  })
})

test('where lines are wrong each is told, and nothing is taken of any', async () => {
  const [own] = lines as [VacancyLine]
  const before = (await exported('vacancies')).length
  const good = { ...own, reference: '岗-100', enterpriseCode: firm.enterpriseCode }
  const list = [
    good,
    { ...good, reference: '岗-101', monthlyYuan: 500 },
    { ...good, reference: '岗-102', remarks: '限男，35岁以下' },
    { ...good, reference: '岗-103', cityCode: '999999' },
    { ...good, reference: '岗-104', enterpriseCode: '91530100MA62000090' },
    { ...good, reference: '岗-105', boardYuan: 300.123 },
    good,
    { ...good, reference: '岗-001', headcount: own.headcount + 1 },
  ]
  const tried = (await take('vacancies/1', list, { dryRun: true })).answer
  expect(tried.problems.map(({ line, column }) => [line, column])).toEqual([
    [3, 'monthlyYuan'],
    [4, 'remarks'],
    [5, 'cityCode'],
    [6, 'enterpriseCode'],
    [7, 'boardYuan'],
    [8, 'reference'],
    [9, null],
  ])
  const refused = await take('vacancies/1', list)
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.answer)).toMatch(/Line 5, “城市代码”: must be the code of a known city/)
  expect(await exported('vacancies')).toHaveLength(before)
})

test('an enterprise stands under one name, is named once, and has its own vacancies alone', async () => {
  const renamed = { ...firm, name: '别的名字有限公司' }
  const once = { ...firm, enterpriseCode: '91530100MA62000090', name: '新来的有限公司' }
  const tried = (await take('enterprises/1', [renamed, once, once], { dryRun: true })).answer
  expect(tried.problems.map(({ line, column }) => [line, column])).toEqual([
    [2, 'name'],
    [4, 'enterpriseCode'],
  ])
  // A number of ours that is another firm's order is the sender's own number.
  const [own] = lines as [VacancyLine]
  const stolen = { ...own, enterpriseCode: firm.enterpriseCode }
  expect((await take('vacancies/1', [stolen], { dryRun: true })).answer).toMatchObject({ created: 1, problems: [] })
})

test('what breaks off is completed by the same list', async () => {
  const [own] = lines as [VacancyLine]
  const list = ['岗-201', '岗-202', '岗-203'].map((reference) => ({
    ...own,
    reference,
    enterpriseCode: firm.enterpriseCode,
  }))
  await take('vacancies/1', list.slice(0, 1))
  expect((await take('vacancies/1', list)).answer).toMatchObject({ created: 2, standing: 1 })
})

test('line by line every line that is right is taken, each with its outcome, and once more changes nothing', async () => {
  const [own] = lines as [VacancyLine]
  const line = (reference: string, more: object = {}) => ({
    ...own,
    reference,
    enterpriseCode: firm.enterpriseCode,
    ...more,
  })
  const list = [line('岗-301'), line('岗-302', { cityCode: '999999' }), line('岗-303'), line('岗-001')]
  const outcomes = (...some: string[]) => some.map((outcome, index) => ({ line: index + 2, outcome }))
  const first = await take('vacancies/1', list, { lineByLine: true })
  expect(first).toMatchObject({ status: 200, answer: { lines: 4, created: 2, standing: 1 } })
  expect(first.answer.outcomes).toEqual(outcomes('created', 'wrong', 'created', 'standing'))
  expect(first.answer.problems).toMatchObject([{ line: 3, column: 'cityCode' }])
  const again = await take('vacancies/1', list, { lineByLine: true })
  expect(again.answer.outcomes).toEqual(outcomes('standing', 'wrong', 'standing', 'standing'))
  // The same list as the second part of a longer file: lines are told as they are counted there.
  const part = await take('vacancies/1', list, { lineByLine: true, linesBefore: 1000 })
  expect(part.answer.outcomes.map((one) => one.line)).toEqual([1002, 1003, 1004, 1005])
  expect(part.answer.problems).toMatchObject([{ line: 1003 }])
})

test('a county takes in vacancies of its own city and of firms that its office looks after, and no others', async () => {
  const [own] = lines as [VacancyLine]
  const county = await world.token({ role: 'county', counties: ['530102'], subject: 'li@county' })
  const theirs = async (list: object[], schema = 'vacancies/1') => {
    const schemaOf = schema === 'vacancies/1' ? VacancyLine : EnterpriseLine
    const content = writeList(schemaOf, list as Record<string, unknown>[], { format: 'csv', bom: true, heads: true })
    const body = { schema, format: 'csv', content, lineByLine: true }
    const answer = await world.call('POST', '/v1/imports', { token: county, body })
    return { status: answer.status, body: answer.body as TakenList }
  }
  const line = (reference: string, more: object = {}) => ({
    ...own,
    reference,
    enterpriseCode: firm.enterpriseCode,
    ...more,
  })
  const near = await theirs([line('县-1', { cityCode: '530100' }), line('县-2')])
  expect(near.body.problems).toMatchObject([{ line: 3, column: 'cityCode' }])
  expect(near.body.outcomes.map(({ outcome }) => outcome)).toEqual(['created', 'wrong'])
  const enterprise = (await world.deps.enterprises.byCode(firm.enterpriseCode)) as Enterprise
  const specialist = { name: '李专员', subject: 'li@county', office: { county: '530102' } }
  const named = await world.call('PATCH', `/v1/enterprises/${enterprise.id}`, {
    token: await province(),
    body: { specialist },
  })
  expect(named.status).toBe(200)
  expect((await theirs([line('县-2')])).body.outcomes).toEqual([{ line: 2, outcome: 'created' }])
  expect((await theirs([firm], 'enterprises/1')).status).toBe(403)
})

test('an empty list and one that is too long are told so', async () => {
  expect((await take('vacancies/1', [])).status).toBe(422)
  const many = Array.from({ length: 1001 }, (_, index) => ({ ...firm, enterpriseCode: String(index) }))
  expect((await take('enterprises/1', many)).status).toBe(413)
})
