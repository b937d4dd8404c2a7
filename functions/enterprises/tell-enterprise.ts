import type { OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { LinkSubject } from '../../domain/enterprises/enterprise-link.ts'
import type { EnterpriseId, EventId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import type { Deps } from '../wiring/deps.ts'
import { type TellingByLink, tellByLink } from './tell-by-link.ts'
import { type FirmText, textContact } from './text-contact.ts'

export type TellingEnterprise = TellingByLink & Pick<Deps, 'enterpriseNotifier' | 'logger'>

interface News {
  readonly event: OutboundEnterpriseEvent
  readonly eventId: EventId
  /** Until when it is of use. */
  readonly useful?: Instant
  /** The same for who has no server; a subject where there is something to do behind a link. */
  readonly text: () => Promise<(FirmText & { readonly subject?: LinkSubject }) | null>
}

/** How an enterprise was told: `heard`; `waiting` until its server is back; `untold` where nobody is named who could be written to. */
export type Told = 'heard' | 'waiting' | 'untold'

/** Tells an enterprise: its server by a signed event, or the contact of one without a server by a text. A retry says the same once. */
export async function tellEnterprise(
  enterpriseId: EnterpriseId,
  { event, eventId, useful, text }: News,
  deps: TellingEnterprise,
): Promise<Told> {
  const state = await deps.enterpriseNotifier.notify(enterpriseId, event, eventId, useful)
  if (state !== 'no-server') return state === 'waiting' ? 'waiting' : 'heard'
  const [enterprise, said] = await Promise.all([deps.enterprises.get(enterpriseId), text()])
  if (!enterprise || !said) return 'untold'
  const { subject, ...words } = said
  const keyed = { ...words, key: `firm-${eventId}` }
  const isTold = subject
    ? await tellByLink(enterprise, { ...keyed, subject }, deps)
    : (await textContact(enterprise, keyed, deps)) === 'taken'
  if (isTold) return 'heard'
  deps.logger.warn('an enterprise without a server could not be written to', { enterpriseId, what: event.type })
  return 'untold'
}
