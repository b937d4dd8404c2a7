import type { Case, CaseOutcome } from '../../domain/stabilisation/case.ts'
import type { Trip } from '../../domain/transport/trip.ts'
import type { TokenFor } from '../runtime/oidc-issuer.ts'
import { chosen } from './chance-of.ts'
import { patience, type Scene } from './scene.ts'

const hour = 3_600_000
const betweenLooks = 72 * hour
/** Three months beyond the last check-in there is nobody left to look after. */
const lastLook = 90

const outcomes: readonly (readonly [CaseOutcome | 'too busy', number])[] = [
  ['settled', 84],
  ['no-contact', 6],
  ['way-home', 3],
  ['re-placement', 2],
  ['too busy', 5],
]

/** The labour service stations in the destination cities, and the counties for their people who have not left yet. */
export function stations(scene: Scene) {
  const open = new Set<string>()
  const taken = new Set<string>()

  function openIn(place: 'city' | 'county', code: string): void {
    if (open.has(code)) return
    open.add(code)
    const staff: TokenFor =
      place === 'city'
        ? { role: 'station', subject: `station ${code}`, cities: [code] }
        : { role: 'county', subject: `county ${code}`, counties: [code] }
    const first = betweenLooks * scene.chance('first look', code)
    scene.at(scene.clock.epochMilliseconds() + first, () => look(staff, `${place}=${code}`, 1))
  }

  async function look(staff: TokenFor, place: string, looks: number): Promise<void> {
    const { status, body } = await scene.api.as(staff, 'GET', `/v1/cases?${place}&limit=100`)
    const { items } = status === 200 ? (body as { items: Case[] }) : { items: [] }
    for (const one of items) workOn(staff, one)
    if (looks < lastLook) scene.at(scene.clock.epochMilliseconds() + betweenLooks, () => look(staff, place, looks + 1))
  }

  function workOn(staff: TokenFor, { caseId }: Case): void {
    if (taken.has(caseId)) return
    taken.add(caseId)
    const outcome = chosen(scene.chance('outcome', caseId), outcomes)
    if (outcome === 'too busy') return
    scene.later(patience(scene.chance('works on it', caseId), 8 * hour), async () => {
      const path = `/v1/cases/${caseId}/outcome`
      await scene.api.as(staff, 'POST', path, { body: { outcome }, key: path })
    })
  }

  return {
    /** Somebody will come to these cities, or leaves these counties. */
    expect({ cities, counties }: Pick<Trip, 'cities' | 'counties'>): void {
      for (const code of cities) openIn('city', code)
      for (const code of counties) openIn('county', code)
    },
  }
}
