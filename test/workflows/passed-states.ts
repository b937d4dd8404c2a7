import { arns } from '../../local/runtime/function-names.ts'
import type { Journal } from '../../local/stepfunctions/model/journal.ts'
import { type WorkflowName, workflows } from '../../workflows/catalog.ts'
import { executionsOf } from './measure-executions.ts'

/** Every state that any execution entered, as `<workflow>: <state>`, and every way in which one ended. */
export function passedStates(journal: Journal): { entered: Set<string>; ends: Set<string> } {
  const [entered, ends] = [new Set<string>(), new Set<string>()]
  for (const workflow of Object.keys(workflows) as WorkflowName[]) {
    for (const { id, status } of executionsOf(journal, arns.stateMachine(workflow))) {
      ends.add(`${workflow}: ${status}`)
      for (const { type, details } of journal.events(id, 1, Number.MAX_SAFE_INTEGER))
        if (type.endsWith('StateEntered')) entered.add(`${workflow}: ${String(details?.['name'])}`)
    }
  }
  return { entered, ends }
}
