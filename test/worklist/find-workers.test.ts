import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { NationalId, PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { WorkerView } from '../../domain/surveys/worker-view.ts'
import type { WorkerStory } from '../../functions/worklist/worker-story.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { surveyed } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { aWorker } from '../surveys/a-worker.ts'
import { idBornOn } from '../surveys/written-sheet.ts'
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

const county = (code = '530627') => world.token({ role: 'county', counties: [code], subject: 'li@county' })
const province = () => world.token({ role: 'province', subject: 'zhao@province' })

let people = 0
async function someone({ name = '张秀英', countyCode = '530627', birthDate = '1990-05-17' } = {}) {
  people += 1
  const nationalId = idBornOn(birthDate, 700 + people)
  const phone = `1370000${String(people).padStart(4, '0')}`
  const worker = await aWorker(
    {
      name: new PersonName(name),
      nationalId: new NationalId(nationalId),
      phone: new Phone(phone),
      countyCode,
      birthDate: birthDate as CalendarDate,
      surveyDate: '2026-02-20' as CalendarDate,
    },
    world.deps.vault,
  )
  await world.deps.workers.register([worker], world.clock.now())
  return { ...worker, nationalId, phone, name }
}
async function search(body: object, token: string): Promise<string[]> {
  const found = await world.call('POST', '/v1/workers/search', { token, body })
  expect(found.status, JSON.stringify([body, found.body])).toBe(200)
  return (found.body as { items: WorkerView[] }).items.map(({ workerId }) => workerId)
}
const look = async (workerId: string, token: string, query = '') =>
  world.call('GET', `/v1/workers/${workerId}${query}`, { token })
const edit = async (workerId: string, body: object, token?: string) =>
  world.call('PATCH', `/v1/workers/${workerId}`, {
    token: token ?? (await county()),
    body: { reason: '本人电话告知', ...body },
  })

describe('finding somebody', () => {
  test('by phone, by ID, or by name and birth date within a county, as people write them; masked, and by nobody else’s county', async () => {
    const zhang = await someone()
    const namesake = await someone({ countyCode: '530621' })
    const born = { birthDate: '1990-05-17' }
    for (const body of [
      { phone: `+86 ${zhang.phone.slice(0, 3)}-${zhang.phone.slice(3)}` },
      { nationalId: zhang.nationalId.toLowerCase() },
      { name: '张 秀英（户主）', ...born, county: '530627' },
    ]) {
      expect(await search(body, await county())).toEqual([zhang.workerId])
      expect(await search(body, await county('530602'))).toEqual([])
    }
    expect(await search({ name: '张秀英', ...born, county: '530621' }, await province())).toEqual([namesake.workerId])
    expect(await search({ name: '张秀英', birthDate: '1990-05-18', county: '530627' }, await county())).toEqual([])
    const { body } = await world.call('POST', '/v1/workers/search', {
      token: await county(),
      body: { phone: zhang.phone },
    })
    const text = JSON.stringify(body)
    for (const detail of [zhang.phone, zhang.nationalId, zhang.name]) expect(text).not.toContain(detail)
    expect(text).toContain('张**')
  })

  test('what is no number says so at its field, and what was searched for is kept nowhere', async () => {
    const refused = await world.call('POST', '/v1/workers/search', { token: await county(), body: { phone: '12345' } })
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/phone' }] } })
    const phone = '13799998888'
    expect(await search({ phone }, await county())).toEqual([])
    const { Items = [] } = await world.deps.database.client.send(
      new ScanCommand({ TableName: world.deps.database.table }),
    )
    expect(JSON.stringify(Items)).not.toContain(phone)
  })

  test('a county lists its own people page by page and by state', async () => {
    for (const number of [1, 2, 3]) await someone({ countyCode: '530629', name: `李${'大小中'[number - 1]}` })
    const list = async (query: string, token: string) => world.call('GET', `/v1/workers?${query}`, { token })
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page = await list(
        `county=530629&limit=2${next && `&cursor=${encodeURIComponent(next)}`}`,
        await county('530629'),
      )
      const { items, next: more } = page.body as { items: WorkerView[]; next: string | null }
      seen.push(...items.map(({ name }) => name))
      next = more
    }
    expect(seen).toEqual(['李*', '李*', '李*'])
    const held = await list('county=530629&state=engaged', await county('530629'))
    expect(held.body).toEqual({ items: [], next: null })
    expect((await list('county=530629', await county('530602'))).status).toBe(404)
  })
})

describe('one person’s story', () => {
  test('tells offers, answers, trips, check-ins and cases with masks; the station of the job reads it, another does not', async () => {
    const jobOrder = await openJobOrder(world, plant)
    const batchId = derivedId('BatchId', 'story')
    await travelledBatch(world, jobOrder, batchId)
    const { workerId } = await placed(world, jobOrder, batchId)
    const station = await world.token({ role: 'station', cities: [jobOrder.cityCode] })
    const { status, body } = await look(workerId, station)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      worker: { workerId, name: '王**', version: 1, state: 'engaged', consent: { state: 'given' } },
      batches: [
        {
          batchId,
          campaign: '春风行动',
          explanation: `/v1/transfer-batches/${batchId}/workers/${workerId}/explanation`,
          offers: [{ round: 1, state: 'accepted', post: jobOrder.post, answers: [{ answer: 'accepted' }] }],
          journey: { state: 'handed-over' },
        },
      ],
      checkIns: [],
      cases: [],
    })
    expect(JSON.stringify(body)).not.toMatch(/sealed|1380000/)
    expect((await look(workerId, await world.token({ role: 'station', cities: ['330100'] }))).status).toBe(404)
    expect((await look(workerId, await county('530602'))).status).toBe(404)
  })

  test('is shown whole only for a reason, which is on record', async () => {
    const wang = await someone()
    const masked = (await look(wang.workerId, await county())).body as WorkerStory
    expect(masked.worker.phone).toBe(`${wang.phone.slice(0, 3)}****${wang.phone.slice(-4)}`)
    expect((await look(wang.workerId, await county(), '?details=full')).status).toBe(422)
    const why = encodeURIComponent('本人来电核对信息')
    const whole = (await look(wang.workerId, await county(), `?details=full&why=${why}`)).body as WorkerStory
    expect(whole.worker).toMatchObject({ phone: wang.phone, nationalId: wang.nationalId })
    const [record] = await world.deps.audit.of(wang.workerId)
    expect(record).toMatchObject({ actor: 'li@county', opened: { people: 1, why: '本人来电核对信息' } })
  })
})

/** Somebody with an open offer, in a batch of their own. */
async function offered() {
  const person = await surveyed(world)
  people += 1
  const batchId = derivedId('BatchId', 'offered', people)
  const jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
  await offerJob(world, jobOrder, { batchId, people: [person] })
  const offer = async () => (await world.deps.offers.ofWorker(batchId, 0, person.workerId))[0]
  return { ...person, batchId, offer }
}

describe('editing somebody', () => {
  test('changes wishes with a reason, once for a version, and keeps who changed what', async () => {
    const chen = await someone()
    const changed = await edit(chen.workerId, {
      version: 1,
      minimumMonthlyWageYuan: 5500,
      destinations: ['广东', '杭州'],
      skills: ['焊工'],
    })
    expect(changed).toMatchObject({
      status: 200,
      body: { version: 2, destinations: ['广东省', '杭州市'], skills: ['焊工'] },
    })
    const late = await edit(chen.workerId, { version: 1, skills: [] })
    expect(late).toMatchObject({ status: 409, body: { stands: { version: 2, skills: ['焊工'] } } })
    expect(await edit(chen.workerId, { version: 2, destinations: ['火星'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/destinations' }] },
    })
    expect((await edit(chen.workerId, { version: 2 })).status).toBe(422)
    expect((await edit(chen.workerId, { version: 2, skills: [] }, await county('530602'))).status).toBe(404)
    const { edits } = (await look(chen.workerId, await county())).body as WorkerStory
    expect(edits).toMatchObject([
      {
        version: 2,
        by: 'li@county',
        reason: '本人电话告知',
      },
    ])
    expect(edits[0]?.changed.toSorted()).toEqual(['destinations', 'minimumMonthlyWage', 'skills'])
    // A sheet of an earlier day does not write over what was asked today.
    await world.deps.workers.register([{ ...chen, skills: ['厨师'] }], world.clock.now())
    expect((await world.deps.workers.get(chen.workerId))?.skills).toEqual(['焊工'])
  })

  test('a new number is found and the old one is nobody’s; a question that went to the old one is closed', async () => {
    const { workerId, phone } = await offered()
    const worker = await world.deps.workers.get(workerId)
    const old = worker!.phoneHash
    expect((await world.deps.questions.openOn([old])).get(old)?.workerId).toBe(workerId)
    const changed = await edit(workerId, { version: 1, phone: '13655556666' }, await province())
    expect(changed).toMatchObject({ status: 200, body: { phone: '136****6666' } })
    expect(await search({ phone: '13655556666' }, await province())).toEqual([workerId])
    expect(await search({ phone }, await province())).toEqual([])
    expect((await world.deps.questions.openOn([old])).get(old)).toBeUndefined()
  })

  test('a withdrawal of consent takes the open offer and every later text away at once; a consent is given again by saying so', async () => {
    const { workerId, offer } = await offered()
    const withdrawn = await edit(workerId, { version: 1, consent: 'withdrawn' }, await province())
    expect(withdrawn).toMatchObject({ status: 200, body: { state: 'no-consent', consent: { state: 'withdrawn' } } })
    expect(await offer()).toMatchObject({ state: 'withdrawn' })
    const again = await edit(workerId, { version: 2, consent: 'given' }, await province())
    expect(again).toMatchObject({ status: 200, body: { version: 3, state: 'free', consent: { state: 'given' } } })
  })
})
