import type { TransportRules } from '../plan/solve/transport-instance.ts'

/**
 * How coaches are planned in Yunnan. Rests, night stops and drivers' hours are the law's, read strictly; what a person is paid
 * who travels on their own is the province's; the others are habits of the field, ours to change.
 */
export const defaultTransportRules: TransportRules = {
  speedKmh: 75,
  maxCoachKm: 1200,
  pickupMinutes: 20,
  restMinutesPer240Driving: 20,
  nightStopFrom: 120,
  nightStopTo: 300,
  slots: [360, 540, 720, 900, 1080, 1200],
  feederSlots: [300, 360, 420, 480, 540, 600, 660, 720, 780, 840, 900, 960, 1020, 1080, 1140, 1200],
  maxPickups: 3,
  maxHopKm: 150,
  detour: 1.35,
  transferMin: 60,
  transferMax: 720,
  maxWait: 300,
  waitYuan: { day: 10, night: 30 },
  stationsPerCounty: 3,
  airportsPerCounty: 2,
  maxFeederKm: 400,
  unsplittableBelow: 6,
  maxParts: 3,
  reading: 'strict',
  selfArranged: { fixedYuan: 250, yuanPerKm: 0.8 },
}
