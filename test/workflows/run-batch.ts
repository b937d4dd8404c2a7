import { derivedId } from '../../domain/kernel/ids.ts'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { secondsFor } from '../../domain/stabilisation/case-kinds.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { type Measured, measureExecutions } from './measure-executions.ts'
import { openWorkflows } from './open-workflows.ts'
import { nothingPassed } from './passed-states.ts'
import { type SimulatedBatch, simulatedBatch } from './simulated-batch.ts'
import type { Mood } from './simulated-partners.ts'

export interface BatchRun {
  /** How the batch's own execution ended. */
  readonly status: string
  readonly measured: Record<WorkflowName, Measured>
  /** States that were entered, as `<workflow>: <state>`, and how each execution of a workflow ended. */
  readonly entered: ReadonlySet<string>
  readonly ends: ReadonlySet<string>
}

const batchId = derivedId('BatchId', 'the largest')

/** What each workflow is started with, under its first id as name; null: another workflow starts it. */
function inputs(now: Instant): Record<WorkflowName, { readonly [field: string]: unknown } | null> {
  return {
    'surveys/import-survey': { surveyId: derivedId('SurveyId', batchId) },
    'notices/follow-messages': {
      pursuit: derivedId('EventId', batchId),
      messageIds: Array.from({ length: 100 }, (_, index) => derivedId('MessageId', batchId, index)),
      waitSeconds: 36_000,
    },
    'campaigns/tell-of-change': { eventId: derivedId('RecruitmentEventId', batchId), at: now },
    'relief/offer-help': { disasterId: derivedId('DisasterId', batchId), hotline: '12333' },
    'enterprises/sign-agreement': {
      agreementId: derivedId('AgreementId', batchId),
      deadlines: [4, 7].map((days) => plus(now, { days })),
    },
    'enterprises/confirm-headcount': { jobOrderId: derivedId('JobOrderId', batchId), batchId },
    'service/heartbeat': {},
    'service/take-pulse': {},
    'enterprises/deliver-missed': { enterpriseId: derivedId('EnterpriseId', batchId), run: 1, waitSeconds: 5 },
    'batches/run-transfer-batch': { batchId },
    'batches/release-batch': null,
    'stabilisation/follow-day': { batchId, formsAt: plus(now, { days: 60 }) },
    'stabilisation/follow-placements': null,
    'stabilisation/resolve-case': { caseId: derivedId('CaseId', batchId), seconds: secondsFor('promise') },
    'stabilisation/watch-cases': { name: 'due-20260305T0100', at: plus(now, { days: 3 }) },
    'stabilisation/begin-day': { day: '2026-03-03' },
    'stabilisation/watch-duty': { stationId: derivedId('StationId', batchId) },
    'transport/book-trip': null,
    'transport/make-proposal': { proposalId: derivedId('ProposalId', batchId), batchId },
    'transport/reaccommodate': { tripId: derivedId('TripId', batchId), batchId },
    'transport/run-trip': null,
  }
}

interface RunOptions {
  readonly cancelledAfter?: { readonly hours: number }
  /** What may be started; everything that stands around a batch unless told. */
  readonly only?: readonly WorkflowName[]
}

/** A batch, or one of so many workers, with all that stands around it, to day 180, or until it is cancelled after some hours. */
export async function runBatch(
  batch: SimulatedBatch | number,
  mood: Mood,
  { cancelledAfter, only }: RunOptions = {},
): Promise<BatchRun> {
  const workflows = await openWorkflows(typeof batch === 'number' ? simulatedBatch(batch) : batch, mood)
  const { clock } = workflows
  try {
    for (const [workflow, input] of Object.entries(inputs(clock.now())) as [WorkflowName, object | null][])
      if (input && (only?.includes(workflow) ?? true))
        await workflows.start(workflow, String(Object.values(input)[0]), input)
    if (cancelledAfter) {
      const release = { batchId, outcome: 'cancelled', why: '因'.repeat(300) }
      workflows.at(plus(clock.now(), cancelledAfter), async () => {
        await workflows.stop('batches/run-transfer-batch', batchId)
        await workflows.start('batches/release-batch', batchId, release)
      })
    }
    await workflows.finish()
    const status = await workflows.status('batches/run-transfer-batch', batchId)
    const { journal } = workflows.engine.runtime
    const passed = nothingPassed()
    const measured = measureExecutions(journal, passed.note)
    return { status, measured, entered: passed.entered, ends: passed.ends }
  } finally {
    workflows.close()
  }
}
