import type { EndStatus, MapRunRecord } from '../model/records.ts'
import { forgetDeletedMachine } from './forget-deleted-machine.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import { recordEvent } from './record-event.ts'
import type { EngineRuntime, Live, LiveRun, Thread } from './runtime.ts'
import { cancelTimers } from './set-phase.ts'

export interface Ending {
  status: EndStatus
  output?: string
  error?: string | undefined
  cause?: string | undefined
}

const eventOf: Record<Ending['status'], string> = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
}

/** Ends an execution with everything that it waits for: children started with `.sync:2`, and map runs. */
export function endExecution(
  runtime: EngineRuntime,
  live: Live,
  ending: Ending,
  thread: Thread | undefined = live.threads.get(0),
): void {
  const { record } = live
  if (record.status !== 'RUNNING') return
  for (const each of live.threads.values()) abandonWork(runtime, live, each, 'ABORTED')
  const { status, output, error, cause } = ending
  // What ends an execution from outside follows no event of it.
  const previous = status === 'TIMED_OUT' || status === 'ABORTED' ? undefined : thread
  recordEvent(runtime, live, previous, eventOf[status], {
    ...(output !== undefined && { output, outputDetails: { truncated: false } }),
    ...(error !== undefined && { error }),
    // Only the event names the error; DescribeExecution has neither error nor cause.
    ...(status === 'TIMED_OUT' && { error: 'States.Timeout' }),
    ...(cause !== undefined && { cause }),
  })
  // On AWS to the millisecond, however late somebody looks.
  const stoppedAt = status === 'TIMED_OUT' ? record.deadline : runtime.clock.epochMilliseconds()
  Object.assign(record, { status, output, error, cause, stoppedAt })
  live.timer?.cancel()
  for (const each of [...live.threads.values(), ...live.aside.values()]) {
    if (status === 'SUCCEEDED') runtime.batch.threads.delete(each)
    else runtime.batch.threads.set(each, live)
  }
  runtime.executions.delete(record.id)
  runtime.byArn.delete(record.arn)
  runtime.batch.executions.add(live)
  runtime.batch.ended.set(record.arn, record)
  tellLookers(runtime, live)
  tellMapRun(runtime, live)
  forgetDeletedMachine(runtime, machineOfExecution(runtime, record))
}

/** Lets go of what a thread has under way; its late answers will find nobody. */
export function abandonWork(
  runtime: EngineRuntime,
  live: Live,
  thread: Thread,
  status: Exclude<MapRunRecord['status'], 'RUNNING'>,
): void {
  cancelTimers(thread)
  const child = runtime.awaited.get(`${live.record.id}/${thread.id}`) ?? joined(runtime, thread)
  if (child) endExecution(runtime, child, { status: 'ABORTED' })
  const run = thread.phase.kind === 'map run' ? runtime.runs.get(thread.phase.run) : undefined
  if (run) endMapRun(runtime, run, status)
}

/** One that ran already when the task asked for it, which on AWS a task that is stopped stops all the same. */
function joined({ byArn }: EngineRuntime, { phase }: Thread): Live | undefined {
  return phase.kind === 'task' && phase.child !== undefined ? byArn.get(phase.child) : undefined
}

/** Children that still run are aborted. */
export function endMapRun(
  runtime: EngineRuntime,
  run: LiveRun,
  status: Exclude<MapRunRecord['status'], 'RUNNING'>,
): void {
  run.record.status = status
  run.record.stoppedAt = runtime.clock.epochMilliseconds()
  for (const child of run.children) endExecution(runtime, child, { status: 'ABORTED' })
  runtime.runs.delete(run.record.id)
  runtime.batch.runs.add(run.record)
  giveUpPending(runtime, run.record)
}

function tellLookers(runtime: EngineRuntime, live: Live): void {
  const { arn, caller, awaited } = live.record
  if (caller && awaited) runtime.awaited.delete(`${caller.execution}/${caller.thread}`)
  for (const { execution, thread } of runtime.lookers.get(arn) ?? [])
    runtime.post(execution, thread, { do: 'look at child' })
  runtime.lookers.delete(arn)
}

/** Children that still waited to be redriven end as they would if they ran. */
function giveUpPending(runtime: EngineRuntime, { id, children, items, redriving }: MapRunRecord): void {
  if (!redriving) return
  const { pending } = redriving
  children.aborted += pending.children
  items.aborted += pending.items
  redriving.pending = { children: 0, items: 0 }
  runtime.batch.writes.push((journal) => {
    const waiting = journal.childrenThatAre(['PENDING_REDRIVE'], id, -1)
    for (const child of waiting) journal.keepExecution({ ...child, status: 'ABORTED' })
  })
}

export const counterOf = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  TIMED_OUT: 'timedOut',
  ABORTED: 'aborted',
} as const

function tellMapRun(runtime: EngineRuntime, live: Live): void {
  const { mapRun, status } = live.record
  if (mapRun === undefined || status === 'RUNNING' || status === 'PENDING_REDRIVE') return
  const run = runtime.runs.get(mapRun)
  if (!run) return
  const counter = counterOf[status]
  run.children.delete(live)
  run.record.children[counter]++
  run.record.items[counter] += live.items
  runtime.batch.runs.add(run.record)
  if (run.filling) return
  run.filling = true
  runtime.post(run.record.execution, run.record.thread, { do: 'fill' })
}
