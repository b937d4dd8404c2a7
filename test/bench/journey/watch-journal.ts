import { DatabaseSync, type StatementSync } from 'node:sqlite'

export interface WorkflowCounts {
  /** By workflow, with the map runs that it starts: states that were entered, which is what AWS bills. */
  readonly transitions: Readonly<Record<string, number>>
  /** By workflow: express children of its map runs, which AWS bills by request and time. */
  readonly express: Readonly<Record<string, number>>
  /** By workflow: executions that were started by name; children of maps are not. */
  readonly started: Readonly<Record<string, number>>
  /** By function: calls by workflows. */
  readonly tasks: Readonly<Record<string, number>>
}

interface Event {
  readonly type: string
  readonly details?: { readonly resource?: string; readonly parameters?: string }
}

/** Finds the journal that an engine opens in this process from now on, in memory too, and counts what its histories say. */
export function watchJournal(): { counts(): WorkflowCounts; stop(): void } {
  const seen: { journal?: DatabaseSync } = {}
  const prototype = DatabaseSync.prototype as { prepare: (this: DatabaseSync, text: string) => StatementSync }
  const prepare = prototype.prepare
  prototype.prepare = function (this: DatabaseSync, text: string) {
    if (/\b(?:machines|executions|history)\b/.test(text)) seen.journal = this
    return prepare.call(this, text)
  }
  return {
    counts() {
      const { journal } = seen
      if (!journal) throw new Error('no engine has opened its journal yet')
      const transitions: Record<string, number> = {}
      const tasks: Record<string, number> = {}
      const started: Record<string, number> = {}
      const rows = prepare
        .call(journal, 'SELECT machine, events FROM history JOIN executions ON executions.id = history.execution')
        .iterate() as Iterable<{ machine: string; events: string }>
      for (const { machine, events } of rows) {
        const workflow = workflowOf(machine)
        for (const event of JSON.parse(events) as Event[]) {
          if (event.type === 'ExecutionStarted' && !isChild(machine)) add(started, workflow)
          if (event.type.endsWith('StateEntered')) add(transitions, workflow)
          const called = taskOf(event)
          if (called !== undefined) add(tasks, called)
        }
      }
      const express: Record<string, number> = {}
      const children = prepare
        .call(
          journal,
          `SELECT executions.machine AS machine, record, definition FROM executions
          JOIN revisions ON revisions.id = json_extract(record, '$.revision') WHERE json_extract(record, '$.express')`,
        )
        .iterate() as Iterable<{ machine: string; record: string; definition: string }>
      for (const { machine, record, definition } of children) {
        add(express, workflowOf(machine))
        const { graph } = JSON.parse(record) as { graph: string[] }
        const called = functionIn(firstStateOf(JSON.parse(definition) as Graph, graph).Resource)
        if (called !== undefined) add(tasks, called)
      }
      return { transitions, express, started, tasks }
    },
    stop() {
      prototype.prepare = prepare
    },
  }
}

const workflowOf = (machine: string) => /stateMachine:zhida-([^/]+)/.exec(machine)?.[1] ?? machine

/** A map's children run under the machine's ARN with a label. */
const isChild = (machine: string) => /stateMachine:zhida-[^/]+\//.test(machine)

interface Graph {
  readonly StartAt: string
  readonly States: Readonly<Record<string, State>>
}
interface State {
  readonly Resource?: string
  readonly ItemProcessor?: Graph
  readonly Branches?: readonly Graph[]
}

/** Where an express child begins, which is the one call that it makes: it has no history that would tell. */
function firstStateOf(machine: Graph, path: readonly string[]): State {
  let graph = machine
  for (let at = 0; at < path.length; at++) {
    const { ItemProcessor, Branches } = graph.States[path[at] ?? ''] ?? {}
    graph = ItemProcessor ?? Branches?.[Number(path[++at])] ?? graph
  }
  return graph.States[graph.StartAt] ?? {}
}

function add(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1
}

/** `zhida-matching-send-offers`; undefined: it calls no function. */
function taskOf({ type, details = {} }: Event): string | undefined {
  if (type === 'LambdaFunctionScheduled') return functionIn(details.resource)
  return type === 'TaskScheduled' ? functionIn(details.parameters) : undefined
}

function functionIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /:function:zhida-([\w-]+)/.exec(text)?.[1]
}
