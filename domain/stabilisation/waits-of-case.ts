import { plus } from '../kernel/instant.ts'
import { cityScope, countyScope, type Waiting } from '../kernel/waiting.ts'
import type { Words } from '../kernel/words.ts'
import { begunAt, type Case, contactUntil } from './case.ts'
import { rulesOf } from './case-kinds.ts'
import { caseKindTerms } from './case-terms.ts'
import { helpServiceTerms } from './help-services.ts'

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
      return one.to === 'station'
        ? [local]
        : [local, { ...ofProvince, since: one.since, until: one.waits?.until ?? one.until }]
    case 'unresolved':
      return [{ ...ofProvince, since: one.at }]
    case 'settled':
      return []
  }
}

/**
 * Both entries that a case may have: for taking them off their lists. Each is due when somebody has to do something next: speak with
 * the person, hear what somebody else did, or settle it.
 */
export function entriesOfCase(one: Case): [local: Waiting, ofProvince: Waiting] {
  const { caseId, kind, cityCode, countyCode, openedAt, waits } = one
  const entry = { id: caseId, subject: { caseId }, note: noteOf(one) }
  const scopes = [cityCode === null ? countyScope(countyCode) : cityScope(cityCode)]
  const until = waits?.until ?? contactUntil(one) ?? plus(begunAt(one), rulesOf(kind).time.station)
  return [
    { ...entry, kind: 'case', scopes, since: begunAt(one), until },
    { ...entry, kind: 'case-overdue', scopes: ['province'], since: openedAt, until: null },
  ]
}

function noteOf({ kind, waits }: Case): Words {
  const { zh, en } = caseKindTerms[kind]
  const note = { zh: `诉求类型：${zh}`, en: `kind of case: ${en}` }
  if (!waits) return note
  const whom = waits.service ? helpServiceTerms[waits.service] : { zh: waits.whom, en: waits.whom }
  return { zh: `${note.zh}；等待${whom.zh}`, en: `${note.en}; waits for ${whom.en}` }
}
