import { escortSentences } from '../../domain/arrival/escort-sentences.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { type EscortLink, escortLinkEnds, escortStage } from '../../domain/transport/trips/escort-link.ts'
import { hashOfLink } from '../enterprises/hash-of-link.ts'
import { linkToken } from '../enterprises/link-token.ts'
import { tripFor } from '../transport/trip-for.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { type TextingLeader, textLeader } from './text-leader.ts'

type Needed = TextingLeader & Pick<Deps, 'trips' | 'escortLinks' | 'secrets'>

/** For the escort of one trip: without an account, for some hours. What follows the # is sent to no server, so it stands in no log. */
async function createEscortLink({ params, body, staff, key }: Call<Routes['create-escort-link']>, deps: Needed) {
  const trip = await tripFor(staff, params.tripId, deps)
  if (isRefusal(trip)) return trip
  const now = deps.clock.now()
  if (trip.mode === 'self-arranged') return refuse('invalid-state', escortSentences('own-journey'))
  if (escortStage(trip, now) === 'over') return refuse('invalid-state', escortSentences('trip-over'))
  const sealedPhone = (await deps.trips.sealedLeaders([trip.tripId])).get(trip.tripId)?.sealedPhone
  if (body.send && !sealedPhone) return refuse('invalid-state', escortSentences('no-leader'))
  const id = derivedId('LinkId', key)
  const token = await linkToken(id, deps, 'escort link')
  const tokenHash = await hashOfLink(token, deps, 'escort link')
  const validUntil = escortLinkEnds(trip, now, body.validHours)
  const asked = { id, tripId: trip.tripId, madeAt: now, madeBy: staff.subject, validUntil }
  const link: EscortLink = await deps.escortLinks.keep(asked, tokenHash)
  const address = `${deps.settings.PUBLIC_URL}/roll-call/#${token}`
  if (!body.send || !sealedPhone) return { link, address }
  const send = await textLeader(trip, { sealedPhone, token, key: `escort-${id}` }, deps)
  // Claimed before the call, so that who tries again after it broke off sends no second text.
  const sent = { at: now, taken: true }
  const standing = await deps.escortLinks.noteSending(tokenHash, sent)
  if (standing) return { link: { ...link, sent: standing }, address }
  const taken = await send()
  if (!taken) await deps.escortLinks.noteRefused(tokenHash, { at: now, taken })
  return { link: { ...link, sent: { at: now, taken } }, address }
}

export const handler = http(routes['create-escort-link'], createEscortLink)
