import type { CalendarDate } from './instant.ts'

/** From when on something on the way is warned of. */
export interface WarningRules {
  readonly validFrom: string
  /** A vehicle that is hired whole and has more seats is under-filled below that part of them; smaller ones there are none. */
  readonly underfilled: { readonly seatsAbove: number; readonly seatFill: number }
  /** Batches in a row whose question for headcount an enterprise has left unanswered. */
  readonly unansweredBatches: number
  /** Offers of a county of which fewer than that part were answered, where there were so many. */
  readonly silentCounty: { readonly offers: number; readonly answered: number }
  /** Hours that a step of a batch may take that waits for nobody, and by which one that waits may pass its end. */
  readonly stepHours: { readonly atWork: number; readonly beyondEnd: number }
}

/**
 * All are ours to change (default): half a coach is what the rush of 2023 had least of (16.5 people a coach of 50), and a round of offers
 * of which nine in ten are unanswered says that phones are wrong or nobody explained it. Oldest first; a change is a row more.
 */
const sets: readonly [WarningRules, ...WarningRules[]] = [
  {
    validFrom: '2026-01-01',
    underfilled: { seatsAbove: 19, seatFill: 0.5 },
    unansweredBatches: 2,
    silentCounty: { offers: 10, answered: 0.1 },
    stepHours: { atWork: 6, beyondEnd: 12 },
  },
]

export function warningRulesOn(day: CalendarDate, of: readonly [WarningRules, ...WarningRules[]] = sets): WarningRules {
  return of.findLast(({ validFrom }) => validFrom <= day) ?? of[0]
}
