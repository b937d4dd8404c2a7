import { instantOf } from '../../domain/kernel/instant.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import { type Finding, findingsAbout } from './finding.ts'
import type { LoggedCase, ReadLog } from './read-log.ts'

/**
 * Cases that the log says were opened and that the table does not know: a person opened them after its moment. Somebody has to open each
 * again, and to ask what was said. It counts as done once the person has a case of the kind that was opened since.
 */
export async function compareLoggedCases(
  logs: readonly ReadLog[],
  { cases }: Pick<Deps, 'cases'>,
  since: Date,
): Promise<Finding[]> {
  const { ok, toDo, notChecked } = findingsAbout('cases of the log')
  if (logs.length === 0)
    return [
      notChecked(
        'those that a person opened after that moment stand in the log of the functions alone: give it with --log',
      ),
    ]
  const logged = new Map(logs.flatMap((log) => log.cases).map((one) => [one.caseId, one]))
  const findings: Finding[] = logs.flatMap(({ lacks }) => (lacks === undefined ? [] : [notChecked(lacks)]))
  for (const one of logged.values()) if (await isLost(one, cases, since)) findings.push(toDo(whatToDo(one)))
  return findings.length > 0 ? findings : [ok(`${logged.size} opened, and each is in the table or was opened again`)]
}

async function isLost({ caseId, workerId, kind }: LoggedCase, cases: Deps['cases'], since: Date): Promise<boolean> {
  if (await cases.get(caseId)) return false
  const moment = instantOf(since.getTime())
  return !(await cases.ofWorker(workerId)).some((one) => one.kind === kind && one.openedAt >= moment)
}

function whatToDo({ caseId, workerId, kind }: LoggedCase): string {
  return `${caseId} of ${workerId} (${kind}) was opened after that moment and is in no table: open it again (POST /v1/cases), telephone and ask what was said`
}
