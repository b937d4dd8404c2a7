import { BatchWriteCommand, ScanCommand } from '@aws-sdk/lib-dynamodb'
import type { Context } from 'aws-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { handler as applyErasures } from '../../functions/rights/apply-erasures.ts'
import { crowd } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const context = { functionName: 'zhida-rights-apply-erasures', awsRequestId: 'drill' } as Context

test('a list of several pages is applied to a table that was put back, page by page', async () => {
  const { client, table } = world.deps.database
  const people = await crowd(world, 5)
  const copy = (await client.send(new ScanCommand({ TableName: table }))).Items ?? []
  const token = await world.token({ role: 'county', counties: ['53'] })
  const body = { askedBy: 'person', reason: '本人到村委会提出' }
  for (const { workerId } of people)
    expect(await world.call('POST', `/v1/workers/${workerId}/erasure`, { token, body })).toMatchObject({ status: 200 })
  for (let start = 0; start < copy.length; start += 25) {
    const RequestItems = { [table]: copy.slice(start, start + 25).map((Item) => ({ PutRequest: { Item } })) }
    await client.send(new BatchWriteCommand({ RequestItems }))
  }
  expect((await people[0]?.worker())?.erasedAt).toBeUndefined()

  const pages: { listed: number; erased: number; next: string | null }[] = []
  do pages.push(await applyErasures({ after: pages.at(-1)?.next ?? null, limit: 2 }, context))
  while (pages.at(-1)?.next)
  expect(pages.map(({ listed, erased }) => [listed, erased])).toEqual([
    [2, 2],
    [2, 2],
    [1, 1],
  ])
  for (const person of people) {
    expect(await person.worker()).toMatchObject({ erasedAt: expect.any(String) })
    expect(await world.deps.personKeys.allOf(person.workerId)).toEqual([])
  }
})
