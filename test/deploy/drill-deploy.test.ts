import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { toldTwice } from '../journeys/told-twice.ts'
import { comeTo } from './come-to.ts'
import { drillDeploy, type Ended } from './drill-deploy.ts'
import { editedSources } from './edited-sources.ts'
import { makeReleases, type Releases } from './make-releases.ts'

let releases: Releases
beforeAll(async () => {
  // Bundles log to the terminal, and what breaks in the counter-proof is tried again and again.
  vi.stubEnv('POWERTOOLS_LOG_LEVEL', 'SILENT')
  releases = await makeReleases()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await releases.remove()
})

const handedOver = ({ placements }: Ended) =>
  placements.filter(({ journey: { state } }) => state === 'handed-over' || state === 'left').length

test('a batch ends with the code that it began with, as if nothing had been deployed meanwhile', async () => {
  const drill = await drillDeploy(releases)
  const { first, second, deployed } = drill
  expect(deployed.task).toEqual(['matching/close-offers'])
  expect(deployed.tasks).toBeGreaterThan(30)
  expect(deployed.workflow.after).toBe(deployed.workflow.before + 1)

  expect(first.stoodAt).toBe('waiting for answers')
  expect(first).toMatchObject({ version: deployed.workflow.before, batch: { progress: { step: 'ended' } }, stalls: [] })
  expect(Object.keys(first.closedBy)).toEqual(['1'])
  expect(handedOver(first)).toBeGreaterThan(0)
  // It went through the middle of its rounds by the new code, and the alias was turned back behind it.
  expect(second).toMatchObject({ version: deployed.workflow.after, batch: { progress: { step: 'ended' } }, stalls: [] })
  expect(Object.keys(second.closedBy)).toEqual(['2'])
  expect(handedOver(second)).toBeGreaterThan(0)
  expect(drill.third).toBe(deployed.workflow.before)

  expect(drill.unexplained).toBe(0)
  expect(toldTwice({ sent: drill.texts })).toEqual([])
  expect(comeTo(drill)).toEqual(comeTo(await drillDeploy(releases, { deploys: false })))
})

test('a batch whose definition names no versions meets code that it does not know, and stands still', async () => {
  const { first } = await drillDeploy(releases, { naming: 'without a version' })
  expect(Object.keys(first.closedBy)).toEqual(['$LATEST'])
  expect(first.batch.progress.step).toBe('waiting for answers')
  expect(first.placements.filter(({ journey }) => journey.state !== 'accepted')).toEqual([])
  expect(first.stalls).toMatchObject([
    { step: { en: 'Close a chunk of offers' }, cause: expect.stringContaining('chunk') },
  ])
})

test('an edit of sources that have changed since is refused, not left out', () => {
  const file = 'functions/matching/close-offers.ts'
  expect(() => editedSources([{ file, from: 'what is not there', to: '' }]).read(file)).toThrow(/no longer has/)
  expect(() => editedSources([{ file, after: 'not there', from: 'import', to: '' }]).read(file)).toThrow(
    /no longer has/,
  )
})
