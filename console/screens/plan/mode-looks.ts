import type { Words } from '../../../domain/kernel/words.ts'
import type { TripMode } from '../../../domain/transport/trips/trip.ts'

/** A mode of travel in words, with its colour on the map; told apart by its dash too. */
export interface ModeLook extends Words {
  readonly colour: string
  readonly dash?: string
  /** How far its lines bend. */
  readonly bend: number
}

export const modeLooks: Readonly<Record<TripMode, ModeLook>> = {
  'charter-coach': { zh: '包车', en: 'Charter coach', colour: '#0b6e4f', bend: 0.04 },
  'feeder-coach': { zh: '接驳车', en: 'Feeder coach', colour: '#4f8a2f', bend: 0 },
  'seat-block-rail': { zh: '火车团体票', en: 'Seats on a train', colour: '#1f5fa8', bend: 0.09 },
  'seat-block-air': { zh: '航班团体票', en: 'Seats on a flight', colour: '#c46a12', dash: '10 4', bend: 0.16 },
  'special-train': { zh: '专列', en: 'Special train', colour: '#0b2f6b', bend: 0.09 },
  'charter-flight': { zh: '包机', en: 'Charter flight', colour: '#a63d12', dash: '10 4', bend: 0.16 },
  'self-arranged': { zh: '自行前往', en: 'Own journey', colour: '#707070', dash: '3 4', bend: 0.06 },
}
