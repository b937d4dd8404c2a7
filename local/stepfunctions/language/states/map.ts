import * as z from 'zod'
import { isJsonObject, type Json } from '../../model/json.ts'
import type { Scope } from '../../model/scope.ts'
import type { StateGraph } from '../../model/state-graph.ts'
import { causeAt, QueryEvaluationError, RuntimeError } from '../../model/states-error.ts'
import { evaluateNumber, evaluateTemplate, evaluateWhole, expectKind } from '../evaluate.ts'
import { Assign, common, count, Expression, recovery, Template, transition } from '../fields.ts'
import { keyedItem } from '../keyed-item.ts'
import type { Outcome } from '../outcome.ts'

export const ProcessorConfig = z.strictObject({
  Mode: z.enum(['INLINE', 'DISTRIBUTED']).optional(),
  ExecutionType: z.enum(['STANDARD', 'EXPRESS']).optional(),
})

export type Processor = StateGraph & { ProcessorConfig?: z.infer<typeof ProcessorConfig> }

const ProcessorField = z.custom<Processor>(isJsonObject, 'Expected value of type Object')

export const ItemReader = z.strictObject({
  Resource: z.string(),
  Arguments: Template.optional(),
  ReaderConfig: z
    .strictObject({
      InputType: z.enum(['CSV', 'JSON', 'JSONL', 'MANIFEST']).optional(),
      ManifestType: z.enum(['S3_INVENTORY', 'ATHENA_DATA']).optional(),
      Transformation: z.enum(['NONE', 'LOAD_AND_FLATTEN']).optional(),
      CSVHeaderLocation: z.enum(['FIRST_ROW', 'GIVEN']).optional(),
      CSVHeaders: z.array(z.string()).optional(),
      CSVDelimiter: z.enum(['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB']).optional(),
      ItemsPointer: z.string().optional(),
      MaxItems: count(0, 100_000_000).optional(),
    })
    .optional(),
})
export type ItemReader = z.infer<typeof ItemReader>

export const ItemBatcher = z.strictObject({
  MaxItemsPerBatch: count(1).optional(),
  MaxInputBytesPerBatch: count(1, 262_144).optional(),
  BatchInput: Template.optional(),
})
export type ItemBatcher = z.infer<typeof ItemBatcher>

export const ResultWriter = z.strictObject({
  Resource: z.string().optional(),
  Arguments: Template.optional(),
  WriterConfig: z
    .strictObject({
      Transformation: z.enum(['NONE', 'COMPACT', 'FLATTEN']).optional(),
      OutputType: z.enum(['JSON', 'JSONL']).optional(),
    })
    .optional(),
})
export type ResultWriter = z.infer<typeof ResultWriter>

export const MapState = z.strictObject({
  ...common,
  ...transition,
  ...recovery,
  Type: z.literal('Map'),
  ItemProcessor: ProcessorField.optional(),
  /** What ItemProcessor was called before; AWS still takes it. */
  Iterator: ProcessorField.optional(),
  /** An object only for a distributed Map, which runs over its entries. */
  Items: z.union([z.array(Template), Expression, z.record(z.string(), Template)]).optional(),
  ItemSelector: Template.optional(),
  ItemReader: ItemReader.optional(),
  ItemBatcher: ItemBatcher.optional(),
  ResultWriter: ResultWriter.optional(),
  MaxConcurrency: count(0).optional(),
  ToleratedFailureCount: count(0).optional(),
  ToleratedFailurePercentage: z
    .union([z.number().min(0, 'Minimum value is 0.0').max(100, 'Maximum value is 100.0'), Expression])
    .optional(),
  Label: z.string().max(40).optional(),
  Output: Template.optional(),
  Assign: Assign.optional(),
})
export type MapState = z.infer<typeof MapState>

export function processorOf(state: MapState): Processor {
  return state.ItemProcessor ?? state.Iterator ?? { StartAt: '', States: {} }
}

export function isDistributed(state: MapState): boolean {
  return processorOf(state).ProcessorConfig?.Mode === 'DISTRIBUTED'
}

/** Its children are express executions: at least once, five minutes at most, without a history. */
export function isExpress(state: MapState): boolean {
  return isDistributed(state) && processorOf(state).ProcessorConfig?.ExecutionType === 'EXPRESS'
}

/** The items come from `Items`, else from the input of the state; an ItemReader reads them later. */
export async function enterMap(state: MapState, scope: Scope): Promise<Outcome> {
  if (!isDistributed(state) && (state.ItemReader || state.ItemBatcher || state.ResultWriter)) {
    const reason = 'The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps'
    throw new RuntimeError(causeAt(scope.place, reason))
  }
  const whole = async (field: 'MaxConcurrency' | 'ToleratedFailureCount') => {
    const given = state[field]
    return given === undefined ? undefined : evaluateWhole(field, given, scope, 0, Number.MAX_SAFE_INTEGER)
  }
  const { ToleratedFailurePercentage: percentage } = state
  const items = state.ItemReader ? undefined : await itemsOf(state, scope)
  return {
    kind: 'iterate',
    items,
    maxConcurrency: (await whole('MaxConcurrency')) ?? 0,
    tolerated: {
      count: await whole('ToleratedFailureCount'),
      percentage:
        percentage === undefined
          ? undefined
          : await evaluateNumber('ToleratedFailurePercentage', percentage, scope, 0, 100),
    },
  }
}

async function itemsOf(state: MapState, scope: Scope): Promise<Json[]> {
  if (state.Items !== undefined) {
    const items = await evaluateTemplate('Items', state.Items, scope)
    if (isDistributed(state) && isJsonObject(items)) return Object.entries(items).map(keyedItem)
    return expectKind('array', 'Items', state.Items, scope, items)
  }
  const { input } = scope.states
  if (Array.isArray(input)) return input
  throw new QueryEvaluationError(
    scope.place,
    'Items',
    `Map state input must be an array but was: ${JSON.stringify(input)}`,
  )
}

/** The input of one iteration; `$states.context.Map.Item` tells it apart from the others. */
export async function selectItem(state: MapState, scope: Scope, item: Json): Promise<Json> {
  return state.ItemSelector === undefined ? item : evaluateTemplate('ItemSelector', state.ItemSelector, scope)
}
