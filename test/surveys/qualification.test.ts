import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { candidateOf } from '../../domain/batches/candidate.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { NationalId } from '../../domain/kernel/personal.ts'
import { matchingRound } from '../../domain/matching/matching-round.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import { priorityPolicies } from '../../domain/surveys/priority-policy.ts'
import { workerIdOf } from '../../functions/surveys/worker-id-of.ts'
import { surveyed } from '../notices/people.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'
import { importRows, importSheet } from './import-sheet.ts'
import { bytesOf, csvOf, idBornOn, readingOf, row, tableOf, type WrittenRow } from './written-sheet.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const today = () => dateInShanghai(world.clock.now())
const county = (counties = ['530621']) => world.token({ role: 'county', subject: 'li@ludian', counties })
const certified = () => ({
  policyId: 'p02',
  certifiedBy: '鲁甸县农业农村局',
  until: plusDays(today(), 200),
  consent: { on: today(), way: 'signed' },
})
async function certify(workerId: WorkerId, body: object = certified(), token?: string) {
  const path = `/v1/workers/${workerId}/qualification`
  return world.call('POST', path, { token: token ?? (await county()), body })
}
async function read(workerId: WorkerId, token?: string, why = '核对名单') {
  const path = `/v1/workers/${workerId}/qualification?why=${encodeURIComponent(why)}`
  return world.call('GET', path, { token: token ?? (await county()) })
}
const withdraw = async (workerId: WorkerId) =>
  world.call('POST', `/v1/workers/${workerId}/qualification/withdrawal`, { token: await county() })
/** Everything that the table holds with the person's id in it. */
async function kept(workerId: WorkerId): Promise<string> {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }))
  return JSON.stringify(Items.filter((item) => JSON.stringify(item).includes(workerId)))
}

describe('who is certified as helped first', () => {
  test('is known by a day; the policy and its office are sealed, and read for a reason by the county and auditors alone', async () => {
    const person = await surveyed(world)
    const { workerId } = person
    expect(await certify(workerId)).toMatchObject({
      status: 200,
      body: { workerId, qualifiesUntil: certified().until },
    })
    expect(await person.worker()).toMatchObject({ qualifiesUntil: certified().until })
    expect(await kept(workerId)).not.toMatch(/\bp02\b|农业农村|脱贫/)

    const auditor = await world.token({ role: 'auditor', subject: 'audit@yn' })
    for (const token of [await county(), auditor])
      expect(await read(workerId, token)).toMatchObject({ status: 200, body: { ...certified(), by: 'li@ludian' } })
    expect(await read(workerId, undefined, '1')).toMatchObject({ status: 422 })
    expect(await read(workerId, await county(['530602']))).toMatchObject({ status: 404 })
    for (const role of ['province', 'station'] as const)
      expect(await read(workerId, await world.token({ role, cities: ['441900'] }))).toMatchObject({ status: 403 })
    const { items } = (await world.call('GET', `/v1/audit?person=${workerId}`, { token: auditor })).body as {
      items: { action: string; opened?: { why: string } }[]
    }
    const looks = items.filter(({ action }) => action === 'surveys/get-qualification')
    expect(looks.map(({ opened }) => opened?.why)).toEqual(['核对名单', '核对名单'])

    const story = await world.call('GET', `/v1/workers/${workerId}`, { token: await county() })
    expect(story.body).toMatchObject({ worker: { qualifiesUntil: certified().until } })
    expect(JSON.stringify(story.body)).not.toMatch(/\bp02\b|农业农村/)
  })

  test('is one flag to a batch while it lasts, and the matcher is handed nothing else', async () => {
    const person = await surveyed(world)
    const { workerId } = person
    await certify(workerId)
    const candidate = candidateOf(await person.worker(), 0, today())
    const { instance } = matchingRound({ candidates: [candidate], confirmed: [], offers: [], placements: [] })
    expect(instance.workers).toMatchObject([{ id: workerId, priority: true }])
    expect(JSON.stringify([candidate, instance])).not.toMatch(
      /\bp0\d\b|qualif|polic|certified|consent|ground|脱贫|困难/i,
    )
    expect(candidateOf(await person.worker(), 0, certified().until).priority).toBe(true)
    expect(candidateOf(await person.worker(), 0, plusDays(certified().until, 1)).priority).toBe(false)
  })

  test('takes it back at once, and nothing else of theirs changes', async () => {
    const person = await surveyed(world)
    const { workerId } = person
    const before = await person.worker()
    await certify(workerId)
    expect(await withdraw(workerId)).toMatchObject({ status: 200, body: { qualifiesUntil: null } })
    expect(await withdraw(workerId)).toMatchObject({ status: 200 })
    const { priorityWithdrawnAt, ...after } = await person.worker()
    expect(priorityWithdrawnAt).toBe(world.clock.now())
    expect(after).toEqual({ ...before, priorityWithdrawnAt: undefined })
    expect(await world.deps.qualifications.get(workerId)).toBeNull()
    expect(await read(workerId)).toMatchObject({ status: 404 })
    // A consent to organised transfer that is taken back takes it along.
    await certify(workerId)
    const { body } = await world.call('GET', `/v1/workers/${workerId}`, { token: await county() })
    const { version } = (body as { worker: { version: number } }).worker
    const edit = { version, reason: '本人来电', consent: 'withdrawn' }
    const edited = await world.call('PATCH', `/v1/workers/${workerId}`, { token: await county(), body: edit })
    expect(edited).toMatchObject({ status: 200, body: { qualifiesUntil: null } })
    expect(await certify(workerId)).toMatchObject({ status: 409 })
  })

  test('stands on the list of their county from 30 days before its end, and on none when it is taken back', async () => {
    const { workerId } = await surveyed(world)
    await certify(workerId, { ...certified(), until: plusDays(today(), 31) })
    const waiting = async () =>
      (
        (await world.call('GET', '/v1/worklist?kind=qualification-ending', { token: await county() })).body as {
          items: { subject: { workerId: string }; note: { zh: string } }[]
        }
      ).items.filter(({ subject }) => subject.workerId === workerId)
    expect(await waiting()).toEqual([])
    await world.advance({ days: 2 })
    expect(await waiting()).toMatchObject([{ note: { zh: expect.stringMatching(/^有优先资格，至/) } }])
    const { listed, due } = await listsAndFacts(world.deps)
    expect(listed).toEqual(due)
    await withdraw(workerId)
    expect(await waiting()).toEqual([])
  })

  test('reads in their export which policy it is, and is erased with the rest', async () => {
    const { workerId } = await surveyed(world)
    await certify(workerId)
    const look = async (query = '') => {
      const path = `/v1/workers/${workerId}/export${query}`
      return (await world.call('GET', path, { token: await county() })).body as PersonExport
    }
    expect((await look()).qualification).toEqual({ until: certified().until })
    const whole = await look(`?details=full&why=${encodeURIComponent('本人要求查阅')}`)
    expect(whole.qualification).toMatchObject({ policyId: 'p02', consent: { way: 'signed' } })
    const body = { askedBy: 'person', reason: '本人提出' }
    const erased = await world.call('POST', `/v1/workers/${workerId}/erasure`, { token: await county(), body })
    expect(erased.status).toBe(200)
    expect(await world.deps.qualifications.get(workerId)).toBeNull()
    expect(await world.deps.workers.get(workerId)).toMatchObject({ qualifiesUntil: null })
  })

  test.each([
    [{ policyId: 'p99' }, '#/policyId'],
    [{ until: '2020-01-01' }, '#/until'],
    [{ until: '2090-01-01' }, '#/until'],
    [{ consent: { on: '2027-12-31', way: 'signed' } }, '#/consent/on'],
    [{ consent: undefined }, '#/consent'],
    [{ ground: '残疾' }, '#'],
  ])('is refused with %o', async (wrong, pointer) => {
    const { workerId } = await surveyed(world)
    const answer = await certify(workerId, { ...certified(), ...wrong })
    expect(answer.status).toBe(422)
    expect((answer.body as { errors: { pointer: string }[] }).errors[0]?.pointer).toContain(pointer)
    expect(await world.deps.qualifications.get(workerId)).toBeNull()
  })
})

describe('a sheet', () => {
  let people = 0
  const somebody = (facts: Partial<WrittenRow> = {}) => {
    people += 1
    const phone = `153${String(people).padStart(8, '0')}`
    return row({ nationalId: idBornOn('1988-04-04', people), phone, surveyDate: today(), ...facts })
  }
  const whole = () => ({ priorityPolicy: 'p01', priorityUntil: plusDays(today(), 100), priorityConsent: '是' })
  const workerOf = async ({ nationalId }: WrittenRow) =>
    (await world.deps.workers.get(await workerIdOf(new NationalId(nationalId), world.deps.vault)))!

  test('certifies with policy, day and separate consent together, and else says which row it took nothing of', async () => {
    const [all, noConsent, noDay, ground] = [
      somebody(whole()),
      somebody({ ...whole(), priorityConsent: '' }),
      somebody({ ...whole(), priorityUntil: '' }),
      somebody({ ...whole(), priorityPolicy: '残疾' }),
    ]
    const survey = await importRows(world, all, noConsent, noDay, ground)
    expect(survey).toMatchObject({
      outcome: { accepted: 4 },
      findings: { uncertified: [{ rowNumber: 3 }, { rowNumber: 4 }, { rowNumber: 5 }] },
    })
    expect(JSON.stringify(survey)).not.toContain('残疾')
    expect(await workerOf(all)).toMatchObject({ qualifiesUntil: whole().priorityUntil })
    for (const none of [noConsent, noDay, ground]) expect(await workerOf(none)).toMatchObject({ qualifiesUntil: null })
    const { workerId } = await workerOf(all)
    expect(await read(workerId, await county(['5306']))).toMatchObject({
      body: { policyId: 'p01', by: expect.stringMatching(/^svy_/) },
    })
  })

  test('that tells a ground is told that the column was dropped, and nothing of it is kept', async () => {
    const [heads = [], ...cells] = tableOf([somebody(), somebody({ phone: '110' })])
    const table = [[...heads, '脱贫人口', '残疾证号'], ...cells.map((line) => [...line, '是', '53062119880404001243'])]
    const reading = await readingOf(bytesOf(csvOf(table)))
    expect(JSON.stringify([reading.accepted, reading.rejected])).not.toMatch(/脱贫|残疾|01243/)
    const survey = await importSheet(world, bytesOf(csvOf(table)))
    expect(survey).toMatchObject({
      findings: {
        droppedHeads: [
          { head: '脱贫人口', words: { zh: expect.stringContaining('不读、不存') } },
          { head: '残疾证号' },
        ],
      },
    })
  })

  test('of before a withdrawal certifies nobody again, one of after it does, and one that says nothing takes nothing away', async () => {
    const person = somebody(whole())
    await importRows(world, person)
    await importRows(world, { ...person, priorityPolicy: '', priorityUntil: '', priorityConsent: '' })
    const { workerId, qualifiesUntil } = await workerOf(person)
    expect(qualifiesUntil).toBe(whole().priorityUntil)
    const path = `/v1/workers/${workerId}/qualification/withdrawal`
    await world.call('POST', path, { token: await county(['5306']) })
    await importRows(world, person)
    expect(await workerOf(person)).toMatchObject({ qualifiesUntil: null })
    await world.advance({ days: 1 })
    await importRows(world, { ...person, surveyDate: today() })
    expect(await workerOf(person)).toMatchObject({
      qualifiesUntil: plusDays(today(), 99),
    })
  })
})

test('no policy of the table is of one ground that is sensitive by itself', () => {
  const names = priorityPolicies.map(({ name }) => name.zh).join()
  expect(names).not.toMatch(/残疾|低保|戒毒|刑|精神|单亲|零就业|监测/)
  expect(new Set(priorityPolicies.map(({ policyId }) => policyId)).size).toBe(priorityPolicies.length)
})
