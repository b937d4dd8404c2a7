import * as z from 'zod'
import { GivenInstant } from '../kernel/given-instant.ts'
import { WorkerId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { line } from '../kernel/line.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Passenger } from '../transport/trips/passenger.ts'
import { joinMoves, type Moves } from '../transport/trips/passenger-moves.ts'
import { returnSentences } from './return-sentences.ts'

/** Who of a trip home has alighted, and where: 龙头山镇政府门口. There is no plant that signs: being home ends the journey. */
export const AlightHome = z.strictObject({
  alighted: z
    .array(z.strictObject({ workerId: WorkerId, place: line({ min: 2, max: 30 }).optional() }))
    .min(1)
    .max(2200),
  at: GivenInstant,
})
export type AlightHome = z.infer<typeof AlightHome>

/** Whoever alights has travelled, even if the roll-call missed them. Said again, the first word stands. */
const from = {
  passenger: ['expected', 'boarded', 'arrived', 'no-show'],
  placement: ['seated', 'boarded', 'arrived', 'no-show'],
} as const satisfies Record<string, readonly string[]>

/** What a report means for the people of a trip. Refused as a whole where it names somebody who is not on it, or one person twice. */
export function alightHome(
  manifest: readonly Passenger[],
  { alighted }: Pick<AlightHome, 'alighted'>,
  { at, by, endsAt }: { readonly at: Instant; readonly by: string; readonly endsAt: string },
): Moves | Refusal<'invalid-request'> {
  const aboard = new Map(
    manifest.filter(({ state }) => state !== 'withdrawn').map((passenger) => [passenger.workerId, passenger]),
  )
  const seen = new Set<string>()
  const errors = alighted.flatMap(({ workerId }, index) => {
    const pointer = `#/alighted/${index}/workerId`
    if (!aboard.has(workerId)) return [{ pointer, words: returnSentences('not-on-trip') }]
    if (seen.has(workerId)) return [{ pointer, words: returnSentences('named-twice', { who: workerId }) }]
    seen.add(workerId)
    return []
  })
  if (errors.length > 0)
    return refuse('invalid-request', returnSentences('alighting-unfit', { count: errors.length }), errors)
  return joinMoves(
    alighted.flatMap(({ workerId, place = endsAt }): Moves[] => {
      const passenger = aboard.get(workerId)
      if (!passenger) return []
      const { tripId, chunk } = passenger
      return [
        {
          passengers: [
            {
              tripId,
              workerId,
              from: from.passenger,
              to: 'handed-over',
              hasBoarded: true,
              alighted: { place, at, by },
            },
          ],
          placements: [{ workerId, chunk, from: from.placement, to: { state: 'handed-over', at } }],
        },
      ]
    }),
  )
}
