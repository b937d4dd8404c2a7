import type { CallCounts } from './count-calls.ts'
import { expressGb, type ListPrices, listPrices, longestExpressSeconds } from './list-prices.ts'
import type { CpuByPart } from './profile-cpu.ts'
import type { WorkflowCounts } from './watch-journal.ts'

/** What a demo of so many workers cost. */
export interface JourneyFigures extends CallCounts, WorkflowCounts {
  readonly workers: number
  readonly handedOver: number
  readonly cpu: CpuByPart
  readonly tableSeconds: number | null
  readonly wallSeconds: number
  readonly peakMemoryMb: number
}

/** As kept of the release before, when there were no express executions. */
export type EarlierFigures = Omit<JourneyFigures, 'express'> & Partial<Pick<JourneyFigures, 'express'>>

type Entities = Pick<JourneyFigures, 'entities'>

/** What features since the release before write that it did not have at all: its journey has none of these entities. */
export function addedSince(now: Entities, before: Entities): JourneyFigures['entities'] {
  const written = Object.entries(now.entities).filter(([, { writes }]) => writes > 0)
  return Object.fromEntries(written.filter(([entity]) => (before.entities[entity]?.writes ?? 0) === 0))
}

export function totalsOf({
  calls,
  entities,
  transitions,
  tasks,
  express = {},
}: Pick<EarlierFigures, 'calls' | 'entities' | 'transitions' | 'tasks' | 'express'>) {
  const sum = (numbers: Iterable<number>) => [...numbers].reduce((all, one) => all + one, 0)
  const all = Object.values(entities)
  return {
    calls: sum(Object.values(calls)),
    reads: sum(all.map(({ reads }) => reads)),
    repeated: sum(all.map(({ repeated }) => repeated)),
    again: sum(all.map(({ again = 0 }) => again)),
    empty: sum(all.map(({ empty }) => empty)),
    readUnits: sum(all.map(({ readUnits }) => readUnits)),
    writes: sum(all.map(({ writes }) => writes)),
    writeUnits: sum(all.map(({ writeUnits }) => writeUnits)),
    transitions: sum(Object.values(transitions)),
    express: sum(Object.values(express)),
    tasks: sum(Object.values(tasks)),
  }
}

/** US cents a person handed over, at list prices. */
export function centsAPerson(
  figures: EarlierFigures,
  prices: ListPrices = listPrices,
): Readonly<Record<string, number>> {
  const { writeUnits, readUnits, transitions, express, tasks } = totalsOf(figures)
  const cents = (amount: number, price: number) => (amount * price * 100) / 1e6 / Math.max(1, figures.handedOver)
  const parts = {
    transitions: cents(transitions, prices.transitions),
    'express executions': cents(
      express,
      prices.expressRequests + prices.expressGbSeconds * expressGb * longestExpressSeconds,
    ),
    writes: cents(writeUnits, prices.writeUnits),
    reads: cents(readUnits, prices.readUnits),
    'function calls': cents(tasks, prices.functionCalls),
  }
  return { ...parts, all: Object.values(parts).reduce((sum, one) => sum + one, 0) }
}
