import { largestBatch } from '../../domain/batches/transfer-batch.ts'
import type { TaskName } from '../../functions/catalog.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import { awsLimits } from '../workflows/aws-limits.ts'
import { largestOf, type Measured } from '../workflows/measure-executions.ts'
import { runBatch } from '../workflows/run-batch.ts'
import { boundTogether } from '../workflows/simulated-batch.ts'
import {
  everythingBreaks,
  everythingDrags,
  everythingIsFine,
  type Mood,
  nobodyAnswers,
  nothingWorksAtOnce,
} from '../workflows/simulated-partners.ts'
import type { Row } from './row.ts'

/** Every try is used of what stands in a history that grows; those of a chunk's or a trip's own, on a smaller batch. */
const everyRetry: Mood = {
  ...everythingDrags,
  failures: (task: TaskName) =>
    task.startsWith('batches/') || task === 'transport/booking/ask-booking-by-hand' ? 20 : 0,
}

/**
 * The largest batch that may be started, on the definitions as they are deployed: how far its longest history and its
 * largest state data are from where AWS ends an execution. Tasks and partners are simulated, lists lie in the bucket.
 */
export async function benchWorkflows(): Promise<Row[]> {
  const { user, system } = process.cpuUsage()
  const runs = [
    await runBatch(largestBatch.workers, everythingIsFine),
    await runBatch(largestBatch.workers, everyRetry),
    await runBatch(largestBatch.workers, everythingIsFine, { cancelledAfter: { hours: 700 } }),
    await runBatch(boundTogether(40), nothingWorksAtOnce),
    ...(await Promise.all([nothingWorksAtOnce, everythingBreaks, nobodyAnswers].map((mood) => runBatch(500, mood)))),
  ]
  const used = process.cpuUsage({ user, system })
  const measured = Object.entries(largestOf(runs.map((run) => run.measured))) as [WorkflowName, Measured][]
  const together = measured.reduce((sum, [, { atOnce }]) => sum + atOnce, 0)
  const ends = runs.map(({ status }) => status).join(' ')
  return [
    ...measured.map(([workflow, found]) => row(workflow, found)),
    {
      what: 'workflows: executions open at once',
      target: '≤ 1,000,000',
      measured: whole(together),
      ok: together <= 1_000_000,
    },
    {
      what: `workflows: ${runs.length} batches to their end`,
      target: 'completed or cancelled',
      measured: `${whole((used.user + used.system) / 1e6)} s of one core; ${ends}`,
      ok: ends === 'SUCCEEDED SUCCEEDED ABORTED SUCCEEDED SUCCEEDED SUCCEEDED FAILED',
    },
  ]
}

const whole = (count: number) => Math.round(count).toLocaleString('en')

function row(workflow: WorkflowName, { executions, events, data, children, hours, name }: Measured): Row {
  return {
    what: `workflow ${workflow}`,
    target: `${whole(awsLimits.events / 2)} events, ${whole(awsLimits.bytes / 2)} bytes`,
    measured: [
      `${whole(events.size)} events, ${whole(data.size)} bytes (${data.where})`,
      `${whole(executions)} executions, maps of ${whole(children.size)}, ${whole(hours.size / 24)} days`,
    ].join('; '),
    ok:
      executions > 0 &&
      events.size <= awsLimits.events / 2 &&
      data.size <= awsLimits.bytes / 2 &&
      children.size <= awsLimits.children &&
      hours.size < awsLimits.hours &&
      name.size <= awsLimits.name,
  }
}
