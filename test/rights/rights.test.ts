import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, derivedId } from '../../domain/kernel/ids.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import { handler as sealAgain } from '../../functions/rights/seal-again.ts'
import { askForHelp } from '../../functions/stabilisation/ask-for-help.ts'
import { nameHashOf } from '../../functions/surveys/name-hash-of.ts'
import type { AuditRecord } from '../../storage/kernel/audit.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { surveyed } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let jobOrder: JobOrder
const batchId = derivedId('BatchId', 'rights') as BatchId
const context = { functionName: 'zhida-rights-seal-again', awsRequestId: 'a test' } as Context
beforeAll(async () => {
  world = await openWorld({ partners: false })
  jobOrder = await openJobOrder(world, await openPlant(world))
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(() => world.close())

const county = (counties = ['5306']) => world.token({ role: 'county', subject: 'li@zhaotong', counties })
const auditor = () => world.token({ role: 'auditor', subject: 'audit@yn' })
const why = encodeURIComponent('本人要求查阅')

async function audit(query: string): Promise<{ items: AuditRecord[]; next: string | null }> {
  const answer = await world.call('GET', `/v1/audit?${query}`, { token: await auditor() })
  expect(answer.status).toBe(200)
  return answer.body as { items: AuditRecord[]; next: string | null }
}
async function erasure(workerId: string, body: object = { askedBy: 'person', reason: '本人提出' }, token?: string) {
  return world.call('POST', `/v1/workers/${workerId}/erasure`, { token: token ?? (await county()), body })
}
async function cry(workerId: Awaited<ReturnType<typeof surveyed>>['workerId'], text: string) {
  const journey = { batchId, chunk: 0 }
  await askForHelp({ workerId, at: world.clock.now(), key: text, by: 'cry', text, journey }, world.deps)
}

describe('the export of a person', () => {
  test('holds all that is kept on them, whole for a reason and then on record, and masked else', async () => {
    const person = await placed(world, jobOrder, batchId)
    await cry(person.workerId, '工资三个月没发')
    await cry(person.workerId, '还是没人来')
    const path = `/v1/workers/${person.workerId}/export`
    const token = await county()
    const masked = await world.call('GET', path, { token })
    expect(JSON.stringify(masked.body)).not.toMatch(new RegExp(`王小明|${person.phone}|工资三个月`))

    const { status, body } = await world.call('GET', `${path}?details=full&why=${why}`, { token })
    expect(status).toBe(200)
    const { worker, offers, placements, cases, summary, audit: records } = body as PersonExport
    expect(worker).toMatchObject({ name: '王小明', phone: person.phone, township: null, consent: { state: 'given' } })
    expect(offers).toMatchObject([{ state: 'accepted' }])
    expect(placements).toMatchObject([{ placementId: person.placement.placementId }])
    expect(cases).toMatchObject([{ text: '工资三个月没发', furtherCalls: [{ text: '还是没人来' }] }])
    expect(summary.join()).toContain('诉求：1件')
    expect(JSON.stringify(body)).not.toMatch(/sealed|phoneHash|tokenHash|~1\./)
    expect(records).toEqual([])

    const { items } = await audit(`person=${person.workerId}`)
    expect(items).toMatchObject([
      { actor: 'li@zhaotong', action: 'rights/export-person', opened: { list: person.workerId, why: '本人要求查阅' } },
    ])
  })

  test('is for those who look after their county', async () => {
    const { workerId } = await surveyed(world)
    const elsewhere = await county(['5303'])
    expect(await world.call('GET', `/v1/workers/${workerId}/export`, { token: elsewhere })).toMatchObject({
      status: 403,
    })
    expect(await erasure(workerId, undefined, elsewhere)).toMatchObject({ status: 403 })
    expect(await world.deps.workers.get(workerId)).not.toHaveProperty('erasedAt')
  })
})

describe('the audit', () => {
  test('is read by auditors alone, by actor and by time, page by page', async () => {
    const { workerId } = await surveyed(world)
    const reader = () => world.token({ role: 'county', subject: 'chen@ludian', counties: ['530621'] })
    for (let times = 0; times < 3; times += 1) {
      await world.advance({ hours: 20 })
      await world.call('GET', `/v1/workers/${workerId}/export?details=full&why=${why}`, { token: await reader() })
    }
    expect(await world.call('GET', '/v1/audit', { token: await reader() })).toMatchObject({ status: 403 })
    for (const query of ['actor=chen@ludian', 'since=2026-03-02T00:00:00Z&until=2026-06-01T00:00:00Z']) {
      const seen: AuditRecord[] = []
      let cursor = ''
      do {
        const page = await audit(`${query}&limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
        seen.push(...page.items)
        cursor = page.next ?? ''
      } while (cursor)
      const own = seen.filter(({ actor }) => actor === 'chen@ludian')
      expect(own.map(({ subject }) => subject)).toEqual([workerId, workerId, workerId])
      const times = seen.map(({ at }) => at)
      expect(times).toEqual(times.toSorted().toReversed())
    }
    const until = world.clock.now()
    expect((await audit(`actor=chen@ludian&until=${until}`)).items).toHaveLength(2)
    expect(await world.call('GET', '/v1/audit?cursor=never', { token: await auditor() })).toMatchObject({ status: 422 })
  })

  test('keeps a record as it was first written', async () => {
    const record = {
      subject: 'trp_first0',
      at: world.clock.now(),
      requestId: '1',
      actor: 'li',
      role: 'county',
      action: 'x/y',
    }
    await world.deps.audit.record(record)
    await world.deps.audit.record({ ...record, actor: 'somebody else' })
    expect(await world.deps.audit.of('trp_first0')).toMatchObject([{ actor: 'li' }])
  })
})

describe('an erasure', () => {
  test('is refused with the date while a case is open that somebody has to call for, and done once it is settled', async () => {
    const person = await placed(world, jobOrder, batchId)
    await cry(person.workerId, '救命')
    const [open] = await world.deps.cases.ofWorker(person.workerId)
    const refused = await erasure(person.workerId)
    expect(refused).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/settle it first.*20\d\d/) },
    })
    expect(JSON.stringify(refused.body)).toContain(open?.caseId)

    const station = await world.token({ role: 'province', subject: 'station' })
    const outcome = { outcome: 'settled', note: '已联系王小明本人' }
    await world.call('POST', `/v1/cases/${open?.caseId}/outcome`, { token: station, body: outcome })
    expect(await erasure(person.workerId)).toMatchObject({ status: 200 })
    const [closed] = await world.deps.cases.ofWorker(person.workerId)
    expect(closed).toMatchObject({ state: 'settled', note: '' })
    expect(await world.deps.vault.open('text', [closed?.sealedText ?? ''], 'a test')).toEqual(['已删除'])
  })

  test('of somebody on the way is refused until they arrive', async () => {
    const person = await placed(world, jobOrder, batchId, { state: 'boarded', tripIds: [], at: world.clock.now() })
    expect(await erasure(person.workerId)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('on the way') },
    })
    expect(await world.deps.personKeys.allOf(person.workerId)).not.toEqual([])
  })

  test('needs a reason that names nobody by a number', async () => {
    const { workerId } = await surveyed(world)
    expect(await erasure(workerId, { askedBy: 'person', reason: '电话 154 0000 0001 的人' })).toMatchObject({
      status: 422,
    })
    expect(await erasure(workerId, { reason: '本人提出' })).toMatchObject({ status: 422 })
    expect(await erasure('wrk_00000000')).toMatchObject({ status: 404 })
  })

  test('stands against the same sheet registered again, and not against a survey of later', async () => {
    const person = await surveyed(world)
    const before = await person.worker()
    expect(await erasure(person.workerId)).toMatchObject({ status: 200 })
    expect((await world.deps.workers.register([before], world.clock.now())).size).toBe(0)
    expect(await person.worker()).toMatchObject({ willing: 'not-willing', erasedAt: expect.any(String) })
    expect(await world.deps.workers.byPhone(before.phoneHash)).toEqual([])
    const later = { ...before, surveyDate: '2026-12-01' as typeof before.surveyDate }
    expect((await world.deps.workers.register([later], world.clock.now())).size).toBe(1)
    expect((await person.worker()).erasedAt).toBeUndefined()
  })
})

test('what a release before kept in the clear or under one key is sealed anew, once, and its due date stays', async () => {
  const person = await surveyed(world)
  // A table that is not brought along, as on AWS.
  const { client, table } = Object.assign(world.deps.database, { isListedAnew: false })
  const { vault, workers } = world.deps
  const now = await person.worker()
  const { adultFrom, qualifiesUntil, priorityWithdrawnAt, ...today } = now
  expect([adultFrom, qualifiesUntil, priorityWithdrawnAt]).toEqual([null, null, null])
  const { sealedTownship, sealedVillage, engagedIn, nameHash: _named, ...rest } = today
  expect([sealedTownship, sealedVillage, engagedIn]).toEqual([null, null, null])
  const pk = `$zhida#workerid_${person.workerId}`
  const old = {
    ...rest,
    pk,
    sk: '$worker_1',
    __edb_e__: 'worker',
    __edb_v__: '1',
    gsi1pk: '$zhida#countycode_530621',
    gsi1sk: `$worker_1#listedunder_以古镇#workerid_${person.workerId}`,
    gsi2pk: `$zhida#phonehash_${rest.phoneHash}`,
    gsi2sk: `$worker_1#workerid_${person.workerId}`,
    birthDate: '1990-05-17',
    township: '以古镇',
    village: '大坪村',
    listedUnder: '以古镇',
    expiresAt: 1_800_000_000,
    liftedOutOfPoverty: true,
    employmentDifficulty: false,
    sealedLiftedOutOfPoverty: await vault.sealFor(person.workerId, 'flag', '是'),
    priority: true,
    sealedName: await vault.seal('name', new PersonName('欧阳建华')),
    sealedPhone: await vault.seal('phone', new Phone(person.phone)),
    sealedNationalId: await vault.seal('national-id', '530621199001000001'),
    sealedSecondPhone: null,
  }
  await client.send(new PutCommand({ TableName: table, Item: old }))
  expect(await person.worker()).toMatchObject({ holdsGrounds: true, unsealed: { township: '以古镇' } })

  const byName = async (name: string, birthDate: string) => {
    const known = { name: new PersonName(name), birthDate: birthDate as CalendarDate, countyCode: '530621' }
    return (await workers.byName(await nameHashOf(known, vault))).map(({ workerId }) => workerId)
  }
  const [unnamed, numberless] = [await surveyed(world, { name: '慕容秀英' }), await surveyed(world)]
  const UpdateExpression = 'REMOVE nameHash SET sealedNationalId = :id'
  for (const [{ workerId }, id] of [
    [unnamed, '530621199005170017'],
    [numberless, '53062119900517'],
  ] as const) {
    const ExpressionAttributeValues = { ':id': await vault.sealFor(workerId, 'national-id', id) }
    const Key = { pk: `$zhida#workerid_${workerId}`, sk: '$worker_1' }
    await client.send(new UpdateCommand({ TableName: table, Key, UpdateExpression, ExpressionAttributeValues }))
  }
  expect(await byName('欧阳建华', '1990-05-17')).toEqual([])
  const first = await sealAgain({ countyCode: '530621' }, context)
  expect(first).toMatchObject({ sealed: 1, named: 1, left: 0 })
  expect(await byName('欧阳建华', '1990-05-17')).toEqual([person.workerId])
  expect(await byName('慕容秀英', '1990-05-17')).toEqual([unnamed.workerId])
  expect((await numberless.worker()).nameHash).toBeNull()
  expect(await sealAgain({ countyCode: '530621' }, context)).toMatchObject({ sealed: 0, named: 0, wrapped: 0 })
  const sealed = await person.worker()
  expect(sealed).toMatchObject({ qualifiesUntil: null, adultFrom: null, expiresAt: 1_800_000_000 })
  expect(sealed.listedBefore).toBeUndefined()
  expect(JSON.stringify(sealed)).not.toMatch(
    /以古镇|大坪村|1990-05-17|k1\.|holdsGrounds|iftedOut|ifficulty|priority":true/,
  )
  const fields = { sealedName: 'name', sealedPhone: 'phone', sealedVillage: 'village' } as const
  const [opened] = await vault.openOf([sealed], fields, 'a test')
  expect([opened?.sealedName.reveal(), opened?.sealedPhone.reveal(), opened?.sealedVillage]).toEqual([
    '欧阳建华',
    person.phone,
    '大坪村',
  ])
  expect((await workers.byPhone(sealed.phoneHash)).map(({ workerId }) => workerId)).toContain(person.workerId)
})
