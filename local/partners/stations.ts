import type { Case } from '../../domain/stabilisation/case.ts'
import type { CaseOutcome } from '../../domain/stabilisation/case-outcome.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { chosen } from './chance-of.ts'
import type { Season } from './season.ts'
import { patience, type Simulation } from './simulation.ts'

const hour = 3_600_000
/** A station that had nothing to do last time looks less often; a case has three days there and seven more. */
const betweenLooks = { busy: 72 * hour, quiet: 192 * hour }
/** Beyond the last check-in there is nobody left to look after; at home there is nobody once they have travelled. */
const lastDay = { city: 200, county: 30 }

const outcomes: readonly (readonly [CaseOutcome | 'too busy', number])[] = [
  ['settled', 84],
  ['no-contact', 6],
  ['way-home', 3],
  ['re-placement', 2],
  ['too busy', 5],
]

/** In a season nobody leaves by chance; whom a plant did not take is found other work, or brought home. */
const seasonOutcomes: readonly (readonly [CaseOutcome, number])[] = [
  ['settled', 94],
  ['no-contact', 6],
]
const outcomesOfTurnedAway: readonly (readonly [CaseOutcome, number])[] = [
  ['re-placement', 50],
  ['way-home', 50],
]

/** What goes wrong at stations and counties. */
export interface StationMood {
  /** Cases that nobody there comes to. */
  readonly tooBusy?: (one: Case) => boolean
}

interface Office {
  readonly staff: TokenFor
  /** The cases that are theirs, as a query says it. */
  readonly place: string
  /** Epoch milliseconds. */
  readonly until: number
}

/** The labour service stations in the destination cities, and the counties for their people who have not left yet. */
export function stations(simulation: Simulation, season?: Season, { tooBusy }: StationMood = {}) {
  const open = simulation.collection<true>('stations')
  const taken = simulation.collection<true>('cases taken')
  const look = simulation.does<Office>('look for cases', async (office) => {
    const { staff, place, until } = office
    const { status, body } = await simulation.api.as(staff, 'GET', `/v1/cases?${place}&limit=100`)
    const { items } = status === 200 ? (body as { items: Case[] }) : { items: [] }
    return () => {
      for (const one of items) workOn(staff, one)
      const next = simulation.clock.epochMilliseconds() + betweenLooks[items.length > 0 ? 'busy' : 'quiet']
      if (next < until) look.at(next, office)
    }
  })
  const report = simulation.does<{ staff: TokenFor; caseId: string; outcome: CaseOutcome }>(
    'report the outcome of a case',
    async ({ staff, caseId, outcome }) => {
      const path = `/v1/cases/${caseId}/outcome`
      await simulation.api.as(staff, 'POST', path, { body: { outcome }, key: path })
    },
  )

  function openIn(place: 'city' | 'county', code: string): void {
    if (open.has(code)) return
    open.set(code, true)
    const staff: TokenFor =
      place === 'city'
        ? { role: 'station', subject: `station ${code}`, cities: [code] }
        : { role: 'county', subject: `county ${code}`, counties: [code] }
    const now = simulation.clock.epochMilliseconds()
    const until = now + lastDay[place] * 24 * hour
    look.at(now + betweenLooks.busy * simulation.chance('first look', code), {
      staff,
      place: `${place}=${code}`,
      until,
    })
  }

  const likely = ({ kind }: Case) => {
    if (!season) return outcomes
    return kind === 'diverted' ? outcomesOfTurnedAway : seasonOutcomes
  }
  function workOn(staff: TokenFor, one: Case): void {
    const { caseId } = one
    if (taken.has(caseId)) return
    taken.set(caseId, true)
    if (tooBusy?.(one)) return
    const outcome = chosen(simulation.chance('outcome', caseId), likely(one))
    if (outcome !== 'too busy')
      report.later(patience(simulation.chance('works on it', caseId), 8 * hour), { staff, caseId, outcome })
  }

  return {
    /** Somebody will come to these cities, or leaves these counties. */
    expect({ cities, counties }: Pick<Trip, 'cities' | 'counties'>): void {
      for (const code of cities) openIn('city', code)
      for (const code of counties) openIn('county', code)
    },
  }
}
