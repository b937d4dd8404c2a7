import type { JobPromise } from '../../domain/enterprises/job-promise.ts'
import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Offer } from '../../domain/matching/offer.ts'
import { type JourneyState, mayWithdraw, type Placement } from '../../domain/matching/placement.ts'
import { formOfAddress } from '../../domain/notices/form-of-address.ts'
import type { CheckIn } from '../../domain/stabilisation/check-in.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { TripMode } from '../../domain/transport/trips/trip.ts'
import type { TripPageLink } from '../../storage/notices/links.ts'
import { hashOfToken } from '../notices/page-token.ts'
import type { Deps } from '../wiring/deps.ts'

export interface TripPageLeg {
  readonly mode: TripMode
  readonly service: string | null
  readonly from: string
  readonly departsAt: Instant
  readonly to: string
  readonly arrivesAt: Instant
  readonly seat: number
  readonly cancelled: boolean
}

/** What the page shows: no more about the worker than they need to know that it is theirs. */
export interface TripPageView {
  readonly page: TripPageLink
  /** Of the page itself; its forms post below it. */
  readonly address: string
  readonly person: string
  readonly consented: boolean
  /** Still to be answered. */
  readonly offer: Extract<Offer, { state: 'sent' }> | null
  readonly checkIn: Extract<CheckIn, { state: 'asked' }> | null
  readonly placement: {
    readonly promise: JobPromise
    readonly journey: JourneyState['state']
    readonly legs: readonly TripPageLeg[]
    readonly mayWithdraw: boolean
  } | null
}

/** What stands behind a link now, or null where it leads nowhere. */
export async function tripPageView(token: string, deps: Deps): Promise<TripPageView | null> {
  const page = await deps.links.get(hashOfToken(token))
  const worker = page && (await deps.workers.get(page.workerId))
  if (!page || !worker) return null
  const { batchId, chunk, workerId } = page
  const [placement, offers, checkIn, [name]] = await Promise.all([
    deps.placements.get(batchId, chunk, workerId),
    deps.offers.ofWorker(batchId, chunk, workerId),
    deps.checkIns.latestOf(workerId),
    deps.vault.open('name', [worker.sealedName], 'to show a trip page'),
  ])
  if (!name) throw new Error(`the vault opened no name of ${workerId}`)
  const now = deps.clock.now()
  const open = offers.find(({ state, answerUntil }) => state === 'sent' && answerUntil >= now)
  return {
    page,
    address: `${deps.settings.PUBLIC_URL}/t/${token}`,
    person: formOfAddress(name),
    consented: consents(worker),
    offer: open?.state === 'sent' ? open : null,
    checkIn: checkIn?.state === 'asked' && checkIn.batchId === batchId && checkIn.closesAt >= now ? checkIn : null,
    placement: placement && {
      promise: placement.promise,
      journey: placement.journey.state,
      legs: await legsOf(placement, workerId, deps),
      mayWithdraw: mayWithdraw(placement.journey),
    },
  }
}

async function legsOf(
  { journey }: Placement,
  workerId: WorkerId,
  { trips, passengers }: Pick<Deps, 'trips' | 'passengers'>,
): Promise<TripPageLeg[]> {
  if (journey.state !== 'seated' && journey.state !== 'boarded') return []
  const booked = await trips.getMany(journey.tripIds)
  const seats = await passengers.seats(journey.tripIds.map((tripId) => ({ tripId, workerId })))
  return booked.flatMap(({ tripId, mode, service, stops, progress }) => {
    const seat = seats.find((one) => one.tripId === tripId)
    const boards = stops[seat?.boardsAt ?? 0]
    const ends = stops.at(-1)
    if (!seat || !boards || !ends) return []
    return [
      {
        mode,
        service,
        from: boards.name,
        departsAt: boards.at,
        to: ends.name,
        arrivesAt: ends.at,
        seat: seat.seat,
        cancelled: progress.state === 'cancelled',
      },
    ]
  })
}
