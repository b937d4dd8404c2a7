import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn'
import { evaluateTemplate } from '../stepfunctions/language/evaluate.ts'
import type { MapState } from '../stepfunctions/language/states/map.ts'
import type { TaskState } from '../stepfunctions/language/states/task.ts'
import type { Json, JsonObject } from '../stepfunctions/model/json.ts'
import type { Scope } from '../stepfunctions/model/scope.ts'

export interface Clients {
  readonly sfn: SFNClient
  readonly s3: S3Client
}

interface ExpressCall {
  readonly function: string
  readonly payload: string
}

/**
 * Express children of a map leave no history: what each was given is worked out again, from the definition that the execution runs, its
 * variables at that step and the list in the bucket, which is newer than the table. Each makes one call (decision 0050). None of a
 * map with other children.
 */
export async function expressCalls(
  { sfn, s3 }: Clients,
  executionArn: string,
  entered: HistoryEvent,
  events: ReadonlyMap<number | undefined, HistoryEvent>,
): Promise<ExpressCall[]> {
  const { name = '', input = 'null' } = entered.stateEnteredEventDetails ?? {}
  const { definition = '{}' } = await sfn.send(new DescribeStateMachineForExecutionCommand({ executionArn }))
  const state = stateNamed(JSON.parse(definition) as Json, name)
  const processor = state?.ItemProcessor
  if (!state || processor?.ProcessorConfig?.ExecutionType !== 'EXPRESS') return []
  const first = processor.States[processor.StartAt] as TaskState
  const described = await sfn.send(new DescribeExecutionCommand({ executionArn }))
  const execution = { Id: executionArn, Name: described.name ?? '', Input: JSON.parse(described.input ?? '{}') as Json }
  const scope = (given: Json, context: JsonObject, variables: JsonObject): Scope => ({
    place: { state: name, enteredEventId: entered.id ?? 0 },
    variables,
    states: { input: given, context: { Execution: execution, ...context } },
    moment: entered.timestamp?.getTime() ?? 0,
    // None of our chunks is given anything of chance.
    chance: () => 0,
  })
  const ofMap = (context: JsonObject) => scope(JSON.parse(input) as Json, context, variablesAt(entered, events))
  const place = (await evaluateTemplate('ItemReader', state.ItemReader?.Arguments ?? {}, ofMap({}))) as JsonObject
  const { Bucket, Key } = place as { Bucket: string; Key: string }
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
  const items = JSON.parse((await Body?.transformToString()) ?? '[]') as Json[]
  const calls: ExpressCall[] = []
  for (const [Index, Value] of items.entries()) {
    const context = { Map: { Item: { Index, Value } } }
    const { ItemSelector: select } = state
    const given = select === undefined ? Value : await evaluateTemplate('ItemSelector', select, ofMap(context))
    const asked =
      first.Arguments === undefined ? given : await evaluateTemplate('Arguments', first.Arguments, scope(given, {}, {}))
    calls.push({ function: first.Resource, payload: JSON.stringify(asked) })
  }
  return calls
}

/** The names of states are told apart in a whole definition. */
function stateNamed(definition: Json, name: string): MapState | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined
  const { States: states } = definition as { States?: { [name: string]: Json } }
  const found = states?.[name]
  if (found !== undefined) return found as unknown as MapState
  for (const inner of Object.values(definition)) {
    const deeper = stateNamed(inner, name)
    if (deeper) return deeper
  }
  return undefined
}

/** As they were assigned on the way to an event; what was assigned last counts. */
function variablesAt(event: HistoryEvent, events: ReadonlyMap<number | undefined, HistoryEvent>): JsonObject {
  const found: JsonObject = {}
  for (let at = events.get(event.previousEventId); at; at = events.get(at.previousEventId))
    for (const [name, text] of Object.entries(at.stateExitedEventDetails?.assignedVariables ?? {}))
      if (!(name in found)) found[name] = JSON.parse(text) as Json
  return found
}
