import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { useSay } from '../../words/language.tsx'
import { modeWords } from './trip-words.ts'

/** 包车 云川客运1号 昭阳区 → 东莞市: how somebody speaks of a trip; nobody says an id. */
export function TripTitle({ trip }: { trip: Pick<Trip, 'mode' | 'service' | 'stops'> }) {
  const say = useSay()
  return (
    <>
      {say(modeWords[trip.mode])} {trip.service ?? ''} {trip.stops[0]?.name} → {trip.stops.at(-1)?.name}
    </>
  )
}
