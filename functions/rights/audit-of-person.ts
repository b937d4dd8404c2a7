import type { WorkerId } from '../../domain/kernel/ids.ts'
import type { AuditRecord } from '../../storage/kernel/audit.ts'
import type { Deps } from '../wiring/deps.ts'
import type { Gathered } from './gather-person.ts'

/**
 * What is on record about one person, the newest first: what was done to them and to their cases, and each reading and opening of
 * a list that they stand in. A list has one record, whoever stands in it.
 */
export async function auditOfPerson(
  workerId: WorkerId,
  { worker, surveyRows, passengers, checkIns, cases, evidence, chunks }: Gathered,
  { audit }: Pick<Deps, 'audit'>,
): Promise<AuditRecord[]> {
  const rows = new Set(surveyRows.map(({ row }) => `row ${row.sheetNumber}/${row.rowNumber} of ${row.surveyId}`))
  const surveys = [...surveyRows.map(({ row }) => row.surveyId), ...(worker ? [worker.surveyId] : [])]
  const own = [workerId, ...cases.map(({ one }) => one.caseId), ...evidence.map(({ evidenceId }) => evidenceId)]
  const lists = [
    ...chunks,
    ...surveys,
    ...passengers.map(({ tripId }) => tripId),
    ...checkIns.map(({ cohortId }) => cohortId),
  ]
  const ofOwn = await Promise.all(own.map((subject) => audit.of(subject)))
  const ofLists = await Promise.all([...new Set<string>(lists)].map((subject) => audit.of(subject)))
  const read = ofLists
    .flat()
    .filter(({ opened }) => opened && (!opened.list.startsWith('row ') || rows.has(opened.list)))
  return [...ofOwn.flat(), ...read].toSorted((one, other) => (one.at > other.at ? -1 : 1))
}
