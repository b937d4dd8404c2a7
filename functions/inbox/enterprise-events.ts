import type { EnterpriseEventOf, InboundEnterpriseEventType } from '../../domain/enterprises/enterprise-events.ts'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { derivedId, type EnterpriseId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { isRefusal, type Refusal } from '../../domain/kernel/refusal.ts'
import { confirmHandOver } from '../arrival/confirm-hand-over.ts'
import { correctArrivals } from '../arrival/correct-arrivals.ts'
import { takeDecline } from '../enterprises/take-decline.ts'
import { takeHeadcountAnswer } from '../enterprises/take-headcount-answer.ts'
import { takeJobOrder } from '../enterprises/take-job-order.ts'
import { takeJobOrderChange } from '../enterprises/take-job-order-change.ts'
import { takeSignature } from '../enterprises/take-signature.ts'
import { takeProposal } from '../returns/take-proposal.ts'
import { takeFirmAnswer } from '../stabilisation/take-firm-answer.ts'
import { workerLeft } from '../stabilisation/worker-left.ts'
import type { Deps } from '../wiring/deps.ts'

/** `eventId` is the webhook-id that the enterprise chose. */
export interface EnterpriseEventSource {
  readonly enterpriseId: EnterpriseId
  readonly eventId: string
  /** When it happened, as the enterprise says. */
  readonly at: Instant
}

/** Answers what the enterprise may see of what came of its event, if anything, or a refusal. */
export type EnterpriseEventVerb<Type extends InboundEnterpriseEventType> = (
  data: EnterpriseEventOf<Type>['data'],
  from: EnterpriseEventSource,
  deps: Deps,
) => Promise<JobOrder | Refusal | undefined>

/** The verb for each event that an enterprise sends. It is in the door because it names verbs of several rooms. */
export const enterpriseEvents: { readonly [Type in InboundEnterpriseEventType]: EnterpriseEventVerb<Type> } = {
  'agreement.signed': (data, { enterpriseId, at }, deps) => takeSignature({ ...data, at }, enterpriseId, deps),
  'agreement.declined': (data, { enterpriseId, at }, deps) => takeDecline({ ...data, at }, enterpriseId, deps),
  'job-order.reported': (data, { enterpriseId, eventId, at }, deps) => {
    const jobOrderId = derivedId('JobOrderId', enterpriseId, eventId)
    return takeJobOrder(data, { jobOrderId, reportedBy: enterpriseId, at }, deps)
  },
  'job-order.changed': ({ jobOrderId, ...change }, { enterpriseId, at }, deps) =>
    takeJobOrderChange({ jobOrderId, change, saidFor: enterpriseId, at }, deps),
  'headcount.confirmed': (data, { enterpriseId, at }, deps) => takeHeadcountAnswer({ ...data, at }, enterpriseId, deps),
  async 'arrival.confirmed'(data, { enterpriseId, at }, deps) {
    const confirmed = await confirmHandOver(enterpriseId, { ...data, at }, deps)
    // A trip may carry the people of other plants too: its state is not for this enterprise to see.
    return isRefusal(confirmed) ? confirmed : undefined
  },
  async 'arrival.corrected'(data, { enterpriseId, at }, deps) {
    const corrected = await correctArrivals(enterpriseId, { ...data, at, by: enterpriseId }, deps)
    return isRefusal(corrected) ? corrected : undefined
  },
  'worker.left': (data, { enterpriseId }, deps) => workerLeft(enterpriseId, data, deps),
  async 'return.proposed'(data, { enterpriseId }, deps) {
    const refused = await takeProposal(enterpriseId, data, deps)
    return refused && inData(refused)
  },
  async 'case.answered'({ caseId, answer }, { enterpriseId, eventId, at }, deps) {
    const heard = await takeFirmAnswer({ caseId, enterpriseId }, { answer, at, key: `event ${eventId}` }, deps)
    return isRefusal(heard) ? inData(heard, '#/data/answer') : undefined
  },
  test: async () => undefined,
}

/** Of what a verb was given: in the event it lies deeper. */
function inData(refused: Refusal, where = '#/data'): Refusal {
  const errors = refused.errors?.map(({ pointer, words }) => ({ pointer: pointer.replace(/^#/, where), words }))
  return errors ? { ...refused, errors } : refused
}
