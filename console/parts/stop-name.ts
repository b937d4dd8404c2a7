import type { Stop } from '../../domain/transport/trips/trip.ts'
import type { Language } from '../words/chosen-language.ts'
import { placeOnMap } from './map/place-on-map.ts'

/** Where a vehicle stops, in the reader's language; what our tables do not know is called as it was announced. */
export function stopName({ place, name }: Pick<Stop, 'place' | 'name'>, language: Language): string {
  return language === 'zh' ? name : (placeOnMap(place)?.name.en ?? name)
}
