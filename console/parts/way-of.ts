import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { Language } from '../words/chosen-language.ts'
import { stopName } from './stop-name.ts'

/** 昭阳区 → 东莞市: from the first stop to the last. */
export function wayOf({ stops }: Pick<Trip, 'stops'>, language: Language): string {
  return [stops[0], stops.at(-1)].map((stop) => (stop ? stopName(stop, language) : '')).join(' → ')
}
