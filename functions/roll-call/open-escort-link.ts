import { escortSentences } from '../../domain/arrival/escort-sentences.ts'
import { linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { type EscortLink, lateHours } from '../../domain/transport/trips/escort-link.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { hashOfLink } from '../enterprises/hash-of-link.ts'
import type { Deps } from '../wiring/deps.ts'

const over = { revoked: 'link-revoked', expired: 'link-expired' } as const

/**
 * The trip behind an escort's token, or why it opens nothing. `late`: what was tapped before the link's end may be sent for some days
 * after it, since a phone may have no network for as long.
 */
export async function openEscortLink(
  bearer: string | undefined,
  { late = false }: { readonly late?: boolean },
  deps: Pick<Deps, 'escortLinks' | 'trips' | 'vault' | 'clock'>,
): Promise<{ link: EscortLink; trip: Trip } | Refusal<'not-signed-in' | 'not-found'>> {
  const token = /^Bearer ([\w-]{22})$/i.exec(bearer ?? '')?.[1]
  const kept = token === undefined ? null : await deps.escortLinks.byToken(await hashOfLink(token, deps, 'escort link'))
  if (!kept) return refuse('not-signed-in', escortSentences('link-unknown'))
  const { link } = kept
  const now = deps.clock.now()
  const standing = linkStanding(link, now)
  const isLate = late && now < plus(link.validUntil, { hours: lateHours })
  if (standing === 'revoked' || (standing === 'expired' && !isLate))
    return refuse('not-signed-in', escortSentences(over[standing]))
  const trip = await deps.trips.get(link.tripId)
  return trip ? { link, trip } : noSuch('trip')
}
