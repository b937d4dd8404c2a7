import type { WaitingCounts } from '../../domain/batches/waiting-counts.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import type { Homeward } from './homeward.ts'
import type { SeasonResult } from './season-result.ts'

type Numbers<Names extends string> = Readonly<Record<Names, number>>

export interface DemoTrip extends Numbers<'seats' | 'passengers' | 'costYuan'> {
  readonly id: string
  readonly mode: TripMode
  readonly from: string
  readonly to: string
}

/** The result of a demo: the object that `--json` prints. Counts of people, texts and orders; yuan; seconds; MB. */
export interface DemoResult
  extends Numbers<
    | 'seatFill'
    | 'transportCostYuan'
    | 'simulatedDays'
    | 'wallSeconds'
    | 'peakMemoryMb'
    | 'stateTransitions'
    | 'taskInvocations'
  > {
  readonly survey: Numbers<'rows' | 'accepted' | 'rejected' | 'duplicates' | 'candidates'> & {
    readonly rejectedByReason: Readonly<Record<string, number>>
  }
  /** Only where something of the sheets was not understood or not read, or is to be looked at. */
  readonly findings?: Numbers<'toClarify' | 'likelyDuplicates'> & {
    readonly unknownHeads: readonly { readonly head: string; readonly nearest: string | null }[]
    readonly sheetsNotRead: readonly { readonly sheet: string; readonly why: string }[]
  }
  readonly headcount: Numbers<'asked' | 'confirmed' | 'partial' | 'declined' | 'released'>
  readonly offers: Numbers<'sent' | 'accepted' | 'declined' | 'unanswered' | 'withdrawn' | 'rounds'>
  readonly trips: readonly DemoTrip[]
  /** Between feeders and trains or flights, with those who travel on their own. Missing in the result of a demo that ended with v0.1.0. */
  readonly waiting?: WaitingCounts
  readonly journey: Numbers<'boarded' | 'noShow' | 'withdrawn' | 'arrived' | 'handedOver'>
  /** By the day after the hand-over: 1, 7, 30, 90, 180. */
  readonly followUp: Readonly<Record<string, Numbers<'asked' | 'answered' | 'silent'>>>
  readonly cases: Numbers<'opened' | 'settled' | 'open'>
  readonly sms: Numbers<'sent' | 'segments' | 'received'>
  /** Chunks that were worked on outside state transitions. Missing in the result of a demo that ended with v0.1.0. */
  readonly expressExecutions?: number
  /** Survey rows without exactly one final state. Missing in the result of a demo that ended before it was counted. */
  readonly unexplained?: number
  /** Only of `--scenario season`. */
  readonly season?: SeasonResult
  /** Only of `--scenario season`: the way home before the next festival. */
  readonly homeward?: Homeward
}
