import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { BrokenJourney } from './broken-journey.ts'

/** When each person at work was asked, in days since their own hand-over; those who want no texts get none. */
export function checkInsOf({ placements, sent, typed }: BrokenJourney): Map<string, number[]> {
  const wantNone = new Set(typed.filter(({ text }) => /退订|TD|不要再发/.test(text)).map(({ phone }) => phone))
  // A question that is answered by a text carries no link, but the offer to the same person does.
  const phones = new Map(sent.flatMap(({ workerId, phone }) => (workerId ? [[workerId, phone] as const] : [])))
  const asked = new Map<string, number[]>()
  for (const { workerId, journey, returns } of placements) {
    // Who went home is asked about their post, from when they came there.
    if (returns) continue
    const phone = phones.get(workerId)
    if (journey.state !== 'handed-over' || (phone && wantNone.has(phone))) continue
    const handedOver = Date.parse(dateInShanghai(journey.at))
    const own = sent.filter((sms) => sms.phone === phone && sms.template.startsWith('check-in'))
    asked.set(workerId, [
      ...new Set(own.map(({ at }) => Math.round((Date.parse(dateInShanghai(at)) - handedOver) / 86_400_000))),
    ])
  }
  return asked
}
