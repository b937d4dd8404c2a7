import { type EscortEvent, type EscortEventResult, isAtHome, isAtPlant } from '../../domain/arrival/escort-event.ts'
import { type EscortEventsHeard, escortsPerson } from '../../domain/arrival/escort-list.ts'
import { escortSentences } from '../../domain/arrival/escort-sentences.ts'
import { inBoth } from '../../domain/kernel/in-both.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { inWords } from '../../domain/kernel/judge-event.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import type { Called } from '../../domain/transport/trips/call-roll.ts'
import { type EscortLink, escortStage } from '../../domain/transport/trips/escort-link.ts'
import { escortsPhone } from '../../domain/transport/trips/escorts-phone.ts'
import { travels } from '../../domain/transport/trips/manifest-line.ts'
import { momentOfTap } from '../../domain/transport/trips/moment-of-tap.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { hearAtGate } from '../arrival/hear-at-gate.ts'
import type { TakingOver } from '../arrival/take-receipt.ts'
import { hearAlighted } from '../returns/hear-alighted.ts'
import type { TakingAlighting } from '../returns/take-alighting.ts'
import { type HearingRoll, hearRoll } from '../transport/travel/hear-roll.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { openEscortLink } from './open-escort-link.ts'

type Needed = HearingRoll & TakingOver & TakingAlighting & Pick<Deps, 'escortLinks' | 'vault'>

/**
 * What one phone says of the people of its trip, by the same verbs and guards as the reports of staff. An event that is known changes
 * nothing, none refuses another, and what phones say in whatever order has one outcome.
 */
async function tellRollCall({ bearer, body }: Call<Routes['tell-roll-call']>, deps: Needed) {
  const opened = await openEscortLink(bearer, { late: true }, deps)
  if (isRefusal(opened)) return opened
  const { link, trip } = opened
  const now = deps.clock.now()
  const by = escortsPhone(link.id, body.phone)
  const people = await deps.passengers.ofTrip(trip.tripId)
  const known = momentsKnown(people, by)
  const once = [...new Map(body.events.map((event) => [`${event.workerId} ${event.id}`, event])).values()]
  const events = once.map((event) => ({
    ...event,
    at: known.get(event.id) ?? momentOfTap(event, { ...body, now }),
  }))
  const { inTime, late } = sortOut(events, link)
  const called = inTime.flatMap((event) => (isAtPlant(event) || isAtHome(event) ? [] : [calledBy(event)]))
  const roll = called.length > 0 ? await hearRoll({ trip, people }, called, { by, now }, deps) : null
  if (isRefusal(roll)) return roll
  const followed = new Set(called.map(({ workerId }) => workerId))
  const atPlant = await hearAtGate(trip, inTime.filter(isAtPlant), { by, now, followed }, deps)
  const atHome = await hearAlighted(trip, inTime.filter(isAtHome), by, deps)
  const resultOf = new Map(
    [...late, ...atPlant, ...atHome, ...(roll?.results ?? [])].map((one) => [`${one.workerId} ${one.id}`, one]),
  )
  const after = await deps.trips.get(trip.tripId)
  const heard: EscortEventsHeard = {
    now,
    stage: escortStage(after ?? trip, now),
    results: events.flatMap(({ id, workerId, at }): EscortEventResult[] => {
      const result = resultOf.get(`${workerId} ${id}`)
      return result ? [{ ...result, workerId, at }] : []
    }),
    people: (await deps.passengers.ofTrip(trip.tripId)).filter(travels).map(escortsPerson),
  }
  return heard
}

/** An event that is known has its moment: how far a clock is off may be found differently when it is sent again. */
function momentsKnown(people: readonly Passenger[], by: string): ReadonlyMap<string, Instant> {
  const entries = people.flatMap(({ roll = [], received = [] }) => [...roll, ...received])
  return new Map(entries.filter((one) => one.by === by).map(({ id, at }) => [id, at]))
}

/** What was tapped after the end of the link is not taken, though it may be sent until days later. */
function sortOut(events: readonly EscortEvent[], { validUntil }: EscortLink) {
  const { zh, en } = escortSentences('tapped-late', { until: inWords(validUntil) })
  const words = { zh, en }
  const late = events
    .filter(({ at }) => at > validUntil)
    .map(({ id, workerId, at }): EscortEventResult => {
      return { id, workerId, at, result: 'refused', detail: inBoth(words), words }
    })
  return { inTime: events.filter(({ at }) => at <= validUntil), late }
}

function calledBy(event: Exclude<EscortEvent, { said: 'handed-over' | 'not-arrived' | 'alighted' }>): Called {
  const { id, workerId, said, at } = event
  return { id, workerId, said, at, why: event.said === 'absent' ? event.why : 'not-there', decides: false }
}

export const handler = http(routes['tell-roll-call'], tellRollCall)
