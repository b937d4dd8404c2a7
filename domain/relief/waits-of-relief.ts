import { atShanghai, plus, plusDays } from '../kernel/instant.ts'
import { countyByCode } from '../kernel/places/counties.ts'
import { countyScope, scopesAround, type Waiting } from '../kernel/waiting.ts'
import type { Disaster } from './disaster.ts'
import { disasterTerms } from './disaster-terms.ts'
import { helpKinds } from './help-kinds.ts'
import type { HelpOffer } from './help-offer.ts'

/** Somebody who needs help after a disaster waits at most so long for what is done about it (default). */
export const helpTime = { hours: 24 }

/** A county whose people are to be offered help, until the disaster is ended or its last day is over. */
export function waitingOnDisaster({ disasterId, kind, countyCode, declaredAt, until, ended }: Disaster): Waiting[] {
  if (ended) return []
  const { zh, en } = disasterTerms[kind]
  const county = countyByCode(countyCode)?.name ?? countyCode
  return [
    {
      kind: 'help-to-offer',
      id: disasterId,
      subject: { disasterId },
      scopes: scopesAround({ counties: [countyCode] }),
      since: declaredAt,
      until: atShanghai(plusDays(until, 1), '00:00'),
      note: { zh: `${county}：${zh}`, en: `${county}: ${en}` },
    },
  ]
}

/** Somebody who said that they need help. */
export function waitingOnHelpOffer({ disasterId, workerId, countyCode, answer, needs, at }: HelpOffer): Waiting[] {
  if (answer !== 'needs-help') return []
  return [
    {
      kind: 'help-needed',
      id: `${disasterId}-${workerId}`,
      subject: { disasterId, workerId },
      scopes: [countyScope(countyCode)],
      since: at,
      until: plus(at, helpTime),
      note: {
        zh: needs.map((one) => helpKinds[one].zh).join('、'),
        en: needs.map((one) => helpKinds[one].en).join(', '),
      },
    },
  ]
}
