import * as z from 'zod'
import { atShanghai, dateInShanghai, type Instant, plusDays } from '../../domain/kernel/instant.ts'
import { isOpen } from '../../domain/stabilisation/case.ts'
import { isTimeOver } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Page } from '../../storage/database.ts'
import type { DueCase } from '../../storage/stabilisation/due-cases.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { watchCases } from './watch-cases.ts'

/** Cases that are read at once. */
const atOnce = 100

/**
 * At the beginning of a day: the times of the day are watched at which somebody's case runs out that is still open, and no others; what was
 * settled or has gone on before is struck off. What a day before left behind goes on at once. Twice is as once.
 */
export async function watchDueCases(
  _: object,
  deps: Pick<Deps, 'cases' | 'dueCases' | 'workflows' | 'clock'>,
): Promise<{ watched: number }> {
  const today = dateInShanghai(deps.clock.now())
  const end = atShanghai(plusDays(today, 1), '00:00')
  const times = new Set<Instant>()
  let cursor: string | null = null
  do {
    const { items, next }: Page<DueCase> = await deps.dueCases.until(end, cursor, atOnce)
    const found = await deps.cases.getMany([...new Set(items.map(({ caseId }) => caseId))])
    const open = new Map(found.filter(isOpen).map((one) => [one.caseId, one]))
    const runsOut = ({ caseId, at }: DueCase) => {
      const one = open.get(caseId)
      return one !== undefined && isTimeOver(one, at)
    }
    for (const due of items) if (runsOut(due)) times.add(due.at)
    const gone = items.filter((due) => !runsOut(due))
    await deps.dueCases.strike(gone, deps.clock.now())
    cursor = next
  } while (cursor !== null)
  for (const at of times) await watchCases(at, today, deps)
  return { watched: times.size }
}

export const handler = task(z.object({}), watchDueCases)
