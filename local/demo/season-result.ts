import type { FinalState } from '../../domain/stabilisation/final-states.ts'
import type { Drawn, Season, SeasonEvents } from '../partners/season.ts'
import type { Flood } from './flood.ts'

/** What can be claimed of a policy: by who is eligible, and at most by those of whom something has to be shown first. */
export interface SeasonSubsidy {
  readonly policyId: string
  readonly name: { readonly zh: string; readonly en: string }
  readonly eligible: number
  readonly claimableYuan: number
  /** More than `claimableYuan` only where the rule says "at most". */
  readonly atMostYuan: number
  /** Something has to be shown first, or comes with time. */
  readonly open: number
  readonly openAtMostYuan: number
  readonly not: number
}

/** What a season came to: what went wrong, of how many, and what became of everybody. */
export interface SeasonResult extends ReturnType<Season['drawn']> {
  /** With the trips that were booked in its place. */
  readonly coachLost: (SeasonEvents['coach'] & { readonly inItsPlace: number }) | null
  readonly firmWentBack:
    | (Pick<SeasonEvents['firm'] & object, 'enterpriseId' | 'jobOrderId' | 'confirmed' | 'wants'> & {
        readonly turnedAway: Drawn
        /** What the service answered when it wanted fewer; null where it said so at its gate alone. */
        readonly answered: string | null
      })
    | null
  /** Help was offered before any job; `paused`: who may not be offered one until somebody reaches them. */
  readonly flood: (Omit<Flood, 'toSettle'> & { readonly paused: number }) | null
  /** Of all survey rows; those that are 0 are left out. */
  readonly finalStates: Readonly<Partial<Record<FinalState, number>>>
  /** Why it came to that, where the state alone does not say it: by sentence. */
  readonly why: Readonly<Partial<Record<FinalState, Readonly<Record<string, number>>>>>
  readonly subsidies: readonly SeasonSubsidy[]
}
