import type * as z from 'zod'
import { ChoiceState } from '../states/choice.ts'
import { FailState } from '../states/fail.ts'
import { MapState } from '../states/map.ts'
import { ParallelState } from '../states/parallel.ts'
import { PassState } from '../states/pass.ts'
import { SucceedState } from '../states/succeed.ts'
import { TaskState } from '../states/task.ts'
import { WaitState } from '../states/wait.ts'

export const stateSchemas: { readonly [type: string]: z.ZodType } = {
  Choice: ChoiceState,
  Fail: FailState,
  Map: MapState,
  Parallel: ParallelState,
  Pass: PassState,
  Succeed: SucceedState,
  Task: TaskState,
  Wait: WaitState,
}
