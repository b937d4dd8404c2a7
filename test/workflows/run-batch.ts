import { derivedId } from '../../domain/kernel/ids.ts'
import { plus } from '../../domain/kernel/instant.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { type Measured, measureExecutions } from './measure-executions.ts'
import { openWorkflows } from './open-workflows.ts'
import { simulatedBatch } from './simulated-batch.ts'
import type { Mood } from './simulated-partners.ts'

export interface BatchRun {
  /** How the batch's own execution ended. */
  readonly status: string
  readonly measured: Record<WorkflowName, Measured>
}

/**
 * A batch of so many workers with all that stands around it: the survey that they come from, an agreement, a case, another
 * plan. It goes on to day 180, or is cancelled after some hours.
 */
export async function runBatch(workers: number, mood: Mood, cancelledAfter?: { hours: number }): Promise<BatchRun> {
  const workflows = await openWorkflows(simulatedBatch(workers), mood)
  const { clock } = workflows
  try {
    const [surveyId, agreementId, caseId, batchId] = [
      derivedId('SurveyId', workers),
      derivedId('AgreementId', workers),
      derivedId('CaseId', workers),
      derivedId('BatchId', workers),
    ]
    await workflows.start('surveys/import-survey', surveyId, { surveyId })
    const deadlines = [4, 7].map((days) => plus(clock.now(), { days }))
    const endsAt = plus(clock.now(), { days: 360 })
    await workflows.start('enterprises/sign-agreement', agreementId, { agreementId, deadlines, endsAt })
    await workflows.start('stabilisation/resolve-case', caseId, { caseId })
    await workflows.start('batches/run-transfer-batch', batchId, { batchId })
    const proposalId = derivedId('ProposalId', workers)
    await workflows.start('transport/draw-proposal', proposalId, { batchId, proposalId })
    if (cancelledAfter) {
      const release = { batchId, outcome: 'cancelled', why: '因'.repeat(300) }
      workflows.at(plus(clock.now(), cancelledAfter), async () => {
        await workflows.stop('batches/run-transfer-batch', batchId)
        await workflows.start('batches/release-batch', batchId, release)
      })
    }
    await workflows.finish()
    const status = await workflows.status('batches/run-transfer-batch', batchId)
    return { status, measured: measureExecutions(workflows.engine.runtime.journal) }
  } finally {
    workflows.close()
  }
}
