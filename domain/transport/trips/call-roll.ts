import * as z from 'zod'
import { GivenInstant } from '../../kernel/given-instant.ts'
import { derivedId, WorkerId } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { transportFieldSentences } from '../plan/transport-field-sentences.ts'
import { AbsenceReason, CalledAs, RollCallEntryId } from './roll-call-entry.ts'

const most = 2200

/** One person's entry as a phone keeps and sends it. */
const Tapped = z.strictObject({
  id: RollCallEntryId,
  workerId: WorkerId.optional(),
  /** In its place, what was scanned: a boarding code, or the bare worker id that stood in codes before they were signed. */
  code: z.string().min(1).max(5000).optional(),
  said: CalledAs,
  /** Of an absence. */
  why: AbsenceReason.default('not-there'),
  /** When it was tapped, not when it was sent. */
  at: GivenInstant,
  /** It settles a contradiction between others. */
  decides: z.boolean().default(false),
})

/**
 * Who boarded and who did not, all at once or stop by stop. From a phone: `entries`, each with its id and moment, in any
 * order, as late and as often as need be. From a sheet that was ticked by hand: two lists, for `at` or for now.
 */
export const RollCall = z
  .strictObject({
    entries: z.array(Tapped).max(most).default([]),
    boarded: z.array(WorkerId).max(most).default([]),
    absent: z
      .array(z.strictObject({ workerId: WorkerId, why: AbsenceReason.default('not-there') }))
      .max(most)
      .default([]),
    at: GivenInstant.optional(),
  })
  .superRefine(({ entries, boarded, absent }, context) => {
    for (const [index, { workerId, code }] of entries.entries())
      if ((workerId === undefined) === (code === undefined))
        context.addIssue({
          code: 'custom',
          path: ['entries', index],
          message: transportFieldSentences('id-or-code').en,
        })
    const aboard = new Set(boarded)
    for (const [index, { workerId }] of absent.entries())
      if (aboard.has(workerId))
        context.addIssue({
          code: 'custom',
          path: ['absent', index, 'workerId'],
          message: transportFieldSentences('boarded-and-absent').en,
        })
  })
export type RollCall = z.infer<typeof RollCall>
export type Tapped = z.infer<typeof Tapped>
export type Called = Omit<Tapped, 'workerId' | 'code'> & { readonly workerId: WorkerId }

/** The entries of a roll-call. Those of a sheet have ids of `key`, so that the same call made twice is heard once. */
export function calledIn(roll: RollCall, { key, now }: { readonly key: string; readonly now: Instant }): Tapped[] {
  const ofSheet = (workerId: WorkerId) => ({
    id: derivedId('EventId', key, workerId),
    workerId,
    at: roll.at ?? now,
    decides: false,
  })
  return [
    ...roll.entries,
    ...roll.boarded.map((workerId) => ({ ...ofSheet(workerId), said: 'boarded' as const, why: 'not-there' as const })),
    ...roll.absent.map(({ workerId, why }) => ({ ...ofSheet(workerId), said: 'absent' as const, why })),
  ]
}
