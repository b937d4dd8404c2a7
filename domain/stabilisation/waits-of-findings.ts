import { cityScope, type Waiting } from '../kernel/waiting.ts'
import { caseKindTerms } from './case-terms.ts'
import type { VisitFindings } from './visit-findings.ts'

/** Whom a visit only counted is asked for on the list of the city; on the province's too, once their time is over. */
export function waitingOnFindings({
  visitId,
  cityCode,
  enterpriseName = '',
  missing,
  recordedAt,
}: VisitFindings): Waiting[] {
  return missing.flatMap(({ kind, unnamed }): Waiting[] => {
    if (!unnamed || unnamed.settled) return []
    const { people, until } = unnamed
    const { zh, en } = caseKindTerms[kind]
    const entry = {
      kind: 'finding-unnamed' as const,
      id: `${visitId}/${kind}`,
      subject: { visitId, kind },
      until,
      note: { zh: `${enterpriseName}：${zh}，${people}人`, en: `“${enterpriseName}”: ${en}, ${people} people` },
    }
    return [
      { ...entry, scopes: [cityScope(cityCode)], since: recordedAt },
      { ...entry, scopes: ['province'], since: until },
    ]
  })
}
