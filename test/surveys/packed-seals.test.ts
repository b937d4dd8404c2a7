import { GetCommand } from '@aws-sdk/lib-dynamodb'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import { Phone } from '../../domain/kernel/personal.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { packSeals, type SealedDetail, sealedDetails, unpackSeals } from '../../storage/surveys/packed-seals.ts'
import { surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const workerId = derivedId('WorkerId', 'packed')
const other = derivedId('WorkerId', 'another')
const key = fc.constantFrom('84f2f52df91ea9ae', '0000000000000001')
const payload = fc.stringMatching(/^[\w-]{1,60}$/)
/** By a key of theirs, by one of somebody else, by the secret of before, erased, blank, or not there. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(key, payload).map(([id, sealed]) => `~1.${workerId}.${id}.${sealed}`) },
  fc.tuple(key, payload).map(([id, sealed]) => `~1.${other}.${id}.${sealed}`),
  payload.map((sealed) => `k1.${sealed}`),
  fc.constant('已删除'),
  fc.constant(null),
)

test('what is packed is unpacked as it was, whoever sealed it and however', () => {
  const details = fc.record(Object.fromEntries(sealedDetails.map((name) => [name, text])), { requiredKeys: [] })
  fc.assert(
    fc.property(details, (given) => {
      const { seals, ...alone } = packSeals(workerId, given as { [Name in SealedDetail]?: string | null })
      const told = Object.fromEntries(Object.entries(given).filter(([, detail]) => detail))
      expect({ ...unpackSeals(workerId, seals), ...alone }).toEqual(told)
      expect(seals ?? '').not.toContain(workerId)
    }),
  )
})

async function itemOf({ workerId: id }: Pick<Worker, 'workerId'>): Promise<Record<string, unknown>> {
  const { client, table } = world.deps.database
  const found = await client.send(
    new GetCommand({ TableName: table, Key: { pk: `$zhida#workerid_${id}`, sk: '$worker_1' }, ConsistentRead: true }),
  )
  return found.Item ?? {}
}
const phoneOf = async (worker: Worker) => {
  const [opened] = await world.deps.vault.openOf([worker], { sealedPhone: 'phone' }, 'a test')
  return opened?.sealedPhone.reveal()
}

test('an item says once whose its details are, and holds nothing of a number that was put right', async () => {
  const person = await surveyed(world)
  const before = await person.worker()
  const known = await itemOf(before)
  const ownOf = (item: object) =>
    Object.keys(item).filter((name) => (sealedDetails as readonly string[]).includes(name))
  expect(ownOf(known)).toEqual([])
  expect(Object.values(known)).not.toContain(null)
  expect(await phoneOf(before)).toBe(person.phone)

  const { workers, vault, clock } = world.deps
  let seen = before
  const numbers = ['15400000123', '15400000124'] as const
  const edit = async (number: (typeof numbers)[number], sealedPhone: string) => {
    const after = { ...seen, sealedPhone, version: (seen.version ?? 1) + 1 }
    const at = clock.now()
    const change = { version: after.version, at, by: 'li.na', reason: '本人更正', before: {}, after: {} }
    expect(await workers.edit(seen, after, change as unknown as Parameters<typeof workers.edit>[2])).toBe(true)
    seen = await person.worker()
    expect(seen).toEqual({ ...after, expiresAt: expect.anything() })
    expect(await phoneOf(seen)).toBe(number)
  }
  const packedBefore = String(known['seals']).split('.')
  const phoneBefore = packedBefore.find((one) => one.startsWith('p')) as string
  await edit(numbers[0], await vault.sealFor(person.workerId, 'phone', new Phone(numbers[0])))
  expect(ownOf(await itemOf(before))).toEqual([])
  expect(JSON.stringify(await itemOf(before))).not.toContain(phoneBefore.slice(1))

  // By another key it stands by itself, and the one in its place is gone too.
  const keys = vault.newKeys()
  const sealed = keys.seal(person.workerId, 'phone', new Phone(numbers[1]))
  await keys.keep()
  await edit(numbers[1], sealed)
  const after = await itemOf(before)
  expect(ownOf(after)).toEqual(['sealedPhone'])
  expect(
    String(after['seals'])
      .split('.')
      .filter((one) => one.startsWith('p')),
  ).toEqual([])
})
