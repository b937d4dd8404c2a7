import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { type CaseIn, pauseOf } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { acknowledgeCases } from './acknowledge-cases.ts'
import { giveToDuty } from './give-to-duty.ts'
import { lookAfter } from './look-after.ts'

/**
 * Opens the cases of workers who have none of the kind open, counts them, and starts looking after them; what each kind of case stops is
 * stopped, whoever is on duty has it, and a worker who asked for something is told that somebody will call. May be repeated: a case that
 * somebody handles stays as it is.
 */
export async function openCases(cases: readonly CaseIn<'opened'>[], deps: Deps): Promise<void> {
  const opened = await deps.cases.open(cases)
  // After a restore of the table this alone tells of a case that a person opened since the copy (docs/restore.md).
  for (const { caseId, workerId, kind } of opened) deps.logger.info('case opened', { caseId, workerId, kind })
  await deps.tallies.note(
    opened.map(({ caseId, openedAt, batchId }) => ({
      date: dateInShanghai(openedAt),
      key: `opened ${caseId}`,
      batchId,
      counts: { casesOpened: 1 },
    })),
    deps.clock.now(),
  )
  for (const one of opened) {
    const pause = pauseOf(one)
    if (pause) await deps.enterprises.pause(pause.enterpriseId, pause)
  }
  await giveToDuty(opened, deps)
  await Promise.all(opened.map((one) => lookAfter(one, deps)))
  await acknowledgeCases(cases, deps)
}
