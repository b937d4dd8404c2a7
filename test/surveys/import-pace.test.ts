import { afterAll, beforeAll, expect, test } from 'vitest'
import { epochOf } from '../../domain/kernel/instant.ts'
import { importPace } from '../../domain/surveys/import-pace.ts'
import { waitForTurn } from '../../functions/surveys/wait-for-turn.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const rowsOf = (countyCode: string, rows: number) => Array.from({ length: rows }, () => ({ countyCode }))
/** Until when the turns of a line are taken, from now on, in milliseconds. */
async function taken(line: string, perSecond: number) {
  const at = await world.deps.turns.take({ line, perSecond, buckets: 1 }, 0, world.clock.now())
  return epochOf(at) - epochOf(world.clock.now())
}

test('parts that are registered at one moment wait for one another, by prefecture and in all', async () => {
  const begun = performance.now()
  await Promise.all([
    waitForTurn(rowsOf('530621', 300), world.deps),
    waitForTurn(rowsOf('530627', 300), world.deps),
    waitForTurn([...rowsOf('530627', 200), ...rowsOf('530102', 100)], world.deps),
  ])
  // Whoever is last of Zhaotong has four hundred before them, at the least.
  expect(performance.now() - begun).toBeGreaterThan((400 / importPace.ofPrefecture) * 1000 - 20)
  expect(await taken('import 5306', importPace.ofPrefecture)).toBeCloseTo((800 / importPace.ofPrefecture) * 1000, -1)
  expect(await taken('import 5301', importPace.ofPrefecture)).toBeCloseTo((100 / importPace.ofPrefecture) * 1000, -1)
})

test('a part whose turn would come too late takes none and is tried again by its workflow', async () => {
  const { ofPrefecture } = importPace
  await world.deps.turns.take(
    { line: 'import 5329', perSecond: ofPrefecture, buckets: 1 },
    31 * ofPrefecture,
    world.clock.now(),
  )
  await expect(waitForTurn(rowsOf('532901', 200), world.deps)).rejects.toThrow('more is imported')
  expect(await taken('import 5329', ofPrefecture)).toBe(31_000)
  await world.advance({ seconds: 31 })
  await waitForTurn(rowsOf('532901', 200), world.deps)
})
