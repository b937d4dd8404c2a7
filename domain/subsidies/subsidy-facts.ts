import type { CalendarDate } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import type { DaysWorked } from './months-worked.ts'
import type { EvidenceKind } from './subsidy-policy.ts'

/** How somebody came to a job. `paid-back`: by their own means, and the batch pays the fare. */
export type WayThere = 'organised' | 'own' | 'paid-back' | 'unknown'

/** A job as its records tell it. */
export interface JobHeld extends DaysWorked {
  readonly enterpriseId: string
  /** GB/T 2260 of the city, or of the county where that is known. */
  readonly placeCode: string
  readonly place: string
  readonly cameBy: WayThere
  /** The latest check-in by which they were at work. */
  readonly lastHeard: CalendarDate | null
}

/** What papers show, where somebody has looked at them. It is weighed and not kept: wages and income are the person's own. */
export interface ShownByPapers {
  readonly fare?: Money | undefined
  readonly wages?: Money | undefined
  readonly averageMonthlyWage?: Money | undefined
  readonly incomeAHead?: Money | undefined
  readonly roadKm?: number | undefined
}

/** All that a subsidy is judged by: derived facts, without name, number or ground. */
export interface SubsidyFacts {
  readonly countyCode: string
  /** An age that they surely have; null: not known. */
  readonly ageAtLeast: number | null
  readonly jobs: readonly JobHeld[]
  /** Policies of which the office that keeps the register has said whether the person is one of theirs. Never by which ground. */
  readonly qualifies: Readonly<Record<string, boolean>>
  readonly shown: ShownByPapers
  readonly seen: readonly EvidenceKind[]
  /** Claims that stand, by policy and window. */
  readonly claimed: readonly { readonly policyId: string; readonly window: string }[]
}
