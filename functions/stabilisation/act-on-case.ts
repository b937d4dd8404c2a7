import { derivedId } from '../../domain/kernel/ids.ts'
import { dateInShanghai } from '../../domain/kernel/instant.ts'
import { isRefusal, refuse } from '../../domain/kernel/refusal.ts'
import { actOnCase } from '../../domain/stabilisation/act-on-case.ts'
import { type Case, caseInWords, isOpen, keyInRound, pauseOf } from '../../domain/stabilisation/case.ts'
import type { CaseAct } from '../../domain/stabilisation/case-act.ts'
import { rulesOf } from '../../domain/stabilisation/case-kinds.ts'
import type { CaseStep } from '../../domain/stabilisation/case-step.ts'
import { stabilisationSentences } from '../../domain/stabilisation/stabilisation-sentences.ts'
import { consents } from '../../domain/surveys/consents.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { actOnce } from './act-once.ts'
import { type Routes, routes } from './catalog.ts'
import { giveToDuty } from './give-to-duty.ts'
import { lookAfter } from './look-after.ts'

/** A colleague does something with a case, so that one that two open again is opened once. */
async function act({ params, body, staff, key }: Call<Routes['act-on-case']>, deps: Deps) {
  const { caseId } = params
  return actOnce(
    { staff, caseId, key: derivedId('EventId', 'act on case', caseId, key) },
    async (before, acting) => {
      const after = actOnCase(before, body, acting)
      if (isRefusal(after)) return after
      const refused = body.act === 'reopen' ? await whyNotLookedFor(before, deps) : null
      return refused ?? { after, step: stepOf(body, before), text: textOf(body, before) }
    },
    (one, step) => finish(one, step, deps),
    deps,
  )
}

/** Nobody goes on looking for somebody who took the consent back, or was erased. */
async function whyNotLookedFor({ workerId, kind }: Case, { workers }: Pick<Deps, 'workers'>) {
  const worker = await workers.get(workerId)
  const isGone = !worker || worker.erasedAt !== undefined
  const isEnded = rulesOf(kind).endsWithConsent && worker !== null && !consents(worker)
  return isGone || isEnded ? refuse('invalid-state', stabilisationSentences('consent-is-back')) : null
}

/** What follows from the act; twice is as once. */
async function finish(one: Case, step: CaseStep, deps: Deps): Promise<Case> {
  if (isOpen(one) && (step.act === 'reopen' || step.act === 'change-kind')) {
    await pauseAsItsKindSays(one, step, deps)
    if (step.act === 'reopen') await countAgain(one, step, deps)
    if (one.begunAt === step.at) {
      // The execution of the round before ends; what it still hands on is of a round that is over.
      const token = await deps.cases.tokenOf(one.caseId)
      if (token && one.state === 'opened') await deps.workflows.succeed(token, {})
      await lookAfter((await deps.cases.get(one.caseId)) ?? one, deps)
    }
    // Whoever had it has it again; what nobody had goes to whoever is on duty, as a new one does.
    if (one.heldBy === undefined && step.act === 'reopen') {
      await giveToDuty([one], deps)
      const heldBy = (await deps.cases.get(one.caseId))?.heldBy
      return caseInWords({ ...one, ...(heldBy !== undefined && { heldBy }) }, deps.clock.now())
    }
  }
  return caseInWords(one, deps.clock.now())
}

async function pauseAsItsKindSays(one: Case, { kindBefore }: CaseStep, { enterprises }: Pick<Deps, 'enterprises'>) {
  const pause = pauseOf(one)
  const paused = kindBefore && pauseOf({ ...one, kind: kindBefore })
  if (pause) await enterprises.pause(pause.enterpriseId, pause)
  else if (paused) await enterprises.resume(paused.enterpriseId, one.caseId)
}

/** A case that was counted as settled, or as closed by nobody, is open again. */
async function countAgain(one: Case, { at, endedAs }: CaseStep, { tallies, clock }: Pick<Deps, 'tallies' | 'clock'>) {
  const counts = endedAs === 'settled' ? { casesSettled: -1 } : { casesUnresolved: -1 }
  const key = keyInRound('reopened', one)
  await tallies.note([{ date: dateInShanghai(at), key, batchId: one.batchId, counts }], clock.now())
}

/** What was said; of a case that is opened again also what was noted at its end, which its next end replaces. */
function textOf(body: CaseAct, before: Case): string {
  const said = 'reason' in body ? body.reason : body.note
  return before.state === 'settled' && before.note !== '' ? `${said}\n${before.note}` : said
}

function stepOf(body: CaseAct, before: Case): Omit<CaseStep, 'at' | 'by'> {
  const told = Object.fromEntries(Object.entries(body).filter(([name]) => name !== 'note' && name !== 'reason'))
  return {
    ...(told as unknown as Omit<CaseStep, 'at' | 'by'>),
    ...(body.act === 'change-kind' && { kindBefore: before.kind }),
    ...(!isOpen(before) && { endedAs: before.state }),
    ...(before.state === 'settled' && { outcomeBefore: before.outcome }),
  }
}

export const handler = http(routes['act-on-case'], act)
