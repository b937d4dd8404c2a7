import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import type { BatchId, WorkerId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { whoLacksCertificate } from '../../functions/matching/who-lacks-certificate.ts'
import { batchKeys } from '../../storage/batches/batches.ts'
import { openCounty, requestFor } from '../batches/begin-batch.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { openWorld, type World } from '../world.ts'

let world: World
let plant: Plant
let order: JobOrder
let batchId: BatchId
let workers: readonly Worker[]
const cooks = { brandId: 'weishan-cook', grade: 4 }
const county = () => world.token({ role: 'county', subject: 'li@county', counties: [workers[0]!.countyCode] })
const province = () => world.token({ role: 'province', subject: 'zhao@province' })

/** Three people of a county who all hold the certificate when the batch freezes its candidates. */
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  const plain = await openJobOrder(world, plant)
  const { id: _, enterpriseId: __, reportedAt: ___, minimumWage: ____, saidBy: _____, ...report } = plain
  const asked = { ...report, requiredSkill: null, headcount: 3, requiredBrand: cooks }
  order = (await plant.send('job-order.reported', asked)).body as JobOrder
  const { countyCode } = await openCounty(world, {}, {}, {})
  workers = (await world.deps.workers.ofCounty(countyCode, null)).items
  for (const { workerId } of workers) await certify(workerId)
  const body = await requestFor(world, countyCode, order)
  const started = await world.call('POST', '/v1/transfer-batches', { token: await province(), body })
  batchId = (started.body as TransferBatch).batchId
  await world.advance({ minutes: 10 })
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

async function certify(workerId: WorkerId) {
  const today = dateInShanghai(world.clock.now())
  const body = {
    ...cooks,
    number: 'YN20250088123',
    issuedBy: '巍山县人力资源和社会保障局',
    until: plusDays(today, 300),
    consent: { on: today, way: 'signed' },
  }
  const entered = await world.call('POST', `/v1/workers/${workerId}/certificates`, { token: await county(), body })
  if (entered.status !== 200) throw new Error(JSON.stringify(entered))
}
const withdraw = async (workerId: WorkerId) =>
  world.call('POST', `/v1/workers/${workerId}/certificates/weishan-cook/withdrawal`, { token: await county() })

test('whose certificate was withdrawn after the candidates were frozen is not offered the post that asks for it', async () => {
  const [gone, ...stand] = workers
  expect(workers).toHaveLength(3)
  expect(await world.deps.bucket.has(batchKeys(batchId).candidates)).toBe(true)
  expect((await withdraw(gone!.workerId)).status).toBe(200)
  const said = { batchId, jobOrderId: order.id, answer: { answer: 'full' } }
  await plant.send('headcount.confirmed', said, 'confirm-certificates')
  await world.advance({ minutes: 30 })
  const offers = await world.deps.offers.ofChunk(batchId, 0)
  expect(offers.map(({ workerId }) => workerId).toSorted()).toEqual(stand.map(({ workerId }) => workerId).toSorted())
  // The offer says what is asked for, and it is explained by what stood then, also when that has changed since.
  expect(offers[0]?.promise.requiredBrand).toEqual(cooks)
  await certify(gone!.workerId)
  const path = `/v1/transfer-batches/${batchId}/workers/${gone!.workerId}/explanation`
  const explained = await world.call('GET', path, { token: await province() })
  expect(JSON.stringify(explained.body)).toContain('skill')
})

test('between the match and its offer the certificate is looked at once more', async () => {
  const [, holds, ends] = workers
  await withdraw(ends!.workerId)
  const proposals = [holds, ends].map((worker) => ({
    workerId: worker!.workerId,
    jobOrderId: order.id,
    startDate: order.startDate,
  }))
  expect([...(await whoLacksCertificate(proposals, [order], world.deps))]).toEqual([ends!.workerId])
  // One that ends before the first day that the firm named is none.
  const late = proposals.map((one) => ({ ...one, startDate: plusDays(order.startDate, 400) }))
  expect((await whoLacksCertificate(late, [order], world.deps)).size).toBe(2)
})
