import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isToBeAskedAgain } from '../../domain/surveys/ask-again.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'

/** Of a page of the county's people those whom the village asks again; a page may be short, or empty before the end. */
export async function peopleToAsk(
  county: string,
  cursor: string | null,
  limit: number,
  { workers, clock }: Pick<Deps, 'workers' | 'clock'>,
): Promise<Page<Worker>> {
  const today = dateInShanghai(clock.now())
  const { items, next } = await workers.ofCounty(county, cursor, limit)
  return { items: items.filter((worker) => isToBeAskedAgain(worker, today)), next }
}
