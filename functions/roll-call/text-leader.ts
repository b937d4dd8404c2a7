import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { openingSentences } from '../../domain/kernel/opening-sentences.ts'
import { renderNotice } from '../../domain/notices/render-notice.ts'
import { writtenStop } from '../../domain/transport/trips/boarding-point.ts'
import { departsAt, type Trip } from '../../domain/transport/trips/trip.ts'
import type { OutgoingSms } from '../gateways/sms/port.ts'
import type { Deps } from '../wiring/deps.ts'

export type TextingLeader = Pick<Deps, 'tallies' | 'vault' | 'sms' | 'settings' | 'clock'>

const template = 'escort-roll-call'

/**
 * The text that gives the leader of a trip the link: called, what this answers sends it, once under a key; false where it is known that no
 * provider took it. What broke off then may have gone out, and counts as taken: whoever asked for it has the address, too.
 */
export async function textLeader(
  trip: Pick<Trip, 'tripId' | 'stops' | 'boarding'>,
  { sealedPhone, token, key }: { readonly sealedPhone: string; readonly token: string; readonly key: string },
  { tallies, vault, sms, settings, clock }: TextingLeader,
): Promise<() => Promise<boolean>> {
  const kept = [{ of: trip.tripId, sealedPhone }]
  const [opened] = await vault.openOf(kept, { sealedPhone: 'phone' }, openingSentences('text-leader').en)
  const phone = opened?.sealedPhone
  if (!phone) throw new Error('the vault opened no phone of a leader')
  const values = {
    departure: departsAt(trip),
    place: (writtenStop(trip, 0) ?? '').slice(0, 30),
    destination: (trip.stops.at(-1)?.name ?? '').slice(0, 12),
    link: token,
  }
  const sender = { signature: settings.SMS_SIGNATURE, linkPrefix: `${settings.PUBLIC_URL}/roll-call/#` }
  const { text, variables, segments } = renderNotice(template, values, sender)
  const outgoing = { messageId: derivedId('MessageId', key), phone, template, text, variables } as const
  return async () => {
    if (!(await isTaken(key, outgoing, sms))) return false
    const now = clock.now()
    const counts = { smsSent: 1, smsSegments: segments }
    await tallies.note([{ date: dateInShanghai(now), key: `notices ${key}`, counts }], now)
    return true
  }
}

async function isTaken(key: string, outgoing: OutgoingSms, sms: TextingLeader['sms']): Promise<boolean> {
  for (const provider of await sms.providers()) {
    const answered = await provider.send({ key, messages: [outgoing] }).catch(() => undefined)
    const { as } = answered?.get(outgoing.messageId) ?? { as: 'unknown' }
    if (as === 'taken' || as === 'unknown') return true
    if (as === 'refused' || as === 'later') return false
  }
  return false
}
