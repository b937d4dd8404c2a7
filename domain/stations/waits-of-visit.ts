import { atShanghai, plusDays } from '../kernel/instant.ts'
import { cityScope, type Waiting } from '../kernel/waiting.ts'
import type { Visit } from './visit.ts'

/** A visit is on the list of its city from its day until somebody says what was found, or that it does not take place. */
export function waitingOnVisit({ visitId, enterpriseName, cityCode, date, state }: Visit): Waiting[] {
  if (state !== 'planned') return []
  return [
    {
      kind: 'visit-due',
      id: visitId,
      subject: { visitId },
      scopes: [cityScope(cityCode)],
      since: atShanghai(date, '00:00'),
      until: atShanghai(plusDays(date, 1), '00:00'),
      note: { zh: enterpriseName, en: `“${enterpriseName}”` },
    },
  ]
}
