import { instantOf } from '../../../domain/kernel/instant.ts'
import { graphAt, stateOf } from '../language/definition.ts'
import type { Json, JsonObject } from '../language/json.ts'
import type { Scope } from '../language/scope.ts'
import { machineOfExecution } from './machine-of-execution.ts'
import type { Live, Runtime, Thread } from './runtime.ts'
import { taskToken } from './task-token.ts'

/** What the expressions of the state that a thread is in can see. */
export function scopeOf(runtime: Runtime, live: Live, thread: Thread): Scope {
  return {
    place: { state: thread.state, enteredEventId: thread.enteredEventId },
    variables: thread.variables,
    states: { input: thread.input, context: contextOf(runtime, live, thread) },
    moment: runtime.clock.epochMilliseconds(),
    chance: runtime.chance(live.record.arn, thread.id, thread.attempt, live.lastEventId),
  }
}

function waitsForToken(live: Live, thread: Thread): boolean {
  const state = stateOf(graphAt(live.machine, thread.graph), thread.state)
  return state.Type === 'Task' && state.Resource.endsWith('.waitForTaskToken')
}

/** The Context object of AWS. */
function contextOf(runtime: Runtime, live: Live, thread: Thread): JsonObject {
  const { record } = live
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
        return instantOf(record.startedAt)
      },
      RedriveCount: 0,
    },
    StateMachine: { Id: record.machineArn, Name: record.machineArn.split(':')[6] ?? '' },
    State: {
      Name: thread.state,
      get EnteredTime() {
        return instantOf(thread.enteredAt)
      },
      RetryCount: thread.retries.reduce((sum, count) => sum + (count ?? 0), 0),
    },
  }
  if (waitsForToken(live, thread)) context['Task'] = { Token: taskToken(record, thread) }
  if (thread.item) context['Map'] = { Item: { ...thread.item } }
  return context
}
