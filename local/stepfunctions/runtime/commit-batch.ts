import type { Journal } from '../model/journal.ts'
import type { Batch } from './runtime.ts'

export function newBatch(): Batch {
  return {
    executions: new Set(),
    ended: new Map(),
    threads: new Map(),
    goneThreads: [],
    machines: new Set(),
    runs: new Set(),
    writes: [],
  }
}

/** Writes all that changed in one transaction and empties the batch. */
export function commitBatch(journal: Journal, batch: Batch): void {
  const { executions, ended, threads, goneThreads, machines, runs, writes } = batch
  if (executions.size + threads.size + goneThreads.length + machines.size + runs.size + writes.length === 0) return
  journal.commit(() => {
    for (const machine of machines) journal.keepMachine(machine)
    for (const run of runs) journal.keepMapRun(run)
    for (const { record, events } of executions) {
      const started = record.express || events[0]?.id === 1
      const redriven = events.some(({ type }) => type === 'ExecutionRedriven')
      const over = record.status !== 'RUNNING'
      if (started || redriven || over) journal.keepExecution(record)
      // Where another end came, they say from where it can be redriven.
      if (record.status === 'SUCCEEDED' && !started) journal.forgetThreads(record.id)
      if (events.length > 0) journal.keepEvents(record.id, events)
    }
    for (const { execution, thread } of goneThreads) journal.forgetThread(execution, thread)
    for (const [{ timers: _, fan: __, ...thread }, { record }] of threads) {
      // An express execution that is cut short begins anew.
      if (!record.express) journal.keepThread(record.id, thread)
    }
    for (const write of writes) write(journal)
  })
  for (const live of executions) live.events = []
  executions.clear()
  ended.clear()
  threads.clear()
  goneThreads.length = 0
  machines.clear()
  runs.clear()
  writes.length = 0
}
