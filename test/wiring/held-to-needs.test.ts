import { afterAll, beforeAll, expect, test } from 'vitest'
import { functionName } from '../../functions/gateways/resource-names.ts'
import { heldToNeeds } from '../held-to-needs.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

test('a function reaches the folders that its entry names, and no others, as on AWS', async () => {
  const at = (key: string, act: () => Promise<unknown>) => heldToNeeds(functionName(key), act)({}, {} as never)
  const { bucket } = world.deps
  await bucket.writeJson('surveys/srv_1/findings.json', [])
  await bucket.writeJson('uploads/srv_1', [])
  expect(await at('surveys/publish-survey', () => bucket.readJson('surveys/srv_1/findings.json'))).toEqual([])
  await at('surveys/publish-survey', () => bucket.erase('uploads/srv_1'))
  await expect(at('surveys/publish-survey', () => bucket.erase('surveys/srv_1/findings.json'))).rejects.toThrow(
    /AccessDenied: zhida-surveys-publish-survey may not erase surveys\/srv_1/,
  )
  await expect(at('matching/send-offers', () => bucket.has('evidence/wrk_1/1'))).rejects.toThrow(/AccessDenied/)
  await expect(at('notices/pursue-messages', () => bucket.read('batches/bat_1/chunks.json'))).rejects.toThrow(/AccessD/)
})
