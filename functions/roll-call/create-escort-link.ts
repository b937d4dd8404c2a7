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
  if (trip.mode === 'self-arranged')
    return refuse('invalid-state', {
      zh: '自行前往的行程没有领队，不点名。',
      en: 'People who travel on their own have no escort and are not called.',
    })
  if (escortStage(trip, now) === 'over')
    return refuse('invalid-state', {
      zh: '这趟车已经结束或者不开，不用再点名：请查看乘客现在的行程。',
      en: 'This trip is over, or does not run, so nobody is called: look up how its people travel now.',
    })
  const sealedPhone = (await deps.trips.sealedLeaders([trip.tripId])).get(trip.tripId)?.sealedPhone
  if (body.send && !sealedPhone)
    return refuse('invalid-state', {
      zh: '还没有登记领队的手机：请先登记领队，或者复制链接自己发给领队。',
      en: "The leader's telephone is not known: name the leader first, or copy the link and send it yourself.",
    })
  const id = derivedId('LinkId', key)
  const token = await linkToken(id, deps, 'escort link')
  const tokenHash = await hashOfLink(token, deps, 'escort link')
  const validUntil = escortLinkEnds(trip, now, body.validHours)
  const asked = { id, tripId: trip.tripId, madeAt: now, madeBy: staff.subject, validUntil }
  const link: EscortLink = await deps.escortLinks.keep(asked, tokenHash)
  const address = `${deps.settings.PUBLIC_URL}/roll-call/#${token}`
  if (!body.send || !sealedPhone) return { link, address }
  // Claimed before the call, so that who tries again after it broke off sends no second text.
  const sent = { at: now, taken: true }
  const standing = await deps.escortLinks.noteSending(tokenHash, sent)
  if (standing) return { link: { ...link, sent: standing }, address }
  const taken = await textLeader(trip, { sealedPhone, token, key: `escort-${id}` }, deps)
  if (!taken) await deps.escortLinks.noteRefused(tokenHash, { at: now, taken })
  return { link: { ...link, sent: { at: now, taken } }, address }
}

export const handler = http(routes['create-escort-link'], createEscortLink)
