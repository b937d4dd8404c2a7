import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const nobody = '_000000000000000000000000'

test.each([
  `/v1/transfer-batches/bat${nobody}`,
  `/v1/transfer-batches/bat${nobody}/trips`,
  `/v1/transfer-batches/bat${nobody}/fairness`,
  `/v1/transfer-batches/bat${nobody}/workers/wrk${nobody}/explanation`,
  `/v1/transfer-batches/bat${nobody}/transport-proposals/prp${nobody}`,
  `/v1/placements?batchId=bat${nobody}`,
  `/v1/reports/retention?batchId=bat${nobody}`,
  `/v1/enterprises/ent${nobody}`,
  `/v1/enterprises/ent${nobody}/agreements`,
  `/v1/job-orders?enterpriseId=ent${nobody}`,
  `/v1/job-orders/job${nobody}`,
  `/v1/surveys/svy${nobody}`,
  `/v1/surveys/svy${nobody}/rejected.csv`,
  `/v1/trips/trp${nobody}`,
  `/v1/trips/trp${nobody}/manifest.xlsx`,
  `/v1/trips/trp${nobody}/roll-call.xlsx`,
  `/v1/trips/trp${nobody}/hand-over.xlsx`,
  `/v1/cases/cas${nobody}`,
  '/v1/cases?city=999999',
  '/v1/cases?county=999999',
  '/v1/reports/final-states?county=999999',
  '/v1/reports/final-states?county=9999',
])('%s is no empty list but nothing', async (path) => {
  const token = await world.token({ role: 'province' })
  expect(await world.call('GET', path, { token })).toMatchObject({ status: 404, body: { type: '/problems/not-found' } })
})
