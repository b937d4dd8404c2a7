import { type Money, sumOf } from '../../kernel/money.ts'
import type { Trip } from './trip.ts'

/** What trips cost with the lodging of their passengers. */
export function tripsCost(trips: readonly Pick<Trip, 'cost' | 'lodging'>[]): Money {
  return sumOf(trips.flatMap(({ cost, lodging }) => (lodging ? [cost, lodging.cost] : [cost])))
}
