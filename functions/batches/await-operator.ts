import * as z from 'zod'
import { causeWords } from '../../domain/batches/cause-words.ts'
import { plainCause } from '../../domain/batches/plain-cause.ts'
import { StallChoice, stallAgain } from '../../domain/batches/stall.ts'
import { BatchId, CaseId, CohortId, derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import { isRefusal, noSuch } from '../../domain/kernel/refusal.ts'
import type { Deps } from '../wiring/deps.ts'
import { task } from '../wiring/task.ts'

const Whose = z.object({
  batchId: BatchId.optional(),
  cohortId: CohortId.optional(),
  caseId: CaseId.optional(),
})

/** As `workflows/wait-for-operator.ts` gives it. */
const Asking = z.object({
  workflow: z.string(),
  step: z.object({ en: z.string(), zh: z.string() }),
  /** The input of the step and of its execution. */
  of: z.record(z.string(), z.unknown()),
  started: z.record(z.string(), z.unknown()),
  enteredAt: z.string(),
  error: z.string(),
  cause: z.string(),
  choices: z.array(StallChoice).min(1),
  skipTo: z.string().optional(),
  /** How long it waits. */
  seconds: z.number().positive(),
  token: z.string(),
})
type Asking = z.infer<typeof Asking>

/** Puts a step that failed for hours on its batch's list of stalls and raises the alarm; the step waits under the token. */
async function awaitOperator(
  { workflow, step, of, started, enteredAt, error, cause, choices, skipTo, seconds, token }: Asking,
  deps: Pick<Deps, 'stalls' | 'cohorts' | 'cases' | 'workflows' | 'clock' | 'logger'>,
) {
  const batchId = await batchConcerned(Whose.parse({ ...started, ...of }), deps)
  if (isRefusal(batchId)) return batchId
  const workedOn = shortOf({ ...started, ...of })
  const stallId = derivedId('StallId', batchId, workflow, step.en, JSON.stringify(workedOn))
  const known = await deps.stalls.find(batchId, stallId)
  if (known?.askedAt === enteredAt) {
    const stall = await deps.stalls.leaveToken(known.stall, token)
    if (stall.state === 'decided') await deps.workflows.succeed(token, { decision: stall.decided.decision })
    return
  }
  const since = deps.clock.now()
  const facts = { stallId, batchId, workflow, step, of: workedOn, error, cause: plainCause(cause), choices }
  const { zh, en } = causeWords(error, cause)
  const stall = stallAgain(
    { ...facts, causeWords: { zh, en }, since, until: plus(since, { seconds }), skipTo: skipTo ?? null },
    known?.stall ?? null,
  )
  await deps.stalls.ask(stall, enteredAt, token)
  deps.logger.error('a step of a batch waits for an operator', {
    batchId,
    stallId,
    workflow,
    step: step.en,
    failed: error,
  })
}

/** A follow-up or a case that was started without its batch's id. */
async function batchConcerned(
  { batchId, cohortId, caseId }: z.infer<typeof Whose>,
  { cohorts, cases }: Pick<Deps, 'cohorts' | 'cases'>,
) {
  if (batchId) return batchId
  const found = (cohortId && (await cohorts.get(cohortId))) ?? (caseId && (await cases.get(caseId)))
  return found ? found.batchId : noSuch('batch of this step')
}

/** Ids and numbers; lists, counts and sentences stay out. */
function shortOf(input: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const entries = Object.entries(input).filter(([key, value]) => {
    if (key === 'batchId' || key === 'token' || key === 'why') return false
    return typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && value.length <= 120)
  })
  return Object.fromEntries(entries.toSorted(([one], [other]) => (one < other ? -1 : 1))) as Record<
    string,
    string | number | boolean
  >
}

export const handler = task(Asking, awaitOperator)
