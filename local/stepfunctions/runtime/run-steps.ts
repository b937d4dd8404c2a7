import { RuntimeError, StatesError } from '../model/states-error.ts'
import { answerTask, timeOutTask } from './answer-task.ts'
import { beginIteration } from './begin-iteration.ts'
import { endExecution } from './end-execution.ts'
import { endThread, lookAtFan } from './end-thread.ts'
import { enterState } from './enter-state.ts'
import { failState } from './fail-state.ts'
import { fillMapRun } from './fill-map-run.ts'
import { finishState } from './finish-state.ts'
import { lookAtChild } from './look-at-child.ts'
import { HistoryFull, mostEvents } from './record-event.ts'
import { resultsWritten } from './results-written.ts'
import type { EngineRuntime, Follow, Live, Step, Thread } from './runtime.ts'
import { tryState } from './try-state.ts'

/** Runs a step; what follows in other threads or later in this one is posted, so that executions take turns. */
export async function runStep(runtime: EngineRuntime, execution: number, threadId: number, first: Step): Promise<void> {
  const live = runtime.executions.get(execution)
  const thread = live?.threads.get(threadId)
  if (!live || !thread) return
  try {
    let follow: Follow = [[thread, first]]
    // Trying, failing and leaving one state belong together; entering the next one may wait its turn.
    while (follow.length > 0) {
      const next: (readonly [Thread, Step])[] = []
      for (const [of, step] of follow) {
        if (live.record.status !== 'RUNNING') return
        if (step.do === 'enter' && step !== first) runtime.post(execution, of.id, step)
        else next.push(...(await recovering(runtime, live, of, step)))
      }
      follow = next
    }
  } catch (thrown) {
    endExecution(runtime, live, { status: 'FAILED', error: 'States.Runtime', cause: fatalCause(thrown) })
  }
}

function fatalCause(thrown: unknown): string {
  if (thrown instanceof HistoryFull)
    return `The execution reached the maximum number of history events (${mostEvents}).`
  return thrown instanceof Error ? thrown.message : String(thrown)
}

/** A failure of the state becomes its next step. */
async function recovering(runtime: EngineRuntime, live: Live, thread: Thread, step: Step): Promise<Follow> {
  if (live.threads.get(thread.id) !== thread) return []
  try {
    return await take(runtime, live, thread, step)
  } catch (thrown) {
    if (thrown instanceof HistoryFull) throw thrown
    const failure = thrown instanceof StatesError ? thrown : new RuntimeError((thrown as Error).message)
    return [[thread, { do: 'fail', failure }]]
  }
}

function take(runtime: EngineRuntime, live: Live, thread: Thread, step: Step): Follow | Promise<Follow> {
  switch (step.do) {
    case 'begin':
      return beginIteration(runtime, live, thread)
    case 'enter':
      return enterState(runtime, live, thread)
    case 'try':
      return tryState(runtime, live, thread)
    case 'finish':
      return finishState(runtime, live, thread, step.result)
    case 'fail':
      return failState(runtime, live, thread, step.failure)
    case 'end':
      return endThread(runtime, live, thread, step.output)
    case 'answer':
      return answerTask(runtime, live, thread, step)
    case 'time out':
      return timeOutTask(runtime, live, thread, step)
    case 'look at child':
      return lookAtChild(runtime, live, thread)
    case 'look at fan':
      return lookAtFan(runtime, live, thread)
    case 'fill':
      return fillMapRun(runtime, live, thread)
    case 'results written':
      return resultsWritten(runtime, live, thread, step.answer)
  }
}
