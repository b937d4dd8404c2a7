import { arns } from '../../local/runtime/function-names.ts'
import type { Journal } from '../../local/stepfunctions/model/journal.ts'
import type { ExecutionRecord, HistoryEvent } from '../../local/stepfunctions/model/records.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { executionsOf } from './measure-executions.ts'

/** Every state that any execution entered, as `<workflow>: <state>`, and every way in which one ended. */
export function passedStates(journal: Journal) {
  const passed = nothingPassed()
  for (const workflow of Object.keys(workflows) as WorkflowName[])
    for (const execution of executionsOf(journal, arns.stateMachine(workflow)))
      passed.note(workflow, execution, journal.events(execution.id, 1, Number.MAX_SAFE_INTEGER))
  return passed
}

/** The same of those that are noted, for who reads their events anyway. */
export function nothingPassed() {
  const [entered, ends] = [new Set<string>(), new Set<string>()]
  return {
    entered,
    ends,
    note: (workflow: WorkflowName, { status }: ExecutionRecord, events: readonly HistoryEvent[]): void => {
      ends.add(`${workflow}: ${status}`)
      for (const { type, details } of events)
        if (type.endsWith('StateEntered')) entered.add(`${workflow}: ${String(details?.['name'])}`)
    },
  }
}
