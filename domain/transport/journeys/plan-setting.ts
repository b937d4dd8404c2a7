import type { CalendarDate } from '../../kernel/instant.ts'
import type { TransportInstance } from '../plan/solve/transport-instance.ts'
import type { QuoteReply } from '../trips/carrier-contract.ts'
import type { TravelGroup } from './group-travellers.ts'
import type { StandingJourneys } from './standing-journeys.ts'

/** What a plan is made from. */
export interface PlanSetting {
  readonly instance: TransportInstance
  readonly firstDay: CalendarDate
  readonly quotes: QuoteReply
  readonly groups: readonly TravelGroup[]
  readonly standing: StandingJourneys
}
