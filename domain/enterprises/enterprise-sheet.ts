import * as z from 'zod'
import { AgreementId } from '../kernel/ids.ts'
import { CalendarDate } from '../kernel/instant.ts'
import { type Agreement, isActiveOn } from './agreement.ts'
import { Enterprise } from './enterprise.ts'
import { FirmCard } from './firm-card.ts'
import { Unanswered } from './unanswered.ts'

/** An enterprise as staff see it, with what it has not answered, and the agreement that counts: the one in force, else the newest. */
export const EnterpriseSheet = Enterprise.extend({
  unanswered: z.array(Unanswered),
  /** What its people and its answers say of it. */
  card: FirmCard,
  agreement: z
    .object({
      id: AgreementId,
      state: z.enum(['offered', 'declined', 'lapsed', 'signed', 'active', 'expired']),
      firstDay: CalendarDate,
      lastDay: CalendarDate,
    })
    .optional(),
})
export type EnterpriseSheet = z.infer<typeof EnterpriseSheet>

/** Of several in force the one that lasts longest. `agreements`: newest first. */
export function agreementOnSheet(agreements: readonly Agreement[], today: CalendarDate): EnterpriseSheet['agreement'] {
  const inForce = agreements
    .filter((agreement) => isActiveOn(agreement, today))
    .toSorted((one, other) => (one.lastDay < other.lastDay ? 1 : -1))
  const agreement = inForce[0] ?? agreements[0]
  if (!agreement) return undefined
  const { id, state, firstDay, lastDay } = agreement
  return { id, state, firstDay, lastDay }
}
