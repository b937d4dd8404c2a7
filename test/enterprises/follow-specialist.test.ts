import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { agreementEntity } from '../../storage/enterprises/agreements.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { listsAndFacts } from '../worklist/lists-and-facts.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let firm: Firm
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = await openFirm(world)
})
afterAll(() => world.close())

test('an agreement that the index does not know yet follows the specialist too', async () => {
  const agreementId = await firm.offer()
  const { database } = world.deps
  // As it stands within moments of the offer: the item is there, and the index has not heard of it.
  const { pk, sk } = agreementEntity(database).get({ agreementId }).params<{ Key: Record<string, string> }>().Key
  await database.client.send(
    new UpdateCommand({ TableName: database.table, Key: { pk, sk }, UpdateExpression: 'REMOVE gsi1pk, gsi1sk' }),
  )
  expect((await world.deps.agreements.newest(firm.id, 10)).length).toBe(0)
  const body = { specialist: { name: '王强', subject: 'wang' } }
  const token = await world.token({ role: 'province' })
  expect((await world.call('PATCH', `/v1/enterprises/${firm.id}`, { token, body })).status).toBe(200)
  const { listed, due } = await listsAndFacts(world.deps)
  expect(listed).toEqual(due)
  expect(listed.filter((one) => one.startsWith('specialist:') && one.includes(agreementId))).toHaveLength(1)
})
