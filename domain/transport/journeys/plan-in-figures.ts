import { yuan } from '../../kernel/money.ts'
import { type Trip, TripMode } from '../trips/trip.ts'
import { tripsCost } from '../trips/trips-cost.ts'
import { journeyFigures } from './journey-figures.ts'
import type { JourneyFlow, PlanSheet } from './plan-sheet.ts'

/** What a coordinator judges a plan by, of its trips as they stand. */
export function planInFigures(trips: readonly Trip[]): Omit<PlanSheet, 'batchId' | 'plan' | 'proof'> {
  const { costYuan, ...figures } = journeyFigures(trips)
  const byMode = TripMode.options.flatMap((mode) => {
    const some = trips.filter((trip) => trip.mode === mode)
    const sum = (of: 'seats' | 'passengers') => some.reduce((total, trip) => total + trip[of], 0)
    const told = { mode, trips: some.length, seats: sum('seats'), passengers: sum('passengers'), cost: tripsCost(some) }
    return some.length === 0 ? [] : [told]
  })
  return { ...figures, cost: yuan(costYuan), byMode, flows: flowsOf(trips) }
}

function flowsOf(trips: readonly Trip[]): JourneyFlow[] {
  const flows = new Map<string, JourneyFlow>()
  for (const { mode, stops, passengers } of trips)
    for (const [index, { place: to }] of stops.entries()) {
      const from = stops[index - 1]?.place
      if (from === undefined) continue
      const key = `${mode} ${from} ${to}`
      const known = flows.get(key) ?? { mode, from, to, passengers: 0, trips: 0 }
      flows.set(key, { ...known, passengers: known.passengers + passengers, trips: known.trips + 1 })
    }
  return [...flows.values()].sort((a, b) => b.passengers - a.passengers)
}
