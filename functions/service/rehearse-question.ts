import * as z from 'zod'
import { askHeadcount } from '../../domain/enterprises/headcount.ts'
import { registerEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { reportJobOrder } from '../../domain/enterprises/report-job-order.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { exchange } from '../gateways/exchange.ts'
import { reachOfOperator } from '../gateways/reach.ts'
import { answerPatience, signedPost } from '../gateways/signed-post.ts'
import { sealWorker } from '../surveys/seal-worker.ts'
import type { Deps } from '../wiring/deps.ts'
import { unlessRefused } from '../wiring/refused.ts'
import { rehearsed, rehearsedEnterprise } from '../wiring/rehearse.ts'
import { task } from '../wiring/task.ts'
import { idsOf, Rehearsal, rehearsedCounty, rehearsedSheet, rehearsedVacancy } from './rehearsal.ts'

const Asking = Rehearsal.extend({ token: z.string() })
type Asking = z.infer<typeof Asking>

type Needed = Pick<
  Deps,
  | 'rehearsals'
  | 'bucket'
  | 'vault'
  | 'workers'
  | 'enterprises'
  | 'jobOrders'
  | 'headcounts'
  | 'webhookSecrets'
  | 'settings'
  | 'clock'
>

/**
 * Somebody of nobody's stands on a sheet and comes into the registry, an enterprise reports one vacancy, is asked for its headcount, and
 * answers as enterprises do: by a signed event to the public address, which wakes the step. What has no signature, or no token, is turned away
 * there. A retry begins anew.
 */
async function rehearseQuestion({ run, token }: Asking, deps: Needed) {
  await deps.rehearsals.eraseAll()
  await register({ run }, deps)
  await ask({ run, token }, deps)
  await answer({ run }, deps)
  return {}
}

async function register(rehearsal: Rehearsal, { bucket, vault, workers, clock }: Needed): Promise<void> {
  const { surveyId, sheet } = idsOf(rehearsal)
  const now = clock.now()
  await bucket.write(sheet, rehearsedSheet(now), 'text/csv')
  const written = (await bucket.read(sheet)) ?? new Uint8Array()
  const { accepted } = unlessRefused(await readSurveySheet(written, { importDate: dateInShanghai(now) }))
  const [row] = accepted
  if (!row) throw new Error('the row of the sheet was not accepted')
  const keys = vault.newKeys()
  const worker = await sealWorker({ ...row, countyCode: rehearsedCounty }, surveyId, { vault, keys })
  await keys.keep()
  await workers.register([worker], now)
}

async function ask(asking: Asking, { enterprises, jobOrders, headcounts, clock }: Needed): Promise<void> {
  const { agreementId, jobOrderId, batchId } = idsOf(asking)
  const now = clock.now()
  const id = rehearsedEnterprise
  // A code whose check character is wrong, as no licence has it.
  const code = { socialCreditCode: '000000000000000000', licenceOverride: { why: '演练' } }
  await enterprises.register(
    unlessRefused(registerEnterprise({ name: '演练企业', ...code }, { id, by: 'rehearsal', at: now })),
  )
  const today = dateInShanghai(now)
  const agreement = {
    id: agreementId,
    enterpriseId: id,
    firstDay: today,
    lastDay: plusDays(today, 60),
    offeredAt: now,
    answerUntil: now,
    signedAt: now,
    signatory: '演练',
    state: 'active',
    activatedAt: now,
  } as const
  const order = reportJobOrder(rehearsedVacancy(asking, now), agreement, { id: jobOrderId, at: now })
  const { headcount } = await jobOrders.report(unlessRefused(order))
  await headcounts.ask(askHeadcount({ batchId, jobOrderId, asked: headcount }, now), id)
  await headcounts.awaitAnswer(batchId, jobOrderId, asking.token)
}

async function answer(rehearsal: Rehearsal, { enterprises, webhookSecrets, settings, clock }: Needed): Promise<void> {
  const { batchId, jobOrderId } = idsOf(rehearsal)
  const enterprise = await enterprises.get(rehearsedEnterprise)
  if (!enterprise) throw new Error('the enterprise of the rehearsal is not there')
  const at = clock.now()
  const reach = reachOfOperator(settings)
  const event = {
    type: 'headcount.confirmed',
    timestamp: at,
    data: { batchId, jobOrderId, answer: { answer: 'full' } },
  }
  const post = (secret: string) =>
    signedPost({
      url: `${settings.PUBLIC_URL}/webhooks/enterprises/${rehearsedEnterprise}`,
      reach,
      secrets: [secret],
      id: `rehearsal-${batchId}`,
      at,
      payload: JSON.stringify(event),
      mostBytes: 10_000,
    })
  const secret = await webhookSecrets.current(enterprise)
  const another = `whsec_${Buffer.alloc(32, rehearsal.run).toString('base64')}`
  mustBe(401, (await post(another)).status, 'an event under another signature')
  const signal = AbortSignal.timeout(answerPatience * 1000)
  const lists = { url: `${settings.PUBLIC_URL}/v1/transfer-batches`, method: 'GET', headers: {}, reach } as const
  mustBe(401, (await exchange({ ...lists, signal, mostBytes: 10_000 })).status, 'a call without a token')
  mustBe(200, (await post(secret)).status, 'a signed event')
}

function mustBe(expected: number, status: number, what: string): void {
  if (status !== expected) throw new Error(`${what} was answered ${status}, not ${expected}`)
}

export const handler = rehearsed(task(Asking, rehearseQuestion))
