import type { TransportRules } from './plan/transport-instance.ts'

/**
 * How coaches are planned in Yunnan. Rest, the night stop and the day's reach of two drivers are the law's for charter
 * coaches; the others are habits of the field, ours to change.
 */
export const defaultTransportRules: TransportRules = {
  speedKmh: 75,
  maxCoachKm: 1200,
  pickupMinutes: 20,
  restMinutesPer240Driving: 20,
  nightStopFrom: 120,
  nightStopTo: 300,
  slots: [360, 540, 720, 900, 1080, 1200],
  maxPickups: 3,
  maxHopKm: 150,
  detour: 1.35,
  transferMin: 60,
  transferMax: 720,
  stationsPerCounty: 3,
  airportsPerCounty: 2,
  maxFeederKm: 400,
  unsplittableBelow: 6,
  maxParts: 3,
}

/** Beyond it a second driver must come along; 600 km holds on expressways only, which a county road does not promise. */
const oneDriverKm = 400
/** One driver's limit in 24 hours. */
const oneDriverHours = 8

export function driversNeeded(km: number, rules: Pick<TransportRules, 'speedKmh'>): 1 | 2 {
  return km > oneDriverKm || km / rules.speedKmh > oneDriverHours ? 2 : 1
}
