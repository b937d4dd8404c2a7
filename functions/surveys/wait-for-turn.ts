import { setTimeout } from 'node:timers/promises'
import { epochOf } from '../../domain/kernel/instant.ts'
import { importPace } from '../../domain/surveys/import-pace.ts'
import type { Deps } from '../wiring/deps.ts'

/** Milliseconds; a part that would have to wait longer is tried again by its workflow. */
const longestWait = 30_000

/** Waits until so many rows of these counties may be registered, beside all that other functions import at this moment. */
export async function waitForTurn(
  rows: readonly { readonly countyCode: string }[],
  { turns, clock }: Pick<Deps, 'turns' | 'clock'>,
): Promise<void> {
  if (rows.length === 0) return
  const now = clock.now()
  const take = (line: string, perSecond: number, block: number) =>
    // A part is one taking: a key is enough.
    turns.takeSoon({ line, perSecond, buckets: 1 }, block, now, longestWait)
  const ofPrefectures = [...Map.groupBy(rows, ({ countyCode }) => countyCode.slice(0, 4))]
  const taken = await Promise.all([
    take('import', importPace.ofAll, rows.length),
    ...ofPrefectures.map(([prefecture, some]) => take(`import ${prefecture}`, importPace.ofPrefecture, some.length)),
  ])
  const turnsOfAll = taken.flatMap((at) => (at === null ? [] : epochOf(at)))
  if (turnsOfAll.length < taken.length) throw new Error('more is imported at this moment than the table takes')
  await setTimeout(Math.max(0, ...turnsOfAll) - epochOf(now))
}
