import type { TripId } from '../../../domain/kernel/ids.ts'
import type { ItemOf } from '../../service/call.ts'
import { useAnswer } from '../../service/use-answer.ts'

export type PassengerShown = ItemOf<'GET /v1/trips/{tripId}/passengers'>

/** Who travels on a trip, with masked names; read when it is opened and after something was done, not again and again. */
export function usePassengers(tripId: TripId | undefined) {
  const params = { tripId: tripId as TripId }
  return useAnswer('GET /v1/trips/{tripId}/passengers', { params }, { isReady: tripId !== undefined })
}
