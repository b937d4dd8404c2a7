import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlanFound, PlanWork } from '../../domain/transport/plan/plan-in-worker.ts'
import { functions } from '../../functions/catalog.ts'
import { bundle } from '../../infra/bundle.ts'
import { generateInstance } from '../transport/plan/generate-instance.ts'

/** One that serves several routes, one that writes what was planned, and those that plan. */
const names = [
  'surveys/reading',
  'transport/planning/carry-out-proposal',
  'matching/match-workers',
  'transport/planning/plan-trips',
  'transport/planning/draw-proposal',
  'transport/planning/replan-lost',
]

/** Outside the project: what a bundle lacks it finds nowhere. */
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhida-bundle-'))
  const chosen = [...functions.routes, ...functions.tasks].filter(({ key }) => names.includes(key))
  await bundle(chosen, folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each(names)('%s is whole in its folder and has a handler', async (name) => {
  const file = path.join(folder, name, 'index.mjs')
  const { handler } = (await import(pathToFileURL(file).href)) as { handler: unknown }
  expect(handler).toBeTypeOf('function')
  expect(await readFile(file, 'utf8')).not.toMatch(/aws-sdk-client-mock/)
})

test('the solver and the thread stand only where they are used', async () => {
  const filesOf = async (name: string) => (await readdir(path.join(folder, name))).sort()
  expect(await filesOf('surveys/reading')).toEqual(['index.mjs'])
  expect(await filesOf('matching/match-workers')).toContain('highs.wasm')
  expect(await filesOf('transport/planning/carry-out-proposal')).toEqual(['index.mjs'])
  for (const name of [
    'transport/planning/plan-trips',
    'transport/planning/draw-proposal',
    'transport/planning/replan-lost',
  ])
    expect(await filesOf(name)).toEqual(['highs.wasm', 'index.mjs', 'plan-worker.mjs'])
})

test('the bundled thread loads the solver beside it and plans', async () => {
  const work: PlanWork = { instance: generateInstance(1, { passengers: 60 }), seconds: 5 }
  const thread = new Worker(path.join(folder, 'transport/planning/plan-trips/plan-worker.mjs'), { workerData: work })
  const found = await new Promise<PlanFound>((resolve, reject) => {
    thread.on('message', resolve)
    thread.on('error', reject)
  })
  await thread.terminate()
  expect(found.costYuan).toBeGreaterThan(0)
})
