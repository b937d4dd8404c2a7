import { definitionTarget } from '../../local/runtime/function-names.ts'
import type { Journal } from '../../local/stepfunctions/journal/open-journal.ts'
import type { ExecutionRecord, HistoryEvent } from '../../local/stepfunctions/runtime/records.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'

/** The largest that was found, and where. */
export interface Largest {
  readonly size: number
  readonly where: string
}

/** What the executions of one workflow came to, the children of its maps among them. */
export interface Measured {
  executions: number
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

/** Reads back every execution that the journal holds. */
export function measureExecutions(journal: Journal): Record<WorkflowName, Measured> {
  const measured = (Object.keys(workflows) as WorkflowName[]).map((workflow) => {
    const of = nothing()
    for (const execution of executionsOf(journal, definitionTarget.machineArn(workflow)))
      measure(journal, execution, of)
    return [workflow, of] as const
  })
  return Object.fromEntries(measured) as Record<WorkflowName, Measured>
}

/** The largest of several measurements. */
export function largestOf(all: readonly Record<WorkflowName, Measured>[]): Record<WorkflowName, Measured> {
  const largest = (Object.keys(workflows) as WorkflowName[]).map((workflow) => {
    const of = nothing()
    for (const { [workflow]: one } of all) {
      of.executions = Math.max(of.executions, one.executions)
      for (const size of ['events', 'data', 'children', 'hours', 'name'] as const)
        of[size] = larger(of[size], one[size])
    }
    return [workflow, of] as const
  })
  return Object.fromEntries(largest) as Record<WorkflowName, Measured>
}

function* executionsOf(journal: Journal, machine: string): Iterable<ExecutionRecord> {
  for (let before = Number.MAX_SAFE_INTEGER; ; ) {
    const page = journal.executions({ machine }, undefined, before, 1000)
    yield* page
    const last = page.at(-1)
    if (!last) return
    before = last.id
  }
}

function measure(journal: Journal, execution: ExecutionRecord, of: Measured): void {
  const { id, name, startedAt, stoppedAt = startedAt } = execution
  const events = journal.events(id, 1, Number.MAX_SAFE_INTEGER)
  of.executions += 1
  of.events = larger(of.events, { size: events.length, where: name })
  of.name = larger(of.name, { size: name.length, where: name })
  of.hours = larger(of.hours, { size: (stoppedAt - startedAt) / hour, where: name })
  let state = ''
  for (const event of events) {
    const { name: entered } = event.details ?? {}
    if (typeof entered === 'string') state = entered
    of.data = larger(of.data, { size: bytesIn(event), where: `${state}, ${event.type}` })
  }
  for (const run of journal.mapRunsOf(id)) {
    const map = run.arn.split('/').at(-1)?.split(':')[0] ?? ''
    let [children, results] = [0, 1]
    for (const child of journal.childrenOf(run.id)) {
      children += 1
      results += 1 + Buffer.byteLength(child.output ?? '')
      measure(journal, child, of)
    }
    of.children = larger(of.children, { size: children, where: map })
    of.data = larger(of.data, { size: results, where: `${map}, results` })
  }
}

function bytesIn({ details = {} }: HistoryEvent): number {
  const texts = ['input', 'output', 'parameters'].flatMap((field) => details[field] ?? [])
  const variables = Object.values(details['assignedVariables'] ?? {}).join('')
  return Math.max(0, ...[...texts, variables].map((text) => Buffer.byteLength(String(text))))
}

const larger = (one: Largest, other: Largest) => (other.size > one.size ? other : one)
const none: Largest = { size: 0, where: '' }

function nothing(): Measured {
  return { executions: 0, events: none, data: none, children: none, hours: none, name: none }
}
