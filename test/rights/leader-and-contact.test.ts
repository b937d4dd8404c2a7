import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId, type TripId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { Secrets } from '../../functions/gateways/secrets.ts'
import { vaultWith } from '../../functions/wiring/vault.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
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

test('neither name nor telephone stands in the table', async () => {
  const { client, table } = world.deps.database
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table }))
  const text = JSON.stringify(Items)
  expect(['欧阳国强', '慕容秀英', '15487660001', '15487660002'].filter((one) => text.includes(one))).toEqual([])
})
