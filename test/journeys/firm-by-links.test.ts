import { readFile } from 'node:fs/promises'
import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { canonicalJson } from '../../domain/kernel/canonical-json.ts'
import type { JobOrderId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, epochOf, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { arrivesAt, departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import { openCounty, requestFor } from '../batches/begin-batch.ts'
import { aVacancy, type Firm, fieldIn, open, openFirm, post } from '../enterprise-page/firm.ts'
import { importDate } from '../surveys/written-sheet.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let firm: Firm
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
  firm = await openFirm(world)
})
afterAll(() => world.close())

const api = () => world.api({ role: 'province', subject: 'zhao@province' })
/** What a call answered, once nothing was refused. */
async function done<Data>(answer: Promise<{ data?: Data; error?: unknown }>): Promise<Data> {
  const { data, error } = await answer
  if (error !== undefined) throw new Error(JSON.stringify(error))
  return data as Data
}
async function until(instant: Instant): Promise<void> {
  await world.advance({ seconds: Math.max(0, (epochOf(instant) - epochOf(world.clock.now())) / 1000) })
}
async function table(): Promise<string> {
  const { client, table: name } = world.deps.database
  const items: unknown[] = []
  for (let from: Record<string, unknown> | undefined, first = true; first || from; first = false) {
    const page = await client.send(new ScanCommand({ TableName: name, ...(from && { ExclusiveStartKey: from }) }))
    items.push(...(page.Items ?? []))
    from = page.LastEvaluatedKey
  }
  return JSON.stringify(items.map((item) => canonicalJson(item)).sort())
}
/** Chats open a link to show what is behind it, more than once. */
async function preview(address: string) {
  const before = await table()
  const pages = await Promise.all([open(address), open(address), open(`${address}?said=x&from=-1&order=%00`)])
  expect(await table()).toBe(before)
  return pages[0]!
}

let tripsOfBatch: Trip[] = []
let batch: TransferBatch

test('the agreement is signed behind the link of the first text, by a double tap', async () => {
  await firm.offer({ quota: 40, wording: '按月足额发放工资。' })
  await world.advance({ minutes: 5 })
  expect(firm.texts()).toEqual(['firm-agreement'])
  const address = firm.link('firm-agreement')
  const page = await preview(address)
  for (const fact of ['最多40人', '按月足额发放工资。', '职务', '不签']) expect(page.text).toContain(fact)
  expect(page.text).not.toMatch(/<script|src=|13800000001/)
  expect(page.headers.get('content-security-policy')).toMatch(/style-src 'sha256-[^']+'; form-action 'self'/)

  const unnamed = await post(address, 'agreement', { do: 'sign', name: '', role: '厂长' })
  expect(unnamed.status).toBe(422)
  expect(unnamed.text).toContain('请填姓名')
  expect(unnamed.text).toContain('value="厂长"')

  const tap = () => post(address, 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  for (const { status, text } of await Promise.all([tap(), tap()])) {
    expect(status).toBe(200)
    expect(text).toContain('已签署：陈秀英（厂长）于')
    expect(text).not.toContain('<form')
  }
  expect((await open(address, { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' })).text).toContain('Signed: 陈秀英')
})

test('vacancies are reported and changed behind the link that the activation brings', async () => {
  await world.advance({ minutes: 5 })
  expect(firm.texts()).toEqual(['firm-agreement', 'firm-job-orders'])
  const address = firm.link('firm-job-orders')
  const form = fieldIn(await preview(address), 'form')
  const startDate = plusDays(dateInShanghai(world.clock.now()), 20)
  const vacancy = { ...aVacancy, form, startDate }

  const wrong = await post(address, 'job-orders', {
    ...vacancy,
    post: '工'.repeat(21),
    headcount: '十二',
    boardCost: '',
  })
  expect(wrong.status).toBe(422)
  for (const marked of ['post-wrong', 'headcount-wrong', 'boardCost-wrong'])
    expect(wrong.text).toContain(`id="${marked}"`)
  for (const kept of ['value="十二"', 'value="5200.50"', '<option value="441900" selected>', `value="${form}"`])
    expect(wrong.text).toContain(kept)
  const limited = await post(address, 'job-orders', { ...vacancy, remarks: '限女' })
  expect(limited.text).toContain('请删去：限女')
  const terms = { hoursPerWeek: '52', monthlyWage: '1500', remarks: '入职交押 金200元' }
  const unlawful = await post(address, 'job-orders', { ...vacancy, ...terms })
  for (const marked of ['overtimeBasis-wrong', 'hoursPerWeek-wrong', 'monthlyWage-wrong', 'remarks-wrong'])
    expect(unlawful.text).toContain(`id="${marked}"`)
  expect(unlawful.text).toMatch(/月最低工资2080元/)
  const tooMany = await post(address, 'job-orders', { ...vacancy, headcount: '41' })
  expect(tooMany.text).toContain('协议约定最多40人')

  const sent = await Promise.all([post(address, 'job-orders', vacancy), post(address, 'job-orders', vacancy)])
  for (const { text } of sent) expect(text).toContain('12人，月薪5200.5元')
  const { items } = await done(api().GET('/v1/job-orders', { params: { query: { enterpriseId: firm.id } } }))
  expect(items).toHaveLength(1)
  expect((await post(address, 'job-orders', { ...vacancy, headcount: '9' })).text).toContain('以前一次为准')

  const order = items[0]!.id
  expect(fieldIn(await preview(`${address}?order=${order}`), 'headcount')).toBe('12')
  const changed = await post(address, 'job-orders', { ...vacancy, order, headcount: '15' })
  expect(changed.text).toMatch(/15人，月薪5200.5元.*修改：陈秀英于/s)

  // A certificate may be asked for, of a grade; one that is not chosen any more is asked for no more.
  const again = { ...vacancy, order, headcount: '15' }
  const half = await post(address, 'job-orders', { ...again, brand: 'weishan-cook' })
  expect(half.text).toContain('id="brandGrade-wrong"')
  await post(address, 'job-orders', { ...again, brand: 'weishan-cook', brandGrade: '4' })
  const branded = { brandId: 'weishan-cook', grade: 4 }
  expect((await world.deps.jobOrders.get(order as JobOrderId))?.requiredBrand).toEqual(branded)
  const { text: shown } = await preview(`${address}?order=${order}`)
  for (const chosen of ['<option value="weishan-cook" selected>', '<option value="4" selected>'])
    expect(shown).toContain(chosen)
  await post(address, 'job-orders', again)
  expect(await world.deps.jobOrders.get(order as JobOrderId)).not.toHaveProperty('requiredBrand')
})

test('the headcount is confirmed behind its own link', async () => {
  const { countyCode, phones } = await openCounty(world, {}, {}, {})
  const [order] = (await world.deps.jobOrders.list(null, 1, firm.id)).items
  const asked = await requestFor(world, countyCode, order!)
  batch = (await done(api().POST('/v1/transfer-batches', { body: asked }))) as TransferBatch
  await world.advance({ minutes: 10 })
  const address = firm.link('firm-headcount')
  const { text } = await preview(address)
  expect(text).toContain('全部15人')
  expect((await post(address, 'headcount', { answer: 'partial', confirmed: '', name: '陈秀英' })).text).toContain(
    '请填人数，用整数。',
  )
  const more = await post(address, 'headcount', { answer: 'partial', confirmed: '16', name: '陈秀英' })
  expect([more.status, /没有登记：这次询问15人/.test(more.text)]).toEqual([422, true])
  const sent = () => post(address, 'headcount', { answer: 'partial', confirmed: '12', name: '陈秀英' })
  for (const answered of await Promise.all([sent(), sent()]))
    expect(answered.text).toContain('已答复接收12人（询问15人）')
  await world.advance({ hours: 1 })
  for (const phone of phones) world.partners.reply(phone, '1')
  await world.advance({ days: 2 })
  const params = { path: { batchId: batch.batchId } }
  await done(api().POST('/v1/transfer-batches/{batchId}/approval', { params, body: { decision: 'approve' } }))
})

test('who arrives when stands behind the next link, masked, and each arrival is confirmed there', async () => {
  const ofBatch = { path: { batchId: batch.batchId } }
  const look = async () =>
    (await done(api().GET('/v1/transfer-batches/{batchId}/trips', { params: ofBatch }))).items as Trip[]
  const of = (tripId: string) => ({ path: { tripId } })
  for (let hour = 0; hour < 48; hour += 1) {
    tripsOfBatch = await look()
    for (const { tripId, booking } of tripsOfBatch)
      if (booking.state === 'asked-by-hand')
        await done(api().POST('/v1/trips/{tripId}/bookings', { params: of(tripId), body: { reference: 'TEL-1' } }))
    if (tripsOfBatch.length > 0 && tripsOfBatch.every(({ booking }) => booking.state === 'confirmed')) break
    await world.advance({ hours: 1 })
  }
  const trips = tripsOfBatch.toSorted((one, other) => epochOf(departsAt(one)) - epochOf(departsAt(other)))
  const last = trips.find(({ endsAtPlant }) => endsAtPlant)!
  for (const trip of trips) {
    const { tripId } = trip
    await until(departsAt(trip))
    const people = (await world.deps.passengers.ofTrip(tripId)).filter(({ state }) => state === 'expected')
    if (people.length === 0 || trip.mode === 'self-arranged') continue
    const at = world.clock.now()
    const entries = people.map(({ workerId }) => ({
      id: `r-${tripId}-${workerId}`,
      workerId,
      said: 'boarded' as const,
      at,
    }))
    await done(api().POST('/v1/trips/{tripId}/roll-call', { params: of(tripId), body: { entries } }))
    await done(api().POST('/v1/trips/{tripId}/departed', { params: of(tripId), body: { at } }))
    if (tripId === last.tripId) break
    await until(arrivesAt(trip))
    const arrived = { at: world.clock.now() }
    await done(api().POST('/v1/trips/{tripId}/arrived', { params: of(tripId), body: arrived }))
  }
  const address = firm.link('firm-arrivals')
  const early = await preview(address)
  expect(early.text).toMatch(/包装工 \S+上车 \d+号座/)
  expect(early.text).toMatch(/[\p{Script=Han}]\*+（尾号：手机\d{4}，身份证\d{3}[\dX]） 包装工/u)
  expect(early.text).toContain('现在还不能确认到岗')
  expect(early.text).not.toContain('<form')
  await until(arrivesAt(last))
  const body = { at: world.clock.now() }
  await done(api().POST('/v1/trips/{tripId}/arrived', { params: of(last.tripId), body }))

  const [first, ...others] = await world.deps.passengers.ofTrip(last.tripId)
  expect((await post(address, 'arrivals', { do: 'some', name: '陈秀英' })).text).toContain('请先勾选')
  const stale = await post(address, 'arrivals', { do: 'all', awaited: '99', name: '陈秀英' })
  expect(stale.text).toContain('名单有变化')
  const one = await post(address, 'arrivals', { do: 'some', [first!.placementId]: 'arrived', name: '陈秀英' })
  expect(one.text).toMatch(/已由陈秀英于.*确认/)
  const rest = { do: 'all', awaited: String(others.length), name: '陈秀英' }
  await Promise.all([post(address, 'arrivals', rest), post(address, 'arrivals', rest)])
  const states = (await world.deps.passengers.ofTrip(last.tripId)).map(({ state }) => state)
  expect(states).toEqual(states.map(() => 'handed-over'))
  const link = { purpose: 'arrivals', tripId: last.tripId } as const
  const params = { path: { enterpriseId: firm.id } }
  const { address: again } = await done(api().POST('/v1/enterprises/{enterpriseId}/links', { params, body: link }))
  expect((await open(again)).text).toContain('报错了，要更正')
  const mistaken = { do: 'correct', name: '陈秀英', [`is-${first!.placementId}`]: 'absent' }
  expect((await post(again, 'arrivals', mistaken)).text).toContain('请填原因')
  await post(again, 'arrivals', { ...mistaken, why: '认错了人' })
  expect(await world.deps.passengers.get(first!)).toMatchObject({
    state: 'no-show',
    corrections: [{ said: 'absent', saidBy: '陈秀英', why: '认错了人' }],
  })
  await post(again, 'arrivals', { ...mistaken, [`is-${first!.placementId}`]: 'arrived', why: '没有认错' })
  expect(await world.deps.passengers.get(first!)).toMatchObject({ state: 'handed-over', corrections: [{}, {}] })
})

test('who left is reported behind a link that the specialist copies', async () => {
  const params = { path: { enterpriseId: firm.id } }
  const { address } = await done(
    api().POST('/v1/enterprises/{enterpriseId}/links', { params, body: { purpose: 'leavers' } }),
  )
  await world.advance({ days: 10 })
  const page = await preview(address)
  const placement = /name="placement" value="([^"]+)"/.exec(page.text)![1]!
  const leftOn = dateInShanghai(world.clock.now())
  const report = (day: string) =>
    post(address, 'leavers', { placement, leftOn: day, order: fieldIn(page, 'order'), name: '陈秀英' })
  expect((await report(plusDays(leftOn, 5))).text).toContain('还没有到')
  const told = await Promise.all([report(leftOn), report(leftOn)])
  for (const { text } of told) expect(text).toContain(`${leftOn}离开（陈秀英登记）`)
  expect((await report(plusDays(leftOn, -1))).text).toContain('已登记于')
  const found = await world.deps.placements.byId(placement as never)
  expect(found?.journey).toMatchObject({ state: 'left', by: '陈秀英' })
})

test('no token of a link stands in the table or in the log', async () => {
  const tokens = world.partners.sent.flatMap(({ text }) => /\/e\/([\w-]+)$/.exec(text)?.[1] ?? [])
  expect(tokens.length).toBeGreaterThan(3)
  const kept = (await table()) + (await readFile(`${world.data}/functions.log`, 'utf8'))
  expect(tokens.filter((token) => kept.includes(token))).toEqual([])
  expect(kept).not.toContain(firm.phone)
})
