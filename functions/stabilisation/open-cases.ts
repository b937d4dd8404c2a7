import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { assignCase, type CaseIn, isOpen, pauseOf } from '../../domain/stabilisation/case.ts'
import type { Deps } from '../wiring/deps.ts'
import { acknowledgeCases } from './acknowledge-cases.ts'
import { giveToDuty } from './give-to-duty.ts'
import { keepDue } from './keep-due.ts'
import { lookAfter } from './look-after.ts'

/**
 * Opens the cases of workers who have none of the kind open, in the hands of their station, and counts them; what each kind of case stops
 * is stopped, whoever is on duty has it, and a worker who asked for something is told that somebody will call. May be repeated: a case that
 * somebody handles stays as it is, and what follows from one that nobody touched yet is completed.
 */
export async function openCases(cases: readonly CaseIn<'opened'>[], deps: Deps): Promise<void> {
  if (cases.length === 0) return
  const now = deps.clock.now()
  const handed = cases.map((one) => assignCase(one, 'station', now))
  await keepDue(handed, now, deps)
  const opened = await openedNow(handed, deps)
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
  // Of a release before, which opened them first and handed them over after that.
  await Promise.all(opened.filter(({ state }) => state === 'opened').map((one) => lookAfter(one, deps)))
  await acknowledgeCases(cases, deps)
}

/** Those that were opened, by this try or by one before it that may have broken off here: nobody has changed them since. */
async function openedNow(
  handed: readonly CaseIn<'assigned'>[],
  { cases }: Pick<Deps, 'cases'>,
): Promise<CaseIn<'opened' | 'assigned'>[]> {
  const written = await cases.open(handed)
  const there = new Set(written)
  const others = await cases.getMany(handed.filter((one) => !there.has(one)).map(({ caseId }) => caseId))
  return [...written, ...others.filter(isOpen).filter(isAsOpened)]
}

/** Whatever anybody does with a case is a change more. */
function isAsOpened(one: CaseIn<'opened' | 'assigned'>): boolean {
  const { revision = 0 } = one
  return one.state === 'opened' ? revision === 0 : revision === 1 && one.to === 'station'
}
