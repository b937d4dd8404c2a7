import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Interview, laterInterview } from '../../domain/enterprises/interview.ts'
import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import { type CalendarDate, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { openFirm } from '../enterprise-page/firm.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let firm: EnterpriseId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = (await openFirm(world)).id
  await change({ specialist: { name: '李娜', subject: 'li.na', office: { city: '441900' } } })
})
afterAll(() => world.close())

const province = () => world.token({ role: 'province' })
const colleague = (subject: string) => world.token({ role: 'station', cities: ['441900'], subject })
const today = () => dateInShanghai(world.clock.now())
const day = (days: number) => plusDays(today(), days)
async function change(body: object) {
  const answer = await world.call('PATCH', `/v1/enterprises/${firm}`, { token: await province(), body })
  expect(answer.status).toBe(200)
}
async function record(body: object, { by = 'li.na', key }: { by?: string; key?: string } = {}) {
  const path = `/v1/enterprises/${firm}/interviews`
  const answer = await world.call('POST', path, { token: await colleague(by), body, ...(key && { key }) })
  return { status: answer.status, body: answer.body as Interview & { errors: { pointer: string }[] } }
}
const last = async () => (await world.deps.enterprises.get(firm))?.lastInterview
const due = async (by: string) => {
  const { body } = await world.call('GET', '/v1/worklist?kind=interview-due', { token: await colleague(by) })
  return (body as { items: { id: string; isOverdue: boolean; until: string }[] }).items
}

test('an interview is kept once, its note is read for a reason only, and each reading is on record', async () => {
  const note = '设备检修，下月少排班；食堂已改进'
  const body = { heldOn: day(-1), nextOn: day(10), note }
  const made = await record(body, { key: 'interview 1' })
  expect(made).toMatchObject({ status: 201, body: { way: 'visit', recordedBy: 'li.na', noted: 'sealed' } })
  expect(JSON.stringify(made.body)).not.toContain('检修')
  expect((await record(body, { key: 'interview 1' })).body).toEqual(made.body)
  const path = `/v1/enterprises/${firm}/interviews`
  const list = (await world.call('GET', path, { token: await province() })).body
  expect(list).toMatchObject({ items: [{ interviewId: made.body.interviewId }], next: null })
  expect(JSON.stringify(list)).not.toContain('检修')
  const one = `${path}/${made.body.interviewId}`
  const token = await colleague('li.na')
  expect((await world.call('GET', one, { token })).body).not.toHaveProperty('note')
  expect((await world.call('GET', `${one}?details=full`, { token })).status).toBe(422)
  const why = encodeURIComponent('准备下次走访')
  expect((await world.call('GET', `${one}?details=full&why=${why}`, { token })).body).toMatchObject({ note })
  expect((await world.call('GET', one, { token: await colleague('somebody') })).status).toBe(403)
  const other = (await openFirm(world)).id
  const ofOther = `/v1/enterprises/${other}/interviews/${made.body.interviewId}`
  expect((await world.call('GET', ofOther, { token: await province() })).status).toBe(404)
  expect(await world.deps.audit.of(made.body.interviewId)).toMatchObject(
    expect.arrayContaining([expect.objectContaining({ actor: 'li.na', opened: expect.anything() })]),
  )
})

test.each([
  ['held tomorrow', { heldOn: 1 }, '#/heldOn'],
  ['held long ago', { heldOn: -91 }, '#/heldOn'],
  ['next on the same day', { heldOn: 0, nextOn: 0 }, '#/nextOn'],
  ['next before today', { heldOn: -9, nextOn: -1 }, '#/nextOn'],
  ['next beyond a year', { heldOn: 0, nextOn: 400 }, '#/nextOn'],
])('an interview %s is refused at its field, and nothing is kept', async (_, days, pointer) => {
  const before = await last()
  const body = Object.fromEntries(Object.entries(days).map(([name, of]) => [name, day(of)]))
  const refused = await record(body)
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ pointer }] } })
  expect(await last()).toEqual(before)
})

test('nobody but the specialist and the province records one, and of an enterprise that is none nothing', async () => {
  expect((await record({ heldOn: day(0) }, { by: 'somebody' })).status).toBe(403)
  const path = `/v1/enterprises/${derivedId('EnterpriseId', 'none')}/interviews`
  const body = { heldOn: day(0) }
  expect((await world.call('POST', path, { token: await province(), body })).status).toBe(404)
})

test('the next date waits for whoever is the specialist by then: from three days before, overdue from the day after', async () => {
  await record({ heldOn: day(0), nextOn: day(7) })
  expect(await due('li.na')).toEqual([])
  await world.advance({ days: 5 })
  expect(await due('li.na')).toMatchObject([{ id: firm, isOverdue: false }])
  await change({ specialist: { name: '王强', subject: 'wang' } })
  expect(await due('wang')).toHaveLength(1)
  expect((await due('li.na')).map(({ id }) => id)).not.toContain(firm)
  await world.advance({ days: 3 })
  expect(await due('wang')).toMatchObject([{ isOverdue: true }])
  await record({ heldOn: day(0), nextOn: null }, { by: 'wang' })
  expect(await due('wang')).toEqual([])
  const { listed, due: facts } = await listsAndFacts(world.deps)
  expect(listed).toEqual(facts)
})

test('an interview that is recorded late takes nothing from a later one', async () => {
  await world.advance({ minutes: 1 })
  const later = (await record({ heldOn: day(0), nextOn: day(20) }, { by: 'wang' })).body
  await record({ heldOn: day(-5), nextOn: day(3) }, { by: 'wang' })
  expect(await last()).toMatchObject({ interviewId: later.interviewId, nextOn: day(20) })
})

test('which interview is the last does not hang on the order in which they are recorded, nor on how often', () => {
  const interviews = fc.uniqueArray(
    fc.record({ held: fc.integer({ min: 0, max: 5 }), at: fc.integer({ min: 0, max: 3 }), id: fc.nat(9) }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 6 },
  )
  const first = '2026-03-02' as CalendarDate
  fc.assert(
    fc.property(interviews, fc.infiniteStream(fc.nat(5)), (some, order) => {
      const all = some.map(({ held, at, id }) => ({
        interviewId: derivedId('InterviewId', id),
        heldOn: plusDays(first, held),
        nextOn: null,
        recordedAt: `2026-03-0${1 + at}T00:00:00.000Z` as Instant,
      })) as unknown as Interview[]
      const fold = (list: readonly Interview[]) =>
        list.reduce(
          (known: ReturnType<typeof laterInterview> | undefined, one) => laterInterview(known, one),
          undefined,
        )
      const shuffled = [...order.take(12)].flatMap((at) => all[at % all.length] ?? []).concat(all)
      expect(fold(shuffled)).toEqual(fold(all))
    }),
  )
})

test('a note that tells of a person is taken out with its key: no copy of it can be read, and the interview stays', async () => {
  const { interviewId } = (await record({ heldOn: day(0), note: '提到了一位工人' }, { by: 'wang' })).body
  const { sealedNote } = (await world.deps.interviews.get(interviewId))!
  const path = `/v1/enterprises/${firm}/interviews/${interviewId}/note-erasure`
  const erase = async (subject: string) => world.call('POST', path, { token: await colleague(subject) })
  expect((await erase('somebody')).status).toBe(403)
  for (let times = 0; times < 2; times += 1)
    expect(await erase('wang')).toMatchObject({ status: 200, body: { noted: 'erased' } })
  expect(await world.deps.vault.open('text', [sealedNote!], 'test')).toEqual(['已删除'])
  const one = `/v1/enterprises/${firm}/interviews/${interviewId}?details=full&why=test`
  expect((await world.call('GET', one, { token: await province() })).body).not.toHaveProperty('note')
})
