import { plus } from '../kernel/instant.ts'
import { cityScope, countyScope, type Waiting } from '../kernel/waiting.ts'
import type { Case } from './case.ts'
import { rulesOf } from './case-kinds.ts'
import { caseKindTerms } from './case-terms.ts'

/**
 * A case stands on the list of its station, or of the county at home, until it is settled; and on the province's from the moment
 * it is handed there, also after its time: somebody may still settle what was closed as unresolved.
 */
export function waitingOnCase(one: Case): Waiting[] {
  const [local, ofProvince] = entriesOfCase(one)
  switch (one.state) {
    case 'opened':
      return [local]
    case 'assigned':
      return one.to === 'station' ? [local] : [local, { ...ofProvince, since: one.since, until: one.until }]
    case 'unresolved':
      return [{ ...ofProvince, since: one.at }]
    case 'settled':
      return []
  }
}

/** Both entries that a case may have: for taking them off their lists. The station's time is told from the opening. */
export function entriesOfCase(one: Case): [local: Waiting, ofProvince: Waiting] {
  const { caseId, kind, cityCode, countyCode, openedAt } = one
  const note = { zh: `诉求类型：${caseKindTerms[kind].zh}`, en: `kind of case: ${caseKindTerms[kind].en}` }
  const entry = { id: caseId, subject: { caseId }, note }
  const scopes = [cityCode === null ? countyScope(countyCode) : cityScope(cityCode)]
  return [
    { ...entry, kind: 'case', scopes, since: openedAt, until: plus(openedAt, rulesOf(kind).time.station) },
    { ...entry, kind: 'case-overdue', scopes: ['province'], since: openedAt, until: null },
  ]
}
