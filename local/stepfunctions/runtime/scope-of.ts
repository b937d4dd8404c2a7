import { instantOf } from '../../../domain/kernel/instant.ts'
import { graphAt, stateOf } from '../language/states/definition.ts'
import type { Json, JsonObject } from '../model/json.ts'
import type { Scope } from '../model/scope.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import type { EngineRuntime, Live, Thread } from './runtime.ts'
import { taskToken } from './task-token.ts'

/** What the expressions of the state that a thread is in can see. */
export function scopeOf(runtime: EngineRuntime, live: Live, thread: Thread): Scope {
  return {
    place: { state: thread.state, enteredEventId: thread.enteredEventId },
    variables: thread.variables,
    states: { input: thread.input, context: contextOf(runtime, live, thread) },
    moment: runtime.clock.epochMilliseconds(),
    chance: runtime.chance(live.record.arn, thread.id, thread.attempt, live.lastEventId),
  }
}

/** As java.time writes an instant: without a fraction that is nothing. */
function written(epochMilliseconds: number): string {
  return instantOf(epochMilliseconds).replace('.000Z', 'Z')
}

/** The Context object of AWS. */
function contextOf(runtime: EngineRuntime, live: Live, thread: Thread): JsonObject {
  const { record } = live
  const state = stateOf(graphAt(live.machine, thread.graph), thread.state)
  const context: JsonObject = {
    Execution: {
      Id: record.arn,
      // Most expressions never look at these.
      get Input() {
        return JSON.parse(record.input) as Json
      },
      Name: record.name,
      RoleArn: machineOfExecution(runtime, record)?.roleArn ?? '',
      get StartTime() {
        return written(record.startedAt)
      },
      RedriveCount: record.redrives?.count ?? 0,
      ...(record.redrives && { RedriveTime: written(record.redrives.at) }),
    },
    StateMachine: { Id: record.machineArn, Name: record.machineArn.split(':')[6] ?? '' },
    State: {
      Name: thread.state,
      get EnteredTime() {
        return written(thread.enteredAt)
      },
      // Only where a state can be tried again.
      ...((state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map') && {
        RetryCount: thread.retries.reduce((sum, count) => sum + (count ?? 0), 0),
      }),
    },
  }
  if (state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken')) {
    context['Task'] = {
      get Token() {
        return taskToken(record, thread)
      },
    }
  }
  if (thread.item) context['Map'] = { Item: { ...thread.item } }
  return context
}
