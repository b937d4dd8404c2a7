import type { CaseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { whenToLookAgain } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Deps } from '../../functions/wiring/deps.ts'
import type { Carried } from './carried-by.ts'
import { type Finding, findingsAbout } from './finding.ts'

/**
 * Cases whose time runs in an execution of their own, as in a release before, and that the table does not know; and open ones whose time
 * nobody watches: no execution does, nor will whoever begins the next day.
 */
export async function compareCases(
  carried: readonly Carried[],
  { cases }: Pick<Deps, 'cases'>,
  now: Instant,
): Promise<Finding[]> {
  const { ok, toDo } = findingsAbout('cases')
  const watched = new Set(
    carried.flatMap(({ workflow, caseId }) => (caseId && workflow === 'stabilisation/resolve-case' ? caseId : [])),
  )
  const times = new Set(
    carried.flatMap(({ workflow, at }) => (at && workflow === 'stabilisation/watch-cases' ? at : [])),
  )
  const today = dateInShanghai(now)
  const isWatched = (one: Case) => {
    if (watched.has(one.caseId)) return true
    if (one.state !== 'assigned') return false
    const at = whenToLookAgain(one, one.since)
    return times.has(at) || dateInShanghai(at) > today
  }
  const open = new Set<CaseId>()
  const unwatched: CaseId[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await cases.everywhere('open', { cursor, limit: 200, until: now }, () => true)
    for (const one of page.items) {
      open.add(one.caseId)
      if (!isWatched(one)) unwatched.push(one.caseId)
    }
    cursor = page.next
    if (cursor === null) break
  }
  const findings: Finding[] = []
  for (const caseId of watched)
    if (!open.has(caseId) && !(await cases.get(caseId)))
      findings.push(
        toDo(`${caseId} was opened after that moment and is in no table: the station knows whose it is; open it again`),
      )
  for (const caseId of unwatched)
    findings.push(
      toDo(`${caseId} is open and nobody watches its time: if it was settled after that moment, enter how again`),
    )
  return findings.length > 0 ? findings : [ok(`${open.size} open in the table, and the time of each is watched`)]
}
