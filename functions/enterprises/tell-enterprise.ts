import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { LinkSubject } from '../../domain/enterprises/enterprise-link.ts'
import type { EnterpriseId } from '../../domain/kernel/ids.ts'
import type { OutgoingEvent } from '../gateways/enterprise-notifier.ts'
import type { Deps } from '../wiring/deps.ts'
import { type TellingByLink, tellByLink } from './tell-by-link.ts'
import { type FirmText, textContact } from './text-contact.ts'

export type TellingEnterprise = TellingByLink & Pick<Deps, 'enterpriseNotifier' | 'logger'>

interface News extends OutgoingEvent {
  /** What a server is told after it, and who has none reads in the same text. */
  readonly further?: readonly OutgoingEvent[]
  /** The same for who has no server; a subject where there is something to do behind a link. */
  readonly text: () => Promise<(FirmText & { readonly subject?: LinkSubject }) | null>
}

/** How an enterprise was told: `heard`; `waiting` until its server is back; `untold` where nobody is named who could be written to. */
export type Told = 'heard' | 'waiting' | 'untold'

/**
 * Tells an enterprise, named by its id or as the caller has just read it: its server by signed events, or the contact of one without a
 * server by a text. A retry says the same once.
 */
export async function tellEnterprise(
  to: EnterpriseId | Enterprise,
  { text, further = [], ...first }: News,
  deps: TellingEnterprise,
): Promise<Told> {
  const enterprise = typeof to === 'string' ? await deps.enterprises.get(to) : to
  if (!enterprise) throw new Error(`there is no enterprise ${typeof to === 'string' ? to : to.id}`)
  const states = await deps.enterpriseNotifier.notify(enterprise, [first, ...further])
  if (states !== 'no-server') return states.includes('waiting') ? 'waiting' : 'heard'
  const said = await text()
  if (!said) return 'untold'
  const { subject, ...words } = said
  const keyed = { ...words, key: `firm-${first.eventId}` }
  const isTold = subject
    ? await tellByLink(enterprise, { ...keyed, subject }, deps)
    : (await textContact(enterprise, keyed, deps)) === 'taken'
  if (isTold) return 'heard'
  const { id: enterpriseId } = enterprise
  deps.logger.warn('an enterprise without a server could not be written to', { enterpriseId, what: first.event.type })
  return 'untold'
}
