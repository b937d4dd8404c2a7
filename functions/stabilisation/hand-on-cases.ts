import * as z from 'zod'
import type { CaseId } from '../../domain/kernel/ids.ts'
import { Instant } from '../../domain/kernel/instant.ts'
import { assignCase, type Case, isOpen } from '../../domain/stabilisation/case.ts'
import { isTimeOver } from '../../domain/stabilisation/when-to-look-again.ts'
import type { Page } from '../../storage/database.ts'
import type { DueCase } from '../../storage/stabilisation/due-cases.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'
import { giveUp } from './give-up.ts'
import { handToLevel } from './hand-to-level.ts'
import { keepDue } from './keep-due.ts'
import { mostTries } from './most-tries.ts'

/** Cases that are looked at beside each other. */
const atOnce = 50

type Needed = Pick<Deps, 'cases' | 'dueCases' | 'tallies' | 'workflows' | 'clock' | 'logger'>

/**
 * Looks at the cases that are due at a time: what the station has not settled goes to the province, and what the province has not is closed
 * as unresolved. What was settled, or has begun anew, stays as it is. One that cannot be dealt with stays on the list, holds no other up, and
 * fails the step.
 */
async function handOnCases({ at }: { at: Instant }, deps: Needed): Promise<{ looked: number }> {
  let [looked, stay] = [0, 0]
  let cursor: string | null = null
  do {
    const { items, next }: Page<DueCase> = await deps.dueCases.at(at, cursor, atOnce)
    const found = await deps.cases.getMany(items.map(({ caseId }) => caseId))
    const failed = new Set<CaseId>()
    const handed = await handTogether(found, at, deps)
    const tryOne = async (one: Case) => {
      try {
        await handOn(one, at, deps)
      } catch (error) {
        failed.add(one.caseId)
        deps.logger.error('a case could not go on', { error: error as Error })
      }
    }
    await Promise.all(found.filter(({ caseId }) => !handed.has(caseId)).map(tryOne))
    const done = items.filter(({ caseId }) => !failed.has(caseId))
    await deps.dueCases.strike(done, deps.clock.now())
    looked += items.length
    stay += failed.size
    cursor = next
  } while (cursor !== null)
  if (stay > 0) throw new Error(`${stay} of ${looked} cases could not go on`)
  return { looked }
}

/**
 * Hands those to the province whose time at the station is over, as their list is kept at once; answers which. What this could not do is
 * left to each by itself.
 */
async function handTogether(found: readonly Case[], at: Instant, deps: Needed): Promise<ReadonlySet<CaseId>> {
  const now = deps.clock.now()
  const due = found.flatMap((one) =>
    isOpen(one) && isTimeOver(one, at) && !isWithProvince(one) ? [assignCase(one, 'province', now)] : [],
  )
  await keepDue(due, now, deps)
  const handed = await Promise.allSettled(due.map((one) => deps.cases.assign(one)))
  return new Set(
    due.flatMap(({ caseId }, place) => {
      const told = handed[place]
      return told?.status === 'fulfilled' && told.value ? [caseId] : []
    }),
  )
}

function isWithProvince(one: Case): boolean {
  return one.state === 'assigned' && one.to === 'province'
}

async function handOn(known: Case, at: Instant, deps: Needed): Promise<void> {
  let one = known
  for (let tries = 1; tries <= mostTries; tries += 1) {
    if (isOpen(one) && !isTimeOver(one, at)) return
    const { caseId, round = 0 } = one
    // One that is closed as unresolved already is counted, in case the try that closed it broke off.
    if (!isOpen(one) || isWithProvince(one)) {
      await giveUp({ caseId, round, known: one }, deps)
      return
    }
    if (await handToLevel(one, 'province', deps)) return
    one = (await deps.cases.get(caseId)) ?? one
  }
  throw new Error(`case ${known.caseId} is changed all the time`)
}

export const handler = task(z.object({ at: Instant }), handOnCases)
