import { afterEach, expect, test } from 'vitest'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { importSheet } from '../../local/demo/import-sheet.ts'
import { openStory } from '../../local/demo/story.ts'
import { openLedger } from '../../local/partners/ledger.ts'
import { openWorld, type World } from '../world.ts'
import { startRunningBatch } from './running-batch.ts'

let world: World | undefined
afterEach(() => world?.close())

const counties = ['530602', '530621']

test('people who are surveyed while a batch runs are added to it, asked in the next round, and come to work with the others', async () => {
  world = await openWorld()
  const { deps, clock } = world
  const batch = await startRunningBatch(world)
  const { office, path } = batch
  const frozen = await batch.reach('waiting for answers')
  const registered = async () =>
    (await Promise.all(counties.map(async (county) => (await deps.workers.ofCounty(county, null)).items))).flat()
  const before = new Set((await registered()).map(({ workerId }) => workerId))
  const today = dateInShanghai(clock.now())
  const { csv } = generateSurveySheet({ workers: 30, seed: 77, counties, today })
  await importSheet(office, openStory(openLedger(), clock), { fileName: 'late.csv', content: csv })
  const workerIds = (await registered()).map(({ workerId }) => workerId).filter((workerId) => !before.has(workerId))
  expect(workerIds.length).toBeGreaterThan(10)

  const added = await office.post<{ added: number; refused: number }>(`${path}/candidates`, 'late', { workerIds })
  expect(added.added).toBeGreaterThan(5)
  expect(added.added + added.refused).toBe(workerIds.length)
  expect((await batch.look()).counts.candidates).toBe(frozen.counts.candidates + added.added)

  const ended = await batch.reach('ended')
  expect(ended).toMatchObject({ state: 'completed', additions: [{ people: added.added }] })
  const late = new Set(workerIds)
  const placed: Placement[] = []
  for (let chunk = 0; chunk < ended.counts.chunks; chunk += 1)
    placed.push(...(await deps.placements.ofChunk(ended.batchId, chunk)))
  const cameLate = placed.filter(({ workerId }) => late.has(workerId))
  expect(cameLate.filter(({ journey }) => journey.state === 'handed-over').length).toBeGreaterThan(0)
  expect(new Set(placed.map(({ workerId }) => workerId)).size).toBe(placed.length)
  const { boarded, noShow, withdrawn } = ended.counts.journey!
  expect(boarded + noShow + withdrawn).toBe(ended.counts.offers!.accepted)
  const notices = world.partners.sent.filter(({ template }) => template.startsWith('travel-notice'))
  expect(new Set(notices.map(({ phone }) => phone)).size).toBe(notices.length)
})
