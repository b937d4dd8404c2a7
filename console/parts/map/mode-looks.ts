import type { Words } from '../../../domain/kernel/words.ts'
import type { TripMode } from '../../../domain/transport/trips/trip.ts'
import { modeWords } from '../trip/trip-words.ts'

/** A mode of travel in words, with its colour on the map; told apart by its dash too. */
export interface ModeLook extends Words {
  readonly colour: string
  readonly dash?: string
  /** How its vehicles are drawn. */
  readonly shape: 'box' | 'round' | 'triangle' | 'diamond'
  /** How far its lines bend. */
  readonly bend: number
}

export const modeLooks: Readonly<Record<TripMode, ModeLook>> = {
  'charter-coach': { ...modeWords['charter-coach'], colour: '#0b6e4f', shape: 'box', bend: 0.04 },
  'feeder-coach': { ...modeWords['feeder-coach'], colour: '#4f8a2f', shape: 'box', bend: 0 },
  'seat-block-rail': { ...modeWords['seat-block-rail'], colour: '#1f5fa8', shape: 'round', bend: 0.09 },
  'seat-block-air': { ...modeWords['seat-block-air'], colour: '#c46a12', shape: 'triangle', dash: '10 4', bend: 0.16 },
  'special-train': { ...modeWords['special-train'], colour: '#0b2f6b', shape: 'round', bend: 0.09 },
  'charter-flight': { ...modeWords['charter-flight'], colour: '#a63d12', shape: 'triangle', dash: '10 4', bend: 0.16 },
  'self-arranged': { ...modeWords['self-arranged'], colour: '#707070', shape: 'diamond', dash: '3 4', bend: 0.06 },
}
