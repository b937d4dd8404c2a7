import * as z from 'zod'
import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { leaderKeptUntil } from '../transport/travel/leader-kept-until.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import type { NewKeys, SealedKind } from '../wiring/vault.ts'

const ContactPage = z.object({
  /** Firms' contacts, or the leaders of trips batch by batch. */
  of: z.enum(['enterprises', 'trips']),
  /** Of the call before; without it the list begins anew, which does no harm. */
  cursor: z.string().nullable().default(null),
  /** Firms of a page, or batches. */
  limit: z.int().min(1).max(200).default(20),
})

type Needed = Pick<Deps, 'enterprises' | 'batches' | 'trips' | 'vault'>

/** A name and a telephone in somebody's record, and how they are put there again. */
interface Kept {
  readonly of: string
  readonly sealed: Pair
  readonly kinds: { readonly sealedName: SealedKind; readonly sealedPhone: SealedKind }
  readonly keys: () => NewKeys
  readonly replace: (sealed: Pair) => Promise<boolean>
}
interface Pair {
  readonly sealedName: string
  readonly sealedPhone: string
}

interface Done {
  /** Contacts or leaders that were looked at. */
  looked: number
  /** Keys that were wrapped anew. */
  wrapped: number
  sealed: number
  /** Those whom somebody replaced meanwhile. */
  left: number
}

/**
 * What `seal-again` does for workers, for those who speak for a firm or lead a trip: their keys are wrapped anew where an old key of the
 * secret wraps them, and what was sealed with one key for all is sealed with a key of theirs, so that destroying it erases them. A
 * leader whose month is over gets a key that has ended. Repeating it finds nothing left to do.
 */
async function sealContactsAgain({ of, cursor, limit }: z.infer<typeof ContactPage>, deps: Needed) {
  const done: Done = { looked: 0, wrapped: 0, sealed: 0, left: 0 }
  if (of === 'enterprises') {
    const { items, next } = await deps.enterprises.list(cursor, limit)
    for (const enterprise of items) await sealContactAgain(enterprise, deps, done)
    return { ...done, next }
  }
  const { items, next } = await deps.batches.list(cursor, limit)
  for (const { batchId } of items) {
    const trips = await deps.trips.ofBatch(batchId)
    const leaders = await deps.trips.sealedLeaders(trips.map(({ tripId }) => tripId))
    for (const trip of trips) {
      const leader = leaders.get(trip.tripId)
      if (leader) await sealOne(leaderOf(trip, leader, deps), deps, done)
    }
  }
  return { ...done, next }
}

async function sealContactAgain({ id }: Enterprise, deps: Needed, done: Done): Promise<void> {
  const contact = await deps.enterprises.contactOf(id)
  if (!contact) return
  const kept: Kept = {
    of: id,
    sealed: contact,
    kinds: { sealedName: 'name', sealedPhone: 'contact-phone' },
    keys: () => deps.vault.newKeys(),
    replace: (sealed) => deps.enterprises.sealContactAgain(id, contact, sealed),
  }
  await sealOne(kept, deps, done)
}

function leaderOf(trip: Trip, leader: Pair, { trips, vault }: Needed): Kept {
  return {
    of: trip.tripId,
    sealed: leader,
    kinds: { sealedName: 'name', sealedPhone: 'phone' },
    keys: () => vault.newKeys(leaderKeptUntil(trip)),
    replace: (sealed) => trips.sealLeaderAgain(trip.tripId, leader, sealed),
  }
}

async function sealOne(
  { of, sealed, kinds, keys, replace }: Kept,
  { vault }: Pick<Deps, 'vault'>,
  done: Done,
): Promise<void> {
  done.looked += 1
  done.wrapped += await vault.wrapAgain(of)
  if (sealed.sealedName.startsWith('~1.') && sealed.sealedPhone.startsWith('~1.')) return
  const [opened] = await vault.openOf([{ of, ...sealed }], kinds, 'to seal with a key of their own')
  if (!opened) throw new Error(`the vault opened nothing of ${of}`)
  const own = keys()
  const anew = {
    sealedName: own.seal(of, kinds.sealedName, opened.sealedName),
    sealedPhone: own.seal(of, kinds.sealedPhone, opened.sealedPhone),
  }
  await own.keep()
  if (await replace(anew)) done.sealed += 1
  else done.left += 1
}

export const handler = task(ContactPage, sealContactsAgain)
