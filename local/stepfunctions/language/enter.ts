import type { Scope } from '../model/scope.ts'
import type { State } from './definition.ts'
import type { Outcome } from './outcome.ts'
import { enterChoice } from './states/choice.ts'
import { enterFail } from './states/fail.ts'
import { enterMap } from './states/map.ts'
import { enterParallel } from './states/parallel.ts'
import { enterPass } from './states/pass.ts'
import { enterSucceed } from './states/succeed.ts'
import { enterTask } from './states/task.ts'
import { enterWait } from './states/wait.ts'

/** What a state asks for when it is entered, or entered again by a retry. Throws StatesError. */
export async function enter(state: State, scope: Scope): Promise<Outcome> {
  switch (state.Type) {
    case 'Choice':
      return enterChoice(state, scope)
    case 'Fail':
      return enterFail(state, scope)
    case 'Map':
      return enterMap(state, scope)
    case 'Parallel':
      return enterParallel(state, scope)
    case 'Pass':
      return enterPass(state, scope)
    case 'Succeed':
      return enterSucceed(state, scope)
    case 'Task':
      return enterTask(state, scope)
    case 'Wait':
      return enterWait(state, scope)
  }
}
