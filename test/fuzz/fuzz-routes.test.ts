import { expect, test } from 'vitest'
import { fuzzRoutes } from './fuzz-routes.ts'

test('no request of chance breaks a route, and what is refused leaves nothing', async () => {
  const { requests, byStatus, faults } = await fuzzRoutes({ seed: 20_261_127, each: 6 })
  expect(faults).toEqual([])
  expect(requests).toBeGreaterThan(600)
  // It reaches past the schemas, or it would show little; 431 is said by the door itself.
  expect(Object.keys(byStatus)).toEqual(expect.arrayContaining(['200', '201', '404', '409', '422', '431']))
})
