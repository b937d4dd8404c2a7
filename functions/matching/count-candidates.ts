import type { CalendarDate } from '../../domain/kernel/instant.ts'
import type { BatchForecast } from '../../domain/matching/batch-forecast.ts'
import { mayTakePart } from '../../domain/surveys/may-take-part.ts'
import { whoIsHelpedFirst } from '../relief/who-is-helped-first.ts'
import type { Deps } from '../wiring/deps.ts'

/** Counties that are read side by side. */
const atOnce = 8

/** Pages of a thousand that one count reads at most: twice the people of the largest batch, and a few seconds. */
const mostPages = 120

/** Who of the counties could take part in a batch now, as it would freeze them; nobody's details are opened. */
export async function countCandidates(
  counties: readonly string[],
  lastDay: CalendarDate,
  deps: Pick<Deps, 'workers' | 'disasters' | 'helpOffers' | 'clock'>,
): Promise<BatchForecast['candidates']> {
  const distinct = [...new Set(counties)]
  const byCounty: { countyCode: string; candidates: number }[] = []
  let pages = 0
  let isAtLeast = false
  let helpFirst = 0
  async function count(countyCode: string): Promise<number> {
    let candidates = 0
    let cursor: string | null = null
    do {
      if (pages >= mostPages) {
        isAtLeast = true
        break
      }
      pages += 1
      const page: Awaited<ReturnType<typeof deps.workers.takingPart>> = await deps.workers.takingPart(
        countyCode,
        cursor,
      )
      const able = page.items
        .filter((one) => mayTakePart(one, lastDay))
        .map(({ workerId }) => ({ workerId, countyCode }))
      const waiting = await whoIsHelpedFirst(able, deps)
      candidates += able.length - waiting.size
      helpFirst += waiting.size
      cursor = page.next
    } while (cursor !== null)
    return candidates
  }
  for (let first = 0; first < distinct.length; first += atOnce) {
    const some = distinct.slice(first, first + atOnce)
    const counted = await Promise.all(some.map(count))
    byCounty.push(...some.map((countyCode, index) => ({ countyCode, candidates: counted[index] ?? 0 })))
  }
  return { total: byCounty.reduce((sum, { candidates }) => sum + candidates, 0), isAtLeast, helpFirst, byCounty }
}
