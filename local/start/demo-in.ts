import type { Ledger } from '../partners/ledger.ts'
import { journalIn } from '../runtime/journal-in.ts'
import { SetupProblem } from '../setup-problem.ts'
import { latestInstant } from '../stepfunctions/journal/latest-instant.ts'

interface KeptDemo {
  /** Its options, as it was begun with them. */
  readonly begunWith: string
  readonly seed: number
  /** Epoch milliseconds of the last thing that happened in it. */
  readonly endedAt: number
}

/**
 * The demo that a folder holds, null where it holds none.
 * @throws SetupProblem where it was broken off: only the demo itself knows what is still to come in it.
 */
export function demoIn(data: string, ledger: Pick<Ledger, 'collection' | 'lastKept'>): KeptDemo | null {
  const story = ledger.collection<{ readonly outcome: unknown }>('story')
  const begun = story.get('begin')
  if (!begun) return null
  const begunWith = String(begun.outcome).replace(/ \([0-9a-f]{8}\)$/, '')
  if (!story.has('end'))
    throw new SetupProblem(
      `${data} holds a demo that was broken off: let it end first, by npm run demo -- ${begunWith} --data ${data}`,
    )
  const endedAt = Math.max(latestInstant(journalIn(data)) ?? 0, ledger.lastKept ?? 0)
  return { begunWith, seed: Number(/--seed (\d+)$/.exec(begunWith)?.[1] ?? 1), endedAt }
}
