import { DeleteCommand, paginateScan, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { activateAgreement, signAgreement } from '../../domain/enterprises/agreement.ts'
import { offerAgreement } from '../../domain/enterprises/offer-agreement.ts'
import { type AgreementId, derivedId, type TripId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plus, plusDays } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { WaitingEntry } from '../../domain/kernel/waiting.ts'
import { handler as dateAgreements } from '../../functions/enterprises/date-agreements.ts'
import { bringAgreementsUp } from '../../local/data-format/bring-agreements-up.ts'
import { listWhatWaits } from '../../local/data-format/list-what-waits.ts'
import { noteLateReports } from '../../local/data-format/note-late-reports.ts'
import { openPlant, type Plant } from '../enterprises/plant.ts'
import { plannedCoach } from '../transport/planned-coach.ts'
import { openWorld, type World } from '../world.ts'
import { listsAndFacts } from './lists-and-facts.ts'

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

const today = () => dateInShanghai(world.clock.now())

/** An active agreement as releases before left it: with no day on which it is looked at, and on no list. */
async function oldAgreement(name: string, daysLeft: number): Promise<AgreementId> {
  const { agreements } = world.deps
  const at = world.clock.now()
  const id = derivedId('AgreementId', 'old', name)
  const days = { firstDay: today(), lastDay: plusDays(today(), daysLeft), answerHours: 48 }
  const offered = offerAgreement(days, { id, enterpriseId: plant.id, at })
  if (isRefusal(offered)) throw new Error(offered.detail)
  await agreements.offer(offered)
  const signed = signAgreement(offered, { signedAt: at, signatory: '陈建国' })
  if (isRefusal(signed)) throw new Error(signed.detail)
  await agreements.move(offered, signed)
  const active = signed.state === 'signed' ? activateAgreement(signed, at) : signed
  if (isRefusal(active)) throw new Error(active.detail)
  await agreements.move(signed, active)
  await forget(id)
  return id
}

async function forget(agreementId: AgreementId): Promise<void> {
  const { client, table } = world.deps.database
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
    for (const { pk, sk, ...item } of Items)
      if (item['__edb_e__'] === 'agreement' && item['agreementId'] === agreementId)
        await client.send(
          new UpdateCommand({
            TableName: table,
            Key: { pk, sk },
            UpdateExpression: 'REMOVE due, dueAt, gsi2pk, gsi2sk',
          }),
        )
}

async function province(): Promise<WaitingEntry[]> {
  const token = await world.token({ role: 'province' })
  const { body } = await world.call('GET', '/v1/worklist', { token })
  return (body as { items: WaitingEntry[] }).items
}

test('what waited in a folder without lists, or without their order, stands on them after its migration; what was left of others is gone', async () => {
  await oldAgreement('listed', 20)
  const { client, table } = world.deps.database
  const before = await province()
  expect(before.map(({ kind }) => kind).sort()).toEqual(['agreement-expiring', 'enterprise-unmanned'])
  let seen = 0
  for await (const { Items = [] } of paginateScan({ client }, { TableName: table }))
    for (const { pk, sk, ...item } of Items) {
      if (item['__edb_e__'] !== 'waiting') continue
      seen += 1
      const Key = { pk, sk }
      const isAgreement = item['kind'] === 'agreement-expiring'
      const lose = new UpdateCommand({ TableName: table, Key, UpdateExpression: 'REMOVE gsi3pk, gsi3sk' })
      await client.send(isAgreement ? lose : new DeleteCommand({ TableName: table, Key }))
    }
  expect(seen).toBeGreaterThanOrEqual(2)
  expect(await province()).toEqual([])
  for (let times = 0; times < 2; times += 1) {
    await listWhatWaits(world.deps.database)
    expect(await province()).toEqual(before)
    const { listed, due } = await listsAndFacts(world.deps)
    expect(listed).toEqual(due)
  }
})

test('a report that was late before there were lists stands on them since its alarm; one that came does not', async () => {
  const { trips, database } = world.deps
  const since = world.clock.now()
  const [late, came] = [derivedId('TripId', 'late before') as TripId, derivedId('TripId', 'came') as TripId]
  for (const tripId of [late, came]) {
    await trips.add([plannedCoach(tripId, ['530627'], plus(since, { hours: -3 }))])
    await trips.raiseAlarm(tripId, {
      at: since,
      what: 'The roll-call report is late: telephone the escort.',
      about: 'report',
    })
  }
  await trips.advance(came, ['planned'], { state: 'boarded', at: since } as never)
  const lateOnes = async () => (await province()).filter(({ kind }) => kind === 'late-report')
  expect(await lateOnes()).toEqual([])
  for (let times = 0; times < 2; times += 1) {
    await noteLateReports(database)
    expect(await lateOnes()).toMatchObject([{ id: late, since, subject: { tripId: late, report: 'roll-call' } }])
  }
})

test('an agreement that was active before there were days on which it is looked at is warned of and ends', async () => {
  const [local, onAws] = [await oldAgreement('local', 33), await oldAgreement('aws', 33)]
  const { agreements } = world.deps
  const far = plusDays(today(), 400)
  const dated = async () =>
    (await agreements.dueBy(`${far}T00:00:00.000Z` as never, null, 50)).items.map(({ id }) => id)
  for (const id of [local, onAws]) expect(await dated()).not.toContain(id)
  const context = { awsRequestId: 'test', getRemainingTimeInMillis: () => 60_000 } as never
  expect(await dateAgreements({ cursor: null, limit: 50 }, context)).toMatchObject({ next: null })
  for (const id of [local, onAws]) expect(await dated()).toContain(id)
  expect(await dateAgreements({ cursor: null, limit: 50 }, context)).toEqual({ dated: 0, next: null })

  await forget(local)
  await bringAgreementsUp(world.deps.database)
  expect(await dated()).toContain(local)
  const warnings = () =>
    plant.heard.flatMap((event) => (event.type === 'agreement.expiring' ? [event.data.agreementId] : []))
  await world.advance({ days: 5 })
  for (const id of [local, onAws]) expect(warnings()).toContain(id)
  await world.advance({ days: 31 })
  for (const id of [local, onAws]) expect((await agreements.get(id))?.state).toBe('expired')
})
