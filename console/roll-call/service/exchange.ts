import type { EscortEventsHeard, EscortList } from '../../../domain/arrival/escort-list.ts'
import { type Ended, type KeptLink, kept } from '../keep/kept.ts'
import { service } from './ask.ts'

/** Milliseconds in which a tap can be undone although there is a network. */
export const undoTime = 6_000

/** As many taps as are sent at once. */
const most = 200

type Contact = 'sent' | 'no-network' | 'link-over'

/** One exchange at a time, also of two pages that are open on this phone. */
export function exchange(token: string, wish: { readonly list: boolean; readonly atOnce: boolean }): Promise<Contact> {
  return navigator.locks.request(`exchange ${token}`, () => exchangeAlone(token, wish))
}

async function exchangeAlone(token: string, { list, atOnce }: { list: boolean; atOnce: boolean }): Promise<Contact> {
  // What was never sent can be undone: nothing is, as long as nobody answers.
  if (!(await service.isThere())) return 'no-network'
  const told = await tellAll(token, atOnce)
  if (told !== 'sent') return told
  const link = await kept.link(token)
  if (!link || link.ended || !(list || link.list === null)) return 'sent'
  const fetched = await service.list(token)
  if ('answer' in fetched) {
    await kept.changeLink(token, (known) => withList(known, fetched.answer, fetched.at))
    return 'sent'
  }
  if (fetched.refused === 'later') return 'no-network'
  await end(token, 'expired')
  return 'link-over'
}

/** Sends what is kept until nothing is left that may go. */
async function tellAll(token: string, atOnce: boolean): Promise<Contact> {
  for (;;) {
    const link = await kept.link(token)
    if (!link) return 'sent'
    const before = new Date(Date.now() - (atOnce ? 0 : undoTime)).toISOString()
    const taps = await kept.take(token, before, most)
    if (taps.length === 0) return 'sent'
    const body = { phone: link.phone, sentAt: new Date().toISOString(), events: taps.map(({ tap }) => tap) }
    const told = await service.tell(token, body)
    if ('refused' in told) {
      if (told.refused === 'later') return 'no-network'
      await end(token, 'shut')
      return 'link-over'
    }
    const { results, stage } = told.answer
    await kept.answer(
      new Map(results.map(({ id, result, words }) => [id, { result, ...(words !== undefined && { words }) }])),
    )
    await kept.changeLink(token, (known) => withHeard(known, told.answer, told.at))
    // Whoever else has taps to send does so by their own phone.
    if (stage === 'over' && (await unsentOf(token)) === 0) await end(token, 'over')
    if (taps.some(({ id }) => !results.some((one) => one.id === id))) return 'no-network'
  }
}

async function unsentOf(token: string): Promise<number> {
  return (await kept.taps(token)).filter(({ state }) => state !== 'answered').length
}

/** Forgets whom the list told of. What was not sent stays, by seat, until somebody was told of it. */
export async function end(token: string, ended: Ended): Promise<void> {
  await kept.changeLink(token, (link) => ({ ...link, list: null, marks: {}, ended }))
}

function withList(link: KeptLink, list: EscortList, at: number): KeptLink {
  const known = { ...link, ahead: Math.round(Date.parse(list.now) - at), contactAt: at }
  return list.stage === 'over' ? { ...known, list: null, marks: {}, ended: 'over' } : { ...known, list }
}

function withHeard(link: KeptLink, heard: EscortEventsHeard, at: number): KeptLink {
  const known = { ...link, ahead: Math.round(Date.parse(heard.now) - at), contactAt: at }
  if (!link.list) return known
  const stands = new Map(heard.people.map((one) => [one.workerId, one]))
  const people = link.list.people.map((person) => ({ ...person, ...stands.get(person.workerId) }))
  return { ...known, list: { ...link.list, people } }
}
