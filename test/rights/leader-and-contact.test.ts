import { ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derivedId, type TripId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { PersonName, Phone } from '../../domain/kernel/personal.ts'
import type { Secrets } from '../../functions/gateways/secrets.ts'
import { handler as sealContactsAgain } from '../../functions/rights/seal-contacts-again.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant } from '../enterprises/plant.ts'
import { travelledBatch } from '../stabilisation/people-at-work.ts'
import { plannedCoach } from '../transport/planned-coach.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let firm: Firm
const tripId = derivedId('TripId', 'of a leader') as TripId
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = await openFirm(world)
  await world.deps.trips.add([plannedCoach(tripId, ['530627'], plus(world.clock.now(), { days: 10 }))])
})
afterAll(() => world.close())

async function named(name: string, phone: string) {
  await world.advance({ minutes: 1 })
  const token = await world.token({ role: 'county', counties: ['530627'] })
  const answer = await world.call('POST', `/v1/trips/${tripId}/crew`, { token, body: { leader: { name, phone } } })
  expect(answer.status).toBe(200)
  const sealed = (await world.deps.trips.sealedLeaders([tripId])).get(tripId)
  if (!sealed) throw new Error('the leader was named')
  return { ...sealed, of: tripId }
}
async function contact(name: string, phone: string) {
  await world.advance({ minutes: 1 })
  const token = await world.token({ role: 'province' })
  const answer = await world.call('PATCH', `/v1/enterprises/${firm.id}`, { token, body: { contact: { name, phone } } })
  expect(answer.status).toBe(200)
  const sealed = await world.deps.enterprises.contactOf(firm.id)
  if (!sealed) throw new Error('the contact was named')
  return { ...sealed, of: firm.id }
}
const opened = async (record: { of: string; sealedName: string }) =>
  (await world.deps.vault.openOf([record], { sealedName: 'name' }, 'a test'))[0]?.sealedName.reveal()

test.each([
  ['leader', named],
  ['contact', contact],
])('a %s has a key of their own: who is replaced cannot be opened any more', async (_, name) => {
  const first = await name('欧阳国强', '15487660001')
  expect(await opened(first)).toBe('欧阳国强')
  const second = await name('慕容秀英', '15487660002')
  expect([await opened(first), await opened(second)]).toEqual(['已删除', '慕容秀英'])
  expect(await world.deps.personKeys.allOf(second.of)).toHaveLength(1)
})

test('two colleagues who name plate and leader at the same moment lose neither', async () => {
  const token = await world.token({ role: 'county', counties: ['530627'] })
  const leader = { name: '欧阳国强', phone: '15487660001' }
  const answers = await Promise.all(
    [{ plate: '云A12345' }, { leader }].map((body) => world.call('POST', `/v1/trips/${tripId}/crew`, { token, body })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect((await world.deps.trips.get(tripId))?.crew).toEqual({
    plate: '云A12345',
    leader: { name: '欧***', phone: '154****0001' },
  })
})

test('of two who name somebody at the same moment the one who stands is not destroyed by the other', async () => {
  const of = derivedId('TripId', 'of two leaders')
  const sealed = async (name: string, minutes: number) => {
    const at = plus(world.clock.now(), { minutes })
    const keys = vaultWith({ ...world.deps, clock: { now: () => at } }).newKeys()
    const sealedName = keys.seal(of, 'name', new PersonName(name))
    await keys.keep()
    return { of, sealedName }
  }
  const before = await sealed('欧阳国强', 0)
  const [first, second] = [await sealed('慕容秀英', 1), await sealed('司马建国', 2)]
  // The second one stands at first, and then the first one, whose key was made before.
  await world.deps.vault.destroyReplaced(before.sealedName, second.sealedName)
  await world.deps.vault.destroyReplaced(second.sealedName, first.sealedName)
  expect([await opened(before), await opened(second), await opened(first)]).toEqual(['已删除', '已删除', '慕容秀英'])
})

test('what was moved into another trip’s record is refused', async () => {
  const leader = await named('欧阳国强', '15487660001')
  const other = derivedId('TripId', 'another')
  await expect(opened({ ...leader, of: other })).rejects.toThrow(`stands in the record of ${other}`)
})

test('a leader cannot be opened a month after the arrival, a contact stays while texts go to them', async () => {
  const leader = await named('欧阳国强', '15487660001')
  const chief = await contact('慕容秀英', '15487660002')
  await world.advance({ days: 39 })
  expect(await opened(leader)).toBe('欧阳国强')
  await world.advance({ days: 2 })
  expect(await opened(leader)).toBe('已删除')
  expect(await opened(chief)).toBe('慕容秀英')
})

test('the secret of workers’ details is not needed for them, nor does theirs open a worker', async () => {
  const leader = await named('欧阳国强', '15487660001')
  const read = async (name: string) => {
    if (name === 'details') throw new Error('this function has no right to details')
    return world.deps.secrets.read(name as 'sealing')
  }
  const narrow = vaultWith({ ...world.deps, secrets: { read, readAgain: read } as unknown as Secrets })
  expect((await narrow.openOf([leader], { sealedPhone: 'phone' }, 'a test'))[0]?.sealedPhone.reveal()).toBe(
    '15487660001',
  )
  const worker = await world.deps.vault.sealFor(derivedId('WorkerId', 'x'), 'text', '请回电')
  await expect(narrow.open('text', [worker], 'a test')).rejects.toThrow('no right to details')
})

describe('what a release before sealed with one key for all', () => {
  const context = (awsRequestId: string) =>
    ({ functionName: 'zhida-rights-seal-contacts-again', awsRequestId }) as Context
  async function everyPage(of: 'enterprises' | 'trips', limit = 1) {
    const sum = { looked: 0, wrapped: 0, sealed: 0, left: 0 }
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor; isFirst = false) {
      const page: Awaited<ReturnType<typeof sealContactsAgain>> = await sealContactsAgain(
        { of, cursor, limit },
        context('a test'),
      )
      for (const name of ['looked', 'wrapped', 'sealed', 'left'] as const) sum[name] += page[name]
      cursor = page.next
    }
    return sum
  }
  async function inTheOldWay(key: object, attribute: 'contact' | 'sealedLeader', phoneAs: 'contact-phone' | 'phone') {
    const { client, table } = world.deps.database
    const old = {
      sealedName: await world.deps.vault.seal('name', new PersonName('诸葛青云')),
      sealedPhone: await world.deps.vault.seal(phoneAs, new Phone('15487660003')),
    }
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: key,
        UpdateExpression: `SET ${attribute} = :old`,
        ExpressionAttributeValues: { ':old': old },
      }),
    )
  }

  test('of a contact gets a key of theirs, once, and is erased with it', async () => {
    await openFirm(world)
    await inTheOldWay({ pk: `$zhida#enterpriseid_${firm.id}`, sk: '$enterprise_1' }, 'contact', 'contact-phone')
    expect(await world.deps.personKeys.allOf(firm.id)).not.toHaveLength(0)
    await world.deps.personKeys.destroy(firm.id)
    expect(await everyPage('enterprises')).toMatchObject({ sealed: 1, left: 0 })
    expect(await everyPage('enterprises')).toMatchObject({ sealed: 0, wrapped: 0, left: 0 })
    const sealed = await world.deps.enterprises.contactOf(firm.id)
    if (!sealed) throw new Error('the contact stays')
    expect(await opened({ ...sealed, of: firm.id })).toBe('诸葛青云')
    await world.deps.personKeys.destroy(firm.id)
    expect(await opened({ ...sealed, of: firm.id })).toBe('已删除')
  })

  test('of a leader gets a key of the trip that ends a month after the arrival', async () => {
    const later = derivedId('TripId', 'of an old leader') as TripId
    const coach = plannedCoach(later, ['530627'], plus(world.clock.now(), { days: 10 }))
    await travelledBatch(world, await openJobOrder(world, await openPlant(world)), coach.batchId)
    await world.deps.trips.add([coach])
    await inTheOldWay({ pk: `$zhida#tripid_${later}`, sk: '$trip_1' }, 'sealedLeader', 'phone')
    expect(await everyPage('trips')).toMatchObject({ sealed: 1, left: 0 })
    expect(await everyPage('trips')).toMatchObject({ sealed: 0, wrapped: 0, left: 0 })
    const leader = (await world.deps.trips.sealedLeaders([later])).get(later)
    if (!leader) throw new Error('the leader stays')
    expect(await opened({ ...leader, of: later })).toBe('诸葛青云')
    await world.advance({ days: 42 })
    expect(await opened({ ...leader, of: later })).toBe('已删除')
  })
})

test('neither name nor telephone stands in the table', async () => {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const text = JSON.stringify(Items)
  expect(['欧阳国强', '慕容秀英', '15487660001', '15487660002'].filter((one) => text.includes(one))).toEqual([])
})
