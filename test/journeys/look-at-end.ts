import { readdir } from 'node:fs/promises'
import type { SubsidyFacts } from '../../domain/subsidies/subsidy-facts.ts'
import { factsOfWorker } from '../../functions/subsidies/facts-of-worker.ts'
import type { DemoEnd } from '../../local/demo/play-demo.ts'
import { readFinalStates } from '../../local/demo/read-final-states.ts'
import { readResult } from '../../local/demo/read-result.ts'
import { countCalls } from '../bench/journey/count-calls.ts'
import { day, type Name, people } from './claims-by-hand.ts'
import { everyItem, plantFaults, recountFinalStates } from './recount-final-states.ts'

/** How many rows there are, and how many of them no end explains: as the result tells, and counted again from the table. */
interface Unexplained {
  readonly told: number
  readonly counted: ReturnType<typeof recountFinalStates>
}

export interface SeenAtEnd {
  /** Of the table and the journal, which lie in the folder. */
  readonly files: readonly string[]
  /** Of those whose claims are reckoned by hand. */
  readonly facts: ReadonlyMap<Name, SubsidyFacts>
  readonly finalStates: Awaited<ReturnType<typeof readFinalStates>>
  /** Reads of somebody's offers for them, and how many of these the same page had read before. */
  readonly offersRead: { readonly reads: number; readonly again: number }
  readonly unexplained: Unexplained
  /** The same once so many rows were deprived of their end. */
  readonly planted: number
  readonly unexplainedThen: Unexplained
}

/** What the end of a demo is asked besides its result. It leaves faults in the table. */
export async function lookAtEnd(end: DemoEnd, data: string): Promise<SeenAtEnd> {
  const { deps } = end.runtime
  const unexplainedNow = async (): Promise<Unexplained> => ({
    told: (await readResult(end, performance.now())).unexplained ?? Number.NaN,
    counted: recountFinalStates(await everyItem(deps)),
  })
  const calls = countCalls()
  const finalStates = await readFinalStates(end).finally(() => calls.stop())
  const { reads = 0, again = 0 } = calls.counts().entities['offer'] ?? {}
  const facts = new Map<Name, SubsidyFacts>()
  for (const { row, workerId } of finalStates.rows) {
    const name = people[row as keyof typeof people]
    const worker = name && (await deps.workers.get(workerId))
    if (worker) facts.set(name, await factsOfWorker(worker, day, deps))
  }
  const files = (await readdir(data)).filter((name) => name.endsWith('.sqlite'))
  const unexplained = await unexplainedNow()
  const planted = await plantFaults(end, await everyItem(deps))
  const offersRead = { reads, again }
  return { files, facts, finalStates, offersRead, unexplained, planted, unexplainedThen: await unexplainedNow() }
}
