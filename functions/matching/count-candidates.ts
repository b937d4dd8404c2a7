import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import type { FreeWorker } from '../../storage/surveys/county-lists.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'

/** People that one count looks at: twice those of the largest batch, and some seconds. */
const mostPeople = 2 * largestBatch.workers

/** People who are asked about at a time. */
const atOnce = 1000

/** Who of the counties could take part in a batch now, as it would freeze them; no record is read. */
export async function countCandidates(
  counties: readonly string[],
  lastDay: CalendarDate,
  deps: Pick<Deps, 'workers' | 'disasters' | 'helpOffers' | 'clock'>,
): Promise<BatchForecast['candidates']> {
  const byCounty = new Map(counties.map((countyCode) => [countyCode, 0]))
  const some: FreeWorker[] = []
  let [looked, helpFirst] = [0, 0]
  async function count(): Promise<void> {
    const waiting = await whoIsHelpedFirst(some, deps)
    helpFirst += waiting.size
    for (const { workerId, countyCode } of some.splice(0))
      if (!waiting.has(workerId)) byCounty.set(countyCode, (byCounty.get(countyCode) ?? 0) + 1)
  }
  let isAtLeast = false
  for await (const one of deps.workers.free(counties, lastDay)) {
    if (looked === mostPeople) {
      isAtLeast = true
      break
    }
    looked += 1
    some.push(one)
    if (some.length === atOnce) await count()
  }
  if (some.length > 0) await count()
  const counted = [...byCounty].map(([countyCode, candidates]) => ({ countyCode, candidates }))
  return { total: looked - helpFirst, isAtLeast, helpFirst, byCounty: counted }
}
