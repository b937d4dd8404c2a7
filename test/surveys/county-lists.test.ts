import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import { counties } from '../../domain/kernel/places/counties.ts'
import { listAnew } from '../../local/data-format/list-anew.ts'
import { runsOf } from '../../storage/surveys/county-lists.ts'
import { crowd, surveyed } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { listAsBefore } from './list-as-before.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const lastDay = '2099-12-31' as CalendarDate

async function freeOf(...asked: string[]): Promise<string[]> {
  const found: string[] = []
  for await (const { workerId } of world.deps.workers.free(asked, lastDay)) found.push(workerId)
  return found
}

async function everybodyOf(county: string, limit: number): Promise<string[]> {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof world.deps.workers.ofCounty>> = await world.deps.workers.ofCounty(
      county,
      cursor,
      limit,
    )
    expect(page.items.length).toBeLessThanOrEqual(limit)
    found.push(...page.items.map(({ workerId }) => workerId))
    cursor = page.next
  } while (cursor !== null)
  return found
}

test('all counties of the province are 16 ranges, and a county between two that are asked is not read', () => {
  expect(runsOf(new Set(counties.keys()))).toHaveLength(16)
  expect(runsOf(new Set(['530627', '530602', '530603', '532301', '999999']))).toEqual([
    { from: '530602', to: '530603' },
    { from: '530627', to: '530627' },
    { from: '532301', to: '532301' },
    { from: '999999', to: '999999' },
  ])
})

test('who is free is found in the order of ids, and not who withdrew, is engaged, leaves later or lives elsewhere', async () => {
  const people = await crowd(world, 12)
  const { workers } = world.deps
  const ids = people.map(({ workerId }) => workerId).toSorted()
  expect(await freeOf('530621')).toEqual(ids)
  for (const limit of [1, 5, 500]) expect((await everybodyOf('530621', limit)).toSorted()).toEqual(ids)

  const [withdrawn, engaged, later] = ids as [(typeof ids)[number], (typeof ids)[number], (typeof ids)[number]]
  await workers.withdrawConsent(withdrawn, world.clock.now())
  const { client, table } = world.deps.database
  for (const [workerId, name, value] of [
    [engaged, 'engagedIn', 'bat_other'],
    [later, 'earliestDeparture', '2100-01-01'],
  ] as const)
    await client.send(
      new UpdateCommand({
        TableName: table,
        Key: { pk: `$zhida#workerid_${workerId}`, sk: '$worker_1' },
        UpdateExpression: 'SET #name = :value',
        ExpressionAttributeNames: { '#name': name },
        ExpressionAttributeValues: { ':value': value },
      }),
    )
  expect(await freeOf('530621', '530602')).toEqual(ids.slice(3))
  expect(await freeOf('530602')).toEqual([])
  expect((await everybodyOf('530621', 5)).toSorted()).toEqual(ids)
  await expect(workers.ofCounty('530621', 'nonsense')).rejects.toThrow('cursor')
})

test('whom a release before listed is found by county and phone, and once they are listed anew as all others', async () => {
  const person = await surveyed(world, { phone: '15400009876' })
  const { workerId } = person
  const { phoneHash } = await person.worker()
  await listAsBefore(world, await person.worker())
  const found = async () => ({
    byPhone: (await world.deps.workers.byPhone(phoneHash)).map((one) => one.workerId),
    listed: (await everybodyOf('530621', 100)).filter((one) => one === workerId),
  })
  expect(await found()).toEqual({ byPhone: [workerId], listed: [workerId] })
  expect((await person.worker()).listedBefore).toBe(true)
  expect(await freeOf('530621')).not.toContain(workerId)
  expect(await world.deps.workers.listedBefore(['530602', '530621', '530627'])).toEqual(['530621'])
  for (let times = 0; times < 2; times += 1) {
    await listAnew(world.deps.database)
    expect(await found()).toEqual({ byPhone: [workerId], listed: [workerId] })
    expect((await person.worker()).listedBefore).toBeUndefined()
    expect(await freeOf('530621')).toContain(workerId)
    expect(await world.deps.workers.listedBefore(['530602', '530621', '530627'])).toEqual([])
  }
})
