import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isToBeAskedAgain } from '../../domain/surveys/ask-again.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import type { Page } from '../../storage/database.ts'
import type { Deps } from '../wiring/deps.ts'
import { fillPage } from '../wiring/fill-page.ts'

/** Of a page of the county's people those whom the village asks again; a page may be short, or empty before the end. */
export async function peopleToAsk(
  county: string,
  cursor: string | null,
  limit: number,
  { workers, clock }: Pick<Deps, 'workers' | 'clock'>,
): Promise<Page<Worker>> {
  const today = dateInShanghai(clock.now())
  return fillPage(
    (from, size) => workers.ofCounty(county, from, size),
    { cursor, limit },
    (some) => some.map((worker) => isToBeAskedAgain(worker, today)),
  )
}
