import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type EscortEvent, isAtHome, isAtPlant } from '../../domain/arrival/escort-event.ts'
import { escortsPerson } from '../../domain/arrival/escort-list.ts'
import { handOver } from '../../domain/arrival/hand-over.ts'
import { receiptsAtGate } from '../../domain/arrival/receipts-at-gate.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { escortsPhone } from '../../domain/transport/trips/escorts-phone.ts'
import { standingAtPlant } from '../../domain/transport/trips/hand-over-word.ts'
import { hearRollCall } from '../../domain/transport/trips/hear-roll-call.ts'
import { momentOfTap } from '../../domain/transport/trips/moment-of-tap.ts'
import type { Passenger } from '../../domain/transport/trips/passenger.ts'
import { standingEntry } from '../../domain/transport/trips/standing-entry.ts'
import { passenger } from '../transport/some-passengers.ts'
import { now } from '../transport/some-travellers.ts'

interface Sent {
  readonly phone: string
  readonly event: EscortEvent
}

const linkId = derivedId('LinkId', 'escort')
const person = passenger(1)

const tap = fc.record({
  phone: fc.constantFrom('K7Q2', 'M3XA', 'Z9ZZ'),
  minute: fc.integer({ min: 0, max: 6 }),
  said: fc.constantFrom('boarded', 'absent', 'handed-over', 'not-arrived'),
  why: fc.constantFrom('not-there', 'late', 'changed-mind'),
})

/** What up to three phones tapped of one person, each tap with the id that its phone made. */
const taps = fc.array(tap, { minLength: 1, maxLength: 7 }).map((made) =>
  made.map(({ phone, minute, said, why }, number): Sent => {
    const base = { id: `tap-${number}`, workerId: person.workerId, at: plus(now, { minutes: minute }) }
    if (said === 'boarded') return { phone, event: { ...base, said } }
    if (said === 'absent') return { phone, event: { ...base, said, why } as EscortEvent }
    return { phone, event: { ...base, said, receivedBy: '陈门卫' } as EscortEvent }
  }),
)

/** One way in which they may reach us: in any order, some more than once. */
const ways = taps.chain((all) =>
  fc.record({
    all: fc.constant(all),
    arrivals: fc
      .tuple(fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.constantFrom(...all), { maxLength: 5 }))
      .chain(([once, again]) => fc.shuffledSubarray([...once, ...again], { minLength: once.length + again.length })),
  }),
)

/** One request with one tap, as the verbs do it with the same rules: keep it, move by the roll, take the receipts that stand. */
function hear(seen: Passenger, { phone, event }: Sent): Passenger {
  const known = [...(seen.roll ?? []), ...(seen.received ?? [])].some(({ id }) => id === event.id)
  const by = escortsPhone(linkId, phone)
  const heardAt = plus(now, { hours: 1 })
  let after = seen
  if (!known && isAtPlant(event)) {
    const { id, said, receivedBy, at } = event
    after = { ...seen, received: [...(seen.received ?? []), { id, said, receivedBy, at, by, heardAt }] }
  } else if (!known && !isAtPlant(event) && !isAtHome(event)) {
    const why = event.said === 'absent' ? event.why : 'not-there'
    const heard = hearRollCall(seen, [{ ...event, why, decides: false }], { by, now: heardAt })
    after = { ...seen, ...heard, roll: [...heard.roll] }
  }
  for (const receipt of receiptsAtGate([after])) {
    const moves = handOver([after], receipt, receipt.at)
    if (isRefusal(moves)) throw new Error(`the receipt is refused: ${moves.detail}`)
    for (const { from, to, why = null, hasBoarded } of moves.passengers)
      if (from.includes(after.state)) after = { ...after, state: to, why, hasBoarded: hasBoarded ?? after.hasBoarded }
  }
  return after
}

function outcomeOf(sent: readonly Sent[], start: Passenger) {
  const after = sent.reduce(hear, start)
  const { roll = [], received = [], state, why, hasBoarded } = after
  const { said, differs } = escortsPerson(after)
  return {
    kept: [...roll, ...received].map(({ id }) => id).sort(),
    stands: [standingEntry(roll)?.stands.id, standingAtPlant(received)?.stands.id],
    said: said.map((one) => JSON.stringify(one)).sort(),
    state,
    why,
    hasBoarded,
    differs,
  }
}

describe('what phones tapped of a person', () => {
  test.each([{ hasBoarded: false }, { hasBoarded: true }])(
    'has one outcome in whatever order it comes and however often, and none of it is lost: %o',
    (begun) => {
      const start = { ...person, ...begun }
      fc.assert(
        fc.property(ways, ({ all, arrivals }) => {
          const inOrder = outcomeOf(all, start)
          expect(outcomeOf(arrivals, start)).toEqual(inOrder)
          expect(inOrder.kept).toEqual(all.map(({ event }) => event.id).sort())
        }),
        { numRuns: 600 },
      )
    },
  )

  test('is shown to differ wherever two phones stay with other words', () => {
    fc.assert(
      fc.property(taps, (all) => {
        const atGate = all.filter(({ event }) => isAtPlant(event))
        const ofPhone = Map.groupBy(atGate, ({ phone }) => phone)
        // A phone that saw them taken over says so, though it missed them before.
        const last = [...ofPhone.values()].map((own) => own.some(({ event }) => event.said === 'handed-over'))
        if (new Set(last).size > 1) expect(outcomeOf(all, person).differs).toBe(true)
      }),
    )
  })
})

describe('the clock of a phone', () => {
  const instants = fc.integer({ min: 0, max: 3 * 86_400 }).map((seconds) => plus(now, { seconds }))
  const ahead = fc.integer({ min: -2e12, max: 2e12 })

  test('that is off by years tells the moment of a tap, as long as its difference was known', () => {
    fc.assert(
      fc.property(instants, instants, ahead, (one, other, off) => {
        const [tapped, sent] = [one, other].sort() as [Instant, Instant]
        const byPhone = (moment: Instant) => new Date(Date.parse(moment) - off).toISOString() as Instant
        // The clock was set right before it was sent: what was known at the tap counts.
        expect(momentOfTap({ at: byPhone(tapped), ahead: off }, { sentAt: sent, now: sent })).toBe(tapped)
        expect(momentOfTap({ at: byPhone(tapped) }, { sentAt: byPhone(sent), now: sent })).toBe(tapped)
      }),
    )
  })

  test('never puts a tap beyond now', () => {
    fc.assert(
      fc.property(instants, instants, instants, ahead, (at, sentAt, present, off) => {
        expect(momentOfTap({ at, ahead: off }, { sentAt, now: present }) <= present).toBe(true)
      }),
    )
  })
})
