import { arns } from '../../local/runtime/function-names.ts'
import type { Journal } from '../../local/stepfunctions/model/journal.ts'
import type { ExecutionRecord, HistoryEvent } from '../../local/stepfunctions/model/records.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'

/** The largest that was found, and where. */
export interface Largest {
  readonly size: number
  readonly where: string
}

/** What the executions of one workflow came to, the children of its maps among them. */
export interface Measured {
  executions: number
  /** Executions that ran at the same time. */
  atOnce: number
  /** Events of one execution. */
  events: Largest
  /** Bytes of one input, output, set of arguments, result of a map, or of the variables that one state sets. */
  data: Largest
  /** Children of one map run. */
  children: Largest
  /** Of one execution. */
  hours: Largest
  /** Characters of one execution's name. */
  name: Largest
}

const hour = 3_600_000
const names = Object.keys(workflows) as WorkflowName[]

function forEachWorkflow(of: (workflow: WorkflowName) => Measured): Record<WorkflowName, Measured> {
  return Object.fromEntries(names.map((workflow) => [workflow, of(workflow)])) as Record<WorkflowName, Measured>
}

/** Reads back every execution that the journal holds; `look` sees each with its events. */
export function measureExecutions(
  journal: Journal,
  look: (workflow: WorkflowName, execution: ExecutionRecord, events: readonly HistoryEvent[]) => void,
): Record<WorkflowName, Measured> {
  return forEachWorkflow((workflow) => {
    const of = nothing()
    const changes: { at: number; by: number }[] = []
    for (const execution of executionsOf(journal, arns.stateMachine(workflow))) {
      const events = journal.events(execution.id, 1, Number.MAX_SAFE_INTEGER)
      look(workflow, execution, events)
      measure(journal, execution, events, of)
      changes.push({ at: execution.startedAt, by: 1 }, { at: execution.stoppedAt ?? Number.POSITIVE_INFINITY, by: -1 })
    }
    of.executions = changes.length / 2
    of.atOnce = mostAtOnce(changes)
    return of
  })
}

/** The largest of several measurements. */
export function largestOf(all: readonly Record<WorkflowName, Measured>[]): Record<WorkflowName, Measured> {
  return forEachWorkflow((workflow) => {
    const of = nothing()
    for (const { [workflow]: one } of all) {
      for (const count of ['executions', 'atOnce'] as const) of[count] = Math.max(of[count], one[count])
      for (const size of ['events', 'data', 'children', 'hours', 'name'] as const)
        of[size] = larger(of[size], one[size])
    }
    return of
  })
}

/** Those of a machine, each followed by the children of its maps. */
export function* executionsOf(journal: Journal, machine: string): Iterable<ExecutionRecord> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = journal.executions({ machine }, { status: undefined, redriven: undefined }, before, 1000)
    for (const execution of page) {
      yield execution
      for (const run of journal.mapRunsOf(execution.id)) yield* journal.childrenOf(run.id)
    }
    const last = page.at(-1)
    if (!last) return
    before = last.id
  }
}

function measure(journal: Journal, execution: ExecutionRecord, events: readonly HistoryEvent[], of: Measured): void {
  const { id, name, startedAt, stoppedAt = startedAt } = execution
  of.events = larger(of.events, { size: events.length, where: name })
  of.name = larger(of.name, { size: name.length, where: name })
  of.hours = larger(of.hours, { size: (stoppedAt - startedAt) / hour, where: name })
  let state = ''
  for (const event of events) {
    const { name: entered } = event.details ?? {}
    if (typeof entered === 'string') state = entered
    of.data = larger(of.data, { size: bytesIn(event), where: state || event.type })
  }
  for (const run of journal.mapRunsOf(id)) {
    const where = `${run.arn.split('/').at(-1)?.split(':')[0]}, its results`
    const outputs = [...journal.childrenOf(run.id)].map(({ output = '' }) => Buffer.byteLength(output))
    of.children = larger(of.children, { size: outputs.length, where })
    // As an array: a comma after each, and brackets.
    of.data = larger(of.data, { size: outputs.reduce((sum, bytes) => sum + bytes + 1, 1), where })
  }
}

function bytesIn({ details = {} }: HistoryEvent): number {
  const texts = [details['input'], details['output'], details['parameters']]
  const variables = Object.values(details['assignedVariables'] ?? {}).join('')
  return Math.max(...[...texts, variables].map((text) => (typeof text === 'string' ? Buffer.byteLength(text) : 0)))
}

function mostAtOnce(changes: readonly { at: number; by: number }[]): number {
  let [now, most] = [0, 0]
  // Who ends at an instant has gone when others begin at it.
  for (const { by } of changes.toSorted((one, other) => one.at - other.at || one.by - other.by)) {
    now += by
    most = Math.max(most, now)
  }
  return most
}

const larger = (one: Largest, other: Largest) => (other.size > one.size ? other : one)
const none: Largest = { size: 0, where: '' }

function nothing(): Measured {
  return { executions: 0, atOnce: 0, events: none, data: none, children: none, hours: none, name: none }
}
