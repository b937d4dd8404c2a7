import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import { isBooked } from '../../domain/transport/trips/booking.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { lacksBeds } from '../../domain/transport/trips/trip-lodging.ts'
import { isAwaited } from '../../domain/transport/trips/trip-wait.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { type Pace, patience, type Simulation } from './simulation.ts'

const minute = 60_000
const hour = 60 * minute
const office: TokenFor = { role: 'province', subject: 'coordinator' }

/** How often somebody looks, in milliseconds: sooner after something has changed. */
const looks: Record<Pace, { first: number; longest: number }> = {
  natural: { first: 2 * hour, longest: 2 * hour },
  brisk: { first: 15_000, longest: hour },
}
const whileTravelling = 12 * hour

export interface CoordinatorDuties {
  readonly pace: Pace
  /** Approves what was planned; otherwise a person does. */
  readonly approves: boolean
  /** Trips that are going to run, for those who travel along. */
  readonly onTrip: (trip: Trip) => void
  /** People are about to travel to new posts: called once for a batch. */
  readonly onTravel?: ((batchId: string, trips: readonly Trip[]) => void) | undefined
  /** Called for every look at the batch, also the last one. */
  readonly onLook?: (batch: TransferBatch) => void
}

interface Look {
  readonly batchId: string
  /** Where the batch was at the look before; empty at the first. */
  readonly lastStep: string
  /** Milliseconds since then. */
  readonly pause: number
}

/** The province's office: follows a batch, approves it, makes the bookings that need a telephone, sends escorts. */
export function coordinator(simulation: Simulation, { pace, approves, onTrip, onTravel, onLook }: CoordinatorDuties) {
  const api = simulation.api.typed(office)
  const watched = simulation.collection<true>('batches watched')
  const lodged = simulation.collection<true>('trips whose beds were telephoned for')
  const telephoned = simulation.collection<true>('trips telephoned about')
  const travelling = simulation.collection<true>('batches seen travelling')

  const look = simulation.does<Look>('look at a batch', async ({ batchId, lastStep, pause }) => {
    const { data } = await api.GET('/v1/transfer-batches/{batchId}', { params: { path: { batchId } } })
    if (!data) return () => again({ batchId, lastStep, pause })
    // The same; its ids are texts to whoever is outside.
    const batch = data as unknown as TransferBatch
    const { step } = batch.progress
    onLook?.(batch)
    if (step === 'waiting for approval' && approves) await approve(batchId)
    // While people travel too: a trip that is lost is replaced by others.
    const trips = step === 'booking trips' || step === 'travelling' ? await tripsOf(batchId) : []
    const toRun = step === 'travelling' ? trips.filter(({ booking }) => isBooked(booking)) : []
    return () => {
      trips.forEach(telephone)
      toRun.forEach(onTrip)
      if (onTravel && step === 'travelling' && !batch.returns && !travelling.has(batchId)) {
        travelling.set(batchId, true)
        onTravel(batchId, toRun)
      }
      const next = step === lastStep ? pause * 2 : looks[pace].first
      if (step !== 'ended') again({ batchId, lastStep: step, pause: next })
    }
  })
  const book = simulation.does<{ tripId: string }>('book by telephone', async ({ tripId }) => {
    const body = { reference: `TEL-${tripId.slice(-6).toUpperCase()}` }
    await api.POST('/v1/trips/{tripId}/bookings', { params: forTrip(tripId, `booked ${tripId}`), body })
  })

  const lodge = simulation.does<{ tripId: string; place: string }>(
    'book beds by telephone',
    async ({ tripId, place }) => {
      const body = { house: '平安旅馆', address: `${place}附近`, reference: `BED-${tripId.slice(-6).toUpperCase()}` }
      await api.POST('/v1/trips/{tripId}/beds', { params: forTrip(tripId, `beds ${tripId}`), body })
    },
  )

  function again({ batchId, lastStep, pause }: Look): void {
    const longest = lastStep === 'travelling' ? whileTravelling : looks[pace].longest
    const next = Math.min(pause, longest)
    const now = simulation.clock.epochMilliseconds()
    look.at(now + next * (0.9 + 0.1 * simulation.chance('looks', batchId, now)), { batchId, lastStep, pause: next })
  }

  async function approve(batchId: string): Promise<void> {
    // Without a key: the first decision stands anyhow, and after a change the same is asked anew.
    const params = { path: { batchId } }
    await api.POST('/v1/transfer-batches/{batchId}/approval', { params, body: { decision: 'approve' } })
  }

  function telephone(trip: Trip): void {
    const { tripId, booking, lodging } = trip
    if (lodging && isAwaited('booking', trip) && lacksBeds(trip) && !lodged.has(tripId)) {
      lodged.set(tripId, true)
      const { place } = lodging
      lodge.later(patience(simulation.chance('on the telephone for beds', tripId), 2 * hour), { tripId, place })
    }
    if (booking.state !== 'asked-by-hand' || telephoned.has(tripId)) return
    telephoned.set(tripId, true)
    book.later(patience(simulation.chance('on the telephone', tripId), 2 * hour), { tripId })
  }

  async function tripsOf(batchId: string): Promise<Trip[]> {
    const trips: Trip[] = []
    for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
      const params = { path: { batchId }, query: { limit: 100, ...(cursor !== undefined && { cursor }) } }
      const { data } = await api.GET('/v1/transfer-batches/{batchId}/trips', { params })
      if (!data) break
      trips.push(...(data.items as Trip[]))
      cursor = data.next ?? undefined
    }
    return trips
  }

  return {
    watch(batchId: string): void {
      if (watched.has(batchId)) return
      watched.set(batchId, true)
      again({ batchId, lastStep: '', pause: looks[pace].first })
    },
  }
}

function forTrip(tripId: string, key: string) {
  return { path: { tripId }, header: { 'Idempotency-Key': key } }
}
