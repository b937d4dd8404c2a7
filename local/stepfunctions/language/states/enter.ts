import type { Scope } from '../../model/scope.ts'
import type { Outcome } from '../outcome.ts'
import { enterChoice } from './choice.ts'
import type { State } from './definition.ts'
import { enterFail } from './fail.ts'
import { enterMap } from './map.ts'
import { enterParallel } from './parallel.ts'
import { enterPass } from './pass.ts'
import { enterSucceed } from './succeed.ts'
import { enterTask } from './task.ts'
import { enterWait } from './wait.ts'

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
