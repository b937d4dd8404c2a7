import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant, plus, plusDays } from '../../domain/kernel/instant.ts'
import { yuan } from '../../domain/kernel/money.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { judgeFirstWage } from '../../domain/stabilisation/first-wage.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import { aVacancy, type Firm, fieldIn, open, openFirm, post } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let firm: Firm
let ofPlant: JobOrder
let ofFirm: JobOrder
const [atPlant, atFirm] = [derivedId('BatchId', 'answers of a plant'), derivedId('BatchId', 'answers of a firm')]
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  ofPlant = await openJobOrder(world, plant)
  await travelledBatch(world, ofPlant, atPlant)
  firm = await openFirm(world)
  await firm.offer()
  await world.advance({ minutes: 5 })
  await post(firm.link('firm-agreement'), 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  await world.advance({ minutes: 5 })
  const orders = firm.link('firm-job-orders')
  const form = fieldIn(await open(`${orders}?order=new`), 'form')
  await post(orders, 'job-orders', { ...aVacancy, startDate: plusDays(today(), 20), form })
  ofFirm = (await world.deps.jobOrders.list(null, 1, firm.id)).items[0]!
  await travelledBatch(world, ofFirm, atFirm)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const today = () => dateInShanghai(world.clock.now())
const inDays = (days: number): Instant => plus(world.clock.now(), { days })
const cities = () => [ofPlant.cityCode, ofFirm.cityCode]
const station = () => world.token({ role: 'station', cities: cities(), subject: 'sun@station' })
const call = async (method: 'GET' | 'POST', path: string, given: object = {}) =>
  world.call(method, path, { token: await station(), ...given })

/** Short by 2,500 yuan, as a check-in would have found it. */
async function shortPaid(order: JobOrder): Promise<Case & { page: string }> {
  const batchId = order === ofFirm ? atFirm : atPlant
  const { workerId } = await placed(world, order, batchId)
  const placement = (await world.deps.placements.get(batchId, 0, workerId))!
  const told = { key: 'wages', at: world.clock.now(), kind: 'wages', openedBy: 'test', toldBy: 'worker' } as const
  const promise = {
    ...placement.promise,
    monthlyWage: yuan(5500),
    startDate: plusDays(today(), -40),
    payDay: undefined,
  }
  const days = { handedOverOn: plusDays(today(), -40), on: today() }
  const { payDay: _, ...unpaid } = promise
  const firstWage = judgeFirstWage({ paid: yuan(100), late: false, isNotDue: false }, unpaid, days)
  const whose = { workerId, batchId, chunk: 0, countyCode: '530621' }
  const one = { ...openByHand(whose, placement, told), firstWage }
  await openCases([one], world.deps)
  await world.advance({ seconds: 30 })
  await call('POST', `/v1/cases/${one.caseId}/acts`, { body: { act: 'first-contact' } })
  const token = await pageToken({ batchId, workerId }, world.deps)
  await world.deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }], world.clock.now())
  return { ...one, page: `${world.deps.settings.PUBLIC_URL}/t/${token}?lang=zh` }
}
const ask = ({ caseId }: Case, body: object = {}, key?: string) =>
  call('POST', `/v1/cases/${caseId}/enterprise-question`, {
    body: { agreed: true, until: inDays(3), ...body },
    ...(key !== undefined && { key }),
  })
const read = async ({ caseId }: Case, query = '') =>
  (await call('GET', `/v1/cases/${caseId}${query}`)).body as Case & { steps: (CaseStep & { text?: string })[] }
const entry = async ({ caseId }: Case) => {
  const { body } = await call('GET', '/v1/worklist?kind=case')
  return (body as { items: { id: CaseId; until: Instant; note: { zh: string } }[] }).items.find(
    ({ id }) => id === caseId,
  )
}

test('the enterprise is asked with the person’s word, by its server: the case waits, and the event tells sums and no text', async () => {
  const one = await shortPaid(ofPlant)
  expect((await ask(one, { agreed: false })).status).toBe(422)
  expect((await ask(one, { until: inDays(40) })).status).toBe(422)
  const until = inDays(3)
  for (const _ of ['sent', 'sent again'])
    expect(await ask(one, { until, note: '本人同意' }, 'ask once')).toMatchObject({
      status: 200,
      body: { told: 'heard', case: { waits: { for: 'enterprise', until }, isOverdue: false } },
    })
  await world.advance({ minutes: 1 })
  const heard = plant.heard.filter((event) => event.type === 'case.asked')
  expect(heard).toMatchObject([
    {
      data: {
        caseId: one.caseId,
        placementId: one.placementId,
        kind: 'wages',
        answerUntil: until,
        wage: { paid: yuan(100) },
      },
    },
  ])
  expect(await entry(one)).toMatchObject({ until, note: { zh: expect.stringContaining('等待顺达') } })
  await world.advance({ days: 4 })
  expect((await read(one)).isOverdue).toBe(true)
})

test('what its server answers stands in the case; a promise is waited for until its day, and is overdue after it', async () => {
  const one = await shortPaid(ofPlant)
  const { caseId } = one
  const until = plusDays(today(), 1)
  const answer = { says: 'promises', until, amount: yuan(2500), note: '考勤补录后补发' }
  // Nobody asked it yet, and nobody else was asked.
  expect((await plant.send('case.answered', { caseId, answer })).status).toBe(404)
  await ask(one)
  for (const _ of ['sent', 'sent again'])
    expect((await plant.send('case.answered', { caseId, answer }, 'evt_once')).status).toBe(200)
  const wrong = await plant.send('case.answered', { caseId, answer: { ...answer, until: plusDays(today(), 60) } })
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/data/answer/until' }] } })
  const stands = await read(one)
  expect(stands).toMatchObject({
    isOverdue: false,
    firmAnswer: { says: 'promises', until, amount: yuan(2500) },
    waits: { for: 'enterprise', until: new Date(`${plusDays(until, 1)}T00:00:00+08:00`).toISOString() },
  })
  expect(stands.steps.filter(({ act }) => act === 'firm-answer')).toHaveLength(1)
  expect(JSON.stringify(stands)).not.toContain('考勤')
  expect(JSON.stringify(await read(one, '?details=full&why=核对企业答复'))).toContain('考勤补录后补发')
  expect((await open(one.page)).text).toContain('金额2500元')

  // What it said before and sends only now takes nothing back of what it has said since; it stands among the steps.
  const timestamp = plus(world.clock.now(), { minutes: -30 })
  const earlier = {
    type: 'case.answered',
    timestamp,
    data: { caseId, answer: { says: 'disputes', why: '当时没有查到考勤' } },
  }
  const late = { secret: plant.secret, id: 'evt_late', body: earlier }
  expect((await world.sendSigned(`/webhooks/enterprises/${plant.id}`, late)).status).toBe(200)
  const still = await read(one)
  expect(still.firmAnswer).toMatchObject({ says: 'promises', until })
  expect(still.waits).toEqual(stands.waits)
  expect(still.steps.filter(({ act }) => act === 'firm-answer')).toHaveLength(2)

  // Within the station's own time.
  await world.advance({ hours: 50 })
  expect(await read(one)).toMatchObject({ to: 'station', isOverdue: true })
  expect((await open(one.page)).text).toContain('这一天已经过了')
  // To say that nobody is waited for makes the promise no more kept.
  await call('POST', `/v1/cases/${caseId}/acts`, { body: { act: 'go-on' } })
  expect(await read(one)).toMatchObject({ isOverdue: true })
  expect((await entry(one))!.until < world.clock.now()).toBe(true)
})

test('a firm without a server answers behind a link: masked, at its fields where something is wrong, and once', async () => {
  const one = await shortPaid(ofFirm)
  expect(await ask(one)).toMatchObject({ status: 200, body: { told: 'heard' } })
  await world.advance({ minutes: 5 })
  const address = firm.link('firm-case')
  const page = await open(address)
  expect(page.text).toContain('本人说实收')
  expect(page.text).toMatch(/[\u4e00-\u9fff]\*+ · 包装工/)
  const by = { name: '陈秀英', role: '厂长' }
  const wrong = await post(address, 'case', { do: 'promises', until: '', amount: '很多', ...by })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('请填元')
  expect(wrong.text).toContain('请填日期')
  expect((await post(address, 'case', { do: 'disputes', why: '', ...by })).text).toContain('请写理由')
  const late = await post(address, 'case', { do: 'promises', until: plusDays(today(), 90), amount: '', ...by })
  expect(late.text).toMatch(/id="until-wrong">[^<]*最多30天/)
  expect((await read(one)).firmAnswer).toBeUndefined()
  const until = plusDays(today(), 5)
  for (const _ of ['first', 'again'])
    expect((await post(address, 'case', { do: 'promises', until, amount: '2500.50', ...by })).text).toContain(
      `已答复${until}前解决（2500.5元）：陈秀英（厂长）`,
    )
  const said = await read(one)
  expect(said).toMatchObject({
    firmAnswer: { says: 'promises', amount: yuan(2500.5), saidBy: { through: 'link', name: '陈秀英', role: '厂长' } },
  })
  expect(said.steps.filter(({ act }) => act === 'firm-answer')).toHaveLength(1)
  await post(address, 'case', { do: 'has-done', on: today(), ...by })
  const done = await read(one)
  expect(done).toMatchObject({ firmAnswer: { says: 'has-done', on: today() } })
  expect(done.waits).toBeUndefined()
  expect((await entry(one))!.note.zh).toContain('企业称已解决')
})

test('a specialist writes down what it says by telephone; what is opened again is asked anew', async () => {
  const one = await shortPaid(ofFirm)
  const path = `/v1/cases/${one.caseId}/enterprise-answer`
  const word = { by: '陈秀英', role: '厂长', reason: '电话答复' }
  const answer = { says: 'disputes', why: '此人旷工三天' }
  const stranger = await world.token({ role: 'station', cities: ['110000'], subject: 'li@elsewhere' })
  expect((await world.call('POST', path, { token: stranger, body: { ...word, answer } })).status).toBe(403)
  const far = { says: 'promises', until: plusDays(today(), 31) }
  expect(await call('POST', path, { body: { ...word, answer: far } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '#/answer/until' }] },
  })
  expect(await call('POST', path, { body: { ...word, answer } })).toMatchObject({
    status: 200,
    body: { firmAnswer: { says: 'disputes', saidBy: { through: 'telephone', recordedBy: 'sun@station' } } },
  })
  expect(JSON.stringify(await read(one))).not.toContain('旷工')
  expect((await open(one.page)).text).toContain('单位有不同的说法')
  const specialist = await world.token({ role: 'county', counties: ['530129'], subject: 'zhou@county' })
  const asProvince = { token: await world.token({ role: 'province' }) }
  await world.call('PATCH', `/v1/enterprises/${firm.id}`, {
    ...asProvince,
    body: { specialist: { name: '周敏', subject: 'zhou@county' } },
  })
  const done = { ...word, answer: { says: 'has-done', on: today(), amount: yuan(2500) } }
  expect((await world.call('POST', path, { token: specialist, body: done })).status).toBe(200)
  await call('POST', `/v1/cases/${one.caseId}/outcome`, { body: { outcome: 'settled', note: '' } })
  expect((await call('POST', path, { body: { ...word, answer } })).status).toBe(409)
  await call('POST', `/v1/cases/${one.caseId}/acts`, { body: { act: 'reopen', reason: '又少发' } })
  expect((await read(one)).firmAnswer).toBeUndefined()
})

test('a case of nobody at an enterprise has none to ask, and no link leads to a case that was not asked', async () => {
  const one = await shortPaid(ofFirm)
  const token = await world.token({ role: 'province' })
  const link = { token, body: { purpose: 'case', caseId: one.caseId } }
  expect((await world.call('POST', `/v1/enterprises/${firm.id}/links`, link)).status).toBe(404)
  await ask(one)
  expect((await world.call('POST', `/v1/enterprises/${firm.id}/links`, link)).status).toBe(201)
  expect((await world.call('POST', `/v1/enterprises/${plant.id}/links`, link)).status).toBe(404)
})
