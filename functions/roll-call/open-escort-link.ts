import { linkStanding } from '../../domain/enterprises/enterprise-link.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { noSuch, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Words } from '../../domain/kernel/words.ts'
import { type EscortLink, lateHours } from '../../domain/transport/trips/escort-link.ts'
import type { Trip } from '../../domain/transport/trips/trip.ts'
import { hashOfLink } from '../enterprises/hash-of-link.ts'
import type { Deps } from '../wiring/deps.ts'

const unknown: Words = {
  zh: '链接不完整，或者不是我们发的：请打开短信或者聊天里的完整链接，或者请县里重新发。',
  en: 'The link is not whole, or not ours: open it as it was sent to you, or ask the county for another.',
}
const over: Readonly<Record<'revoked' | 'expired', Words>> = {
  revoked: {
    zh: '这个链接已停用：请县里重新发一个。',
    en: 'This link was withdrawn: ask the county for another.',
  },
  expired: {
    zh: '这个链接已过期：如果还要点名，请县里重新发一个。',
    en: 'This link has expired: if the roll is still to be called, ask the county for another.',
  },
}

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
  if (!kept) return refuse('not-signed-in', unknown)
  const { link } = kept
  const now = deps.clock.now()
  const standing = linkStanding(link, now)
  const isLate = late && now < plus(link.validUntil, { hours: lateHours })
  if (standing === 'revoked' || (standing === 'expired' && !isLate)) return refuse('not-signed-in', over[standing])
  const trip = await deps.trips.get(link.tripId)
  return trip ? { link, trip } : noSuch('trip')
}
