import { dateInShanghai } from '../../domain/kernel/instant.ts'
import type { CaseIn } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'

const brokenPromise = 'A worker says that the job is not what was promised.'

/**
 * Opens the cases of workers who have none of the kind open, counts them, and starts looking after them. A broken promise
 * pauses new matches to the enterprise, where its specialist sees why. May be repeated: a case in somebody's hands stays so.
 */
export async function openCases(
  cases: readonly CaseIn<'opened'>[],
  deps: Pick<Deps, 'cases' | 'tallies' | 'enterprises' | 'workflows'>,
): Promise<void> {
  const opened = await deps.cases.open(cases)
  await deps.tallies.note(
    opened.map(({ caseId, openedAt, batchId }) => ({
      date: dateInShanghai(openedAt),
      key: `opened ${caseId}`,
      batchId,
      counts: { casesOpened: 1 },
    })),
  )
  for (const { kind, caseId, enterpriseId, openedAt } of opened)
    if (kind === 'promise' && enterpriseId)
      await deps.enterprises.pause(enterpriseId, { since: openedAt, why: brokenPromise, caseId })
  await Promise.all(opened.map(({ caseId }) => deps.workflows.start('stabilisation/resolve-case', caseId, { caseId })))
}
