import type { Trip } from '../../../domain/transport/trips/trip.ts'
import { useLanguage, useSay } from '../../words/language.tsx'
import { wayOf } from '../way-of.ts'
import { modeWords } from './trip-words.ts'

/** 专车 云川客运1号 昭阳区 → 东莞市: how somebody speaks of a trip; nobody says an id. */
export function TripTitle({ trip }: { trip: Pick<Trip, 'mode' | 'service' | 'stops'> }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <>
      {say(modeWords[trip.mode])} {trip.service ?? ''} {wayOf(trip, language)}
    </>
  )
}
