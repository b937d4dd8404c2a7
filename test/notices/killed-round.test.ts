import { expect, test } from 'vitest'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import { tencentStandIn } from '../gateways/sms/tencent-stand-in.ts'
import { killedRound } from './killed-round.ts'

test('a round that is killed three times reaches everybody exactly once, where the provider can be asked', async () => {
  const { taken, states, unknown } = await killedRound(500, aliyunStandIn)
  expect([taken.size, new Set(taken.values())]).toEqual([500, new Set([1])])
  expect(states).toEqual({ sent: 500 })
  expect(unknown).toEqual([])
})

test('where the provider cannot tell, nobody is texted twice, and who may have got nothing is on the list to be called', async () => {
  const { taken, states, unknown } = await killedRound(300, tencentStandIn, ['taken, no answer', 'lost, no answer'])
  expect(new Set(taken.values())).toEqual(new Set([1]))
  const reached = new Set(taken.keys())
  expect(states).toEqual({ sent: 300 - unknown.length, unknown: unknown.length })
  // Of the two calls that were under way one came through, and nobody knows which.
  expect(unknown.filter((phone) => !reached.has(phone))).toHaveLength(100)
  expect(reached.size).toBe(200)
  expect(unknown.length).toBe(200)
})
