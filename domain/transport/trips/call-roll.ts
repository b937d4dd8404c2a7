import * as z from 'zod'
import { WorkerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Refusal, refuse } from '../../kernel/refusal.ts'
import { AbsenceReason, type Passenger } from './passenger.ts'
import { board, joinMoves, type Moves, missTrip } from './passenger-moves.ts'

/** Who boarded and who did not, all at once or stop by stop. */
export const RollCall = z.strictObject({
  boarded: z.array(WorkerId).max(2200).default([]),
  absent: z
    .array(z.strictObject({ workerId: WorkerId, why: AbsenceReason.default('not-there') }))
    .max(2200)
    .default([]),
})
export type RollCall = z.infer<typeof RollCall>

/**
 * What a roll-call means for those on the manifest. Refuses `invalid-request` as a whole when it names somebody who is not
 * on it, or who withdrew: nobody outside the list boards. Those who changed their mind at the door come back apart, as they
 * withdraw and do not count as no-shows.
 */
export function callRoll(
  manifest: readonly Passenger[],
  { boarded, absent }: RollCall,
  at: Instant,
): { moves: Moves; withdrawing: Passenger[] } | Refusal<'invalid-request'> {
  const listed = new Map(
    manifest.filter(({ state }) => state !== 'withdrawn').map((passenger) => [passenger.workerId, passenger]),
  )
  const aboard = new Set(boarded)
  const errors = [
    ...boarded.flatMap((workerId, index) =>
      listed.has(workerId) ? [] : [{ pointer: `#/boarded/${index}`, detail: 'is not on the manifest' }],
    ),
    ...absent.flatMap(({ workerId }, index) => {
      const pointer = `#/absent/${index}/workerId`
      if (aboard.has(workerId)) return [{ pointer, detail: 'is also said to have boarded' }]
      return manifest.some((passenger) => passenger.workerId === workerId)
        ? []
        : [{ pointer, detail: 'is not on the manifest' }]
    }),
  ]
  if (errors.length > 0)
    return refuse('invalid-request', 'Nobody outside the manifest boards; correct the list and send it again.', errors)
  const missing = absent.flatMap(({ workerId, why }) => {
    const passenger = listed.get(workerId)
    return passenger ? [{ passenger, why }] : []
  })
  return {
    moves: joinMoves([
      ...boarded.flatMap((workerId) => {
        const passenger = listed.get(workerId)
        return passenger ? [board(passenger, at)] : []
      }),
      ...missing.filter(({ why }) => why !== 'changed-mind').map(({ passenger, why }) => missTrip(passenger, why, at)),
    ]),
    withdrawing: missing.filter(({ why }) => why === 'changed-mind').map(({ passenger }) => passenger),
  }
}
