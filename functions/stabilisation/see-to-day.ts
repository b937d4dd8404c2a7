import * as z from 'zod'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { sweepAgreements } from '../enterprises/sweep-agreements.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { manStations } from './man-stations.ts'
import { watchDueCases } from './watch-due-cases.ts'

/**
 * Once a day, called by a rule and not by a workflow: cases whose time runs out today are watched, others go to whoever is on duty from today;
 * agreements that end soon are warned of, and those whose last day is over are ended. What this one call cannot do is done by the workflow of the day, which looks at all again,
 * with retries, and fails where somebody must look. Twice is as once. Answers whether that was needed.
 */
async function seeToDay(_: object, deps: Deps): Promise<{ again: boolean }> {
  const parts = {
    cases: () => watchDueCases({}, deps),
    stations: () => manStations({ stationId: null, cursor: null }, deps),
    agreements: () => sweepAgreements({}, deps),
  }
  // None of them looks at what another does.
  const seenTo = await Promise.all(
    Object.entries(parts).map(async ([part, look]) => {
      try {
        await look()
        return true
      } catch (error) {
        deps.logger.error(`the ${part} of the day were not all seen to`, { error: error as Error })
        return false
      }
    }),
  )
  const again = seenTo.includes(false)
  if (again) await deps.workflows.start('stabilisation/begin-day', `day-${dateInShanghai(deps.clock.now())}`, {})
  return { again }
}

export const handler = task(z.object({}), seeToDay)
