import { dateInShanghai, type Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { parsePhone } from '../../domain/surveys/phone-number.ts'
import { surveySentences } from '../../domain/surveys/survey-sentences.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { type EditWorker, editable, editWorker, type NewPhones, withdrawnAt } from '../../domain/surveys/worker-edit.ts'
import type { WorkerView } from '../../domain/surveys/worker-view.ts'
import { withdrawConsent } from '../stabilisation/withdraw-consent.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { type Routes, routes } from './catalog.ts'
import { viewWorkers } from './view-workers.ts'
import { workerFor } from './worker-for.ts'

/**
 * Corrects what somebody wishes, how they are reached, and whether they consent. A withdrawal takes effect at once and everywhere:
 * no further text, open offers are withdrawn, seats are given up. One that broke off is completed by the next call that asks it.
 */
async function editWorkerOf(
  { params, body, staff }: Call<Routes['edit-worker']>,
  deps: Deps,
): Promise<WorkerView | Refusal | undefined> {
  const worker = await workerFor(staff, params.workerId, deps)
  if (isRefusal(worker)) return worker
  const now = deps.clock.now()
  const why = `${staff.subject} edits ${worker.workerId}, masked`
  if (body.version !== (worker.version ?? 1)) {
    const at = body.consent === 'withdrawn' ? withdrawnAt(worker) : null
    if (at !== null) await withdrawConsent(worker.workerId, at, deps)
    const [stands] = await viewWorkers([worker], { why }, deps.vault)
    return { ...overtaken(worker), ...(stands && { stands }) }
  }
  const phones = await newPhones(worker, body, deps)
  if (isRefusal(phones)) return phones
  const edited = editWorker(worker, body, phones, { today: dateInShanghai(now), now })
  if (isRefusal(edited)) return edited
  const edit = {
    version: edited.version ?? 1,
    at: now,
    by: staff.subject,
    reason: body.reason,
    before: Object.fromEntries(
      editable.filter((name) => edited[name] !== worker[name]).map((name) => [name, worker[name]]),
    ),
  }
  if (!(await deps.workers.edit(worker, edited, edit))) return overtaken(worker)
  await follow(worker, edited, now, deps)
  const standing = (await deps.workers.get(worker.workerId)) ?? edited
  return (await viewWorkers([standing], { why }, deps.vault))[0]
}

function overtaken({ version }: Worker): Refusal<'conflict'> {
  return refuse('conflict', surveySentences('person-changed', { version: version ?? 1 }))
}

async function newPhones(
  { workerId }: Worker,
  { phone, secondPhone }: EditWorker,
  { vault }: Pick<Deps, 'vault'>,
): Promise<NewPhones | Refusal<'invalid-request'>> {
  const first = phone === undefined ? undefined : parsePhone(phone)
  const second = secondPhone === undefined || secondPhone === null ? secondPhone : parsePhone(secondPhone)
  const wrong = [
    ...(first === null ? ['#/phone'] : []),
    ...(second === null && secondPhone !== null ? ['#/secondPhone'] : []),
  ]
  if (wrong.length > 0) {
    const words = surveySentences('phone-needed')
    return refuse(
      'invalid-request',
      words,
      wrong.map((pointer) => ({ pointer, words })),
    )
  }
  return {
    ...(first && {
      sealedPhone: await vault.sealFor(workerId, 'phone', first),
      phoneHash: await vault.lookupHash('phone', first),
    }),
    ...(second !== undefined && {
      sealedSecondPhone: second && (await vault.sealFor(workerId, 'second-phone', second)),
    }),
  }
}

/** A question that was put to the old number is nobody's any more: whoever has it now must not answer for the person. */
async function follow(before: Worker, after: Worker, now: Instant, deps: Deps): Promise<void> {
  if (before.phoneHash !== after.phoneHash) {
    const asked = (await deps.questions.openOn([before.phoneHash])).get(before.phoneHash)
    if (asked?.workerId === before.workerId) await deps.questions.close([asked])
  }
  if (withdrawnAt(after) !== null && withdrawnAt(before) === null) await withdrawConsent(before.workerId, now, deps)
}

export const handler = http(routes['edit-worker'], editWorkerOf)
