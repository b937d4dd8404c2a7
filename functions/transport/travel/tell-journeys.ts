import type { TripId } from '../../../domain/kernel/ids.ts'
import type { Placement } from '../../../domain/matching/placement.ts'
import { consents } from '../../../domain/surveys/consents.ts'
import { alarmOf } from '../../../domain/transport/trips/alarm.ts'
import { alarmSentences } from '../../../domain/transport/trips/alarm-sentences.ts'
import { type NoticesSent, sendNotices } from '../../notices/send-notices.ts'
import type { Deps } from '../../wiring/deps.ts'
import { giveUpSeats } from './give-up-seats.ts'
import { type SettlingBoarding, settleBoarding } from './settle-boarding.ts'
import { travelNotice } from './travel-notice.ts'

export type TellDeps = Parameters<typeof sendNotices>[1] &
  SettlingBoarding &
  Pick<Deps, 'placements' | 'workers' | 'passengers' | 'batches'>

function firstTripOf({ journey }: Placement): TripId[] {
  return journey.state === 'seated' ? journey.tripIds.slice(0, 1) : []
}

/**
 * Tells those of one chunk who have a seat how they travel. Workers who have withdrawn consent since lose the seat instead;
 * where a message could not be delivered to the provider, the trip's staff are asked to telephone.
 */
export async function tellJourneys(
  { key, together = true, placements }: { key: string; together?: true | 'always'; placements: readonly Placement[] },
  deps: TellDeps,
): Promise<Omit<NoticesSent, 'sentTo'>> {
  const seated = placements.filter(({ journey }) => journey.state === 'seated')
  const workers = await deps.workers.getMany(seated.map(({ workerId }) => workerId))
  const byId = new Map(workers.map((worker) => [worker.workerId, worker]))
  const trips = await settleBoarding(await deps.trips.toTell([...new Set(seated.flatMap(firstTripOf))]), deps)
  const tripById = new Map(trips.map((trip) => [trip.tripId, trip]))

  const travelling = seated.flatMap((placement) => {
    const worker = byId.get(placement.workerId)
    const [tripId] = firstTripOf(placement)
    const trip = tripId && tripById.get(tripId)
    return worker && trip ? [{ placement, worker, trip }] : []
  })
  const agreed = travelling.filter(({ worker }) => consents(worker))
  for (const { placement, worker } of travelling) if (!consents(worker)) await giveUpSeats(placement, deps)

  const { sent, segments, skipped, sentTo } = await sendNotices(
    {
      key,
      together,
      notices: agreed.map(({ worker, placement, trip }) => travelNotice(worker, placement, trip)),
    },
    deps,
  )
  const told = new Set(sentTo)
  const untold = agreed.filter(({ worker }) => !told.has(worker.workerId))
  for (const [tripId, people] of Map.groupBy(untold, ({ trip }) => trip.tripId)) {
    const part = (people[0]?.placement.chunk ?? 0) + 1
    const said = alarmSentences('not-told', { people: people.length, part })
    await deps.trips.raiseAlarm(tripId, { at: deps.clock.now(), ...alarmOf(said) })
  }
  return { sent, segments, skipped }
}
