import { readFileSync } from 'node:fs'
import * as z from 'zod'
import { millisecondsIn, type Span } from '../domain/kernel/instant.ts'
import { attemptAtOnce, FirstAttempt } from './attempt-at-once.ts'
import { type WorkflowEntry, type WorkflowName, workflows } from './catalog.ts'
import { durations } from './durations.ts'
import { type Retrier, retries } from './retries.ts'
import { OnFailure, waitForOperator } from './wait-for-operator.ts'

/** Where a definition is to run: what its placeholders become there. */
export interface DefinitionTarget {
  readonly partition: string
  readonly functionArn: (task: string) => string
  readonly machineArn: (workflow: string) => string
  readonly bucket: string
}

/** A definition in the Amazon States Language, of which the fields that are expanded or looked at are named. */
export interface Machine {
  readonly QueryLanguage?: string
  readonly TimeoutSeconds?: number
  readonly ProcessorConfig?: { readonly Mode: string; readonly ExecutionType?: string }
  readonly States: Readonly<Record<string, State>>
}
export interface State {
  readonly Type: string
  readonly Resource?: string
  readonly Arguments?: { readonly FunctionName?: string }
  /** A text is JSONata. */
  readonly TimeoutSeconds?: number | string
  readonly Retry?: readonly Retrier[]
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[]
  readonly ItemBatcher?: { readonly MaxItemsPerBatch?: number }
  readonly MaxConcurrency?: number
  readonly ItemReader?: object
  readonly ItemProcessor?: Machine
  readonly Branches?: readonly Machine[]
}

/**
 * The definition of a workflow as Step Functions takes it: its source with every retry, duration, placeholder and wait for an
 * operator expanded. Throws where the source names one that does not exist or that its catalog entry does not list. `text` is the source
 * where it is not that of the workflow's file.
 */
export function definition(workflow: WorkflowName, target: DefinitionTarget, text = sourceOf(workflow)): Machine {
  return expandDefinition(JSON.parse(text), `workflows/${workflow}.asl.json`, namesIn(workflows[workflow], target))
}

function sourceOf(workflow: WorkflowName): string {
  return readFileSync(new URL(`${workflow}.asl.json`, import.meta.url), 'utf8')
}

const integrations = [
  'lambda:invoke',
  'lambda:invoke.waitForTaskToken',
  'states:startExecution',
  'states:startExecution.sync:2',
  's3:getObject',
  's3:listObjectsV2',
]

/** What a definition of this entry may write as `${…}`, apart from durations. */
function namesIn(entry: WorkflowEntry, { partition, functionArn, machineArn, bucket }: DefinitionTarget) {
  return new Map([
    ['bucket', bucket],
    ...integrations.map((name) => [name, `arn:${partition}:states:::${name}`] as const),
    ...entry.tasks.map((task) => [task, functionArn(task)] as const),
    ...(entry.starts ?? []).map((workflow) => [`workflow:${workflow}`, machineArn(workflow)] as const),
  ])
}

type Fields = Readonly<Record<string, unknown>>

/** Expands one source; what it throws names `file` and the path of the state. */
export function expandDefinition(source: Fields, file: string, names: ReadonlyMap<string, string>): Machine {
  const workflow = file.replace(/^workflows\//, '').replace(/\.asl\.json$/, '')
  return machine(source, []) as unknown as Machine

  function machine(fields: Fields, where: readonly string[]): Fields {
    return mapFields(fields, (field, value) =>
      field === 'States'
        ? mapFields(withOperators(value as Fields, where), (name, one) => state(one as Fields, [...where, name]))
        : plain(field, value, where),
    )
  }

  /** Each state, with those that it stands for when it is tried at once, or when its failure stays. */
  function withOperators(states: Fields, where: readonly string[]): Fields {
    const expanded = Object.entries(withAttempts(states, where)).map(([name, one]): Fields => {
      const { OnFailure: said } = one as Fields
      if (said === undefined) return { [name]: one }
      const { data, error } = OnFailure.safeParse(said)
      if (!data) return refuse(`OnFailure: ${z.prettifyError(error)}`, [...where, name])
      return waitForOperator(name, one as Fields, data, workflow)
    })
    return Object.assign({}, ...expanded) as Fields
  }

  function withAttempts(states: Fields, where: readonly string[]): Fields {
    const expanded = Object.entries(states).map(([name, one]): Fields => {
      const { FirstAttempt: said } = one as Fields
      if (said === undefined) return { [name]: one }
      if (!FirstAttempt.safeParse(said).success)
        return refuse('FirstAttempt: there is only "express"', [...where, name])
      try {
        return attemptAtOnce(name, one as Fields)
      } catch (failure) {
        return refuse((failure as Error).message, [...where, name])
      }
    })
    return Object.assign({}, ...expanded) as Fields
  }

  function state(fields: Fields, where: readonly string[]): Fields {
    return mapFields(fields, (field, value) => {
      if (field === 'Retry') return [value].flat().map((one) => retrier(one, where))
      if (field === 'ItemProcessor') return machine(value as Fields, where)
      if (field === 'Branches') return (value as Fields[]).map((branch) => machine(branch, where))
      return plain(field, value, where)
    })
  }

  function plain(field: string, value: unknown, where: readonly string[]): unknown {
    const isDuration = ['TimeoutSeconds', 'HeartbeatSeconds', 'Seconds'].includes(field)
    if (!isDuration || isJsonata(value)) return filled(value, where)
    return millisecondsIn(named('duration', durations, value, where)) / unitsInMilliseconds.seconds
  }

  function retrier(value: unknown, where: readonly string[]): Retrier {
    const { As, ...changes } = RetryWithCount.safeParse(value).data ?? { As: value }
    return { ...named('retry', retries, As, where), ...changes }
  }

  /** Fills every `${…}` in texts, however deep. A text that is a duration and nothing else becomes a number. */
  function filled(value: unknown, where: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((one) => filled(one, where))
    if (typeof value === 'object' && value !== null) return mapFields(value as Fields, (_, one) => filled(one, where))
    if (typeof value !== 'string') return value
    const text = value.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => String(meaning(name, where)))
    return durationAlone.test(value) ? Number(text) : text
  }

  function meaning(name: string, where: readonly string[]): string | number {
    const [, unit, duration] = durationIn.exec(name) ?? []
    if (unit) return millisecondsIn(named('duration', durations, duration, where)) / unitsInMilliseconds[unit as Unit]
    return names.get(name) ?? refuse(`\${${name}} is not listed in the catalog's entry`, where)
  }

  function named<Value extends Span | Retrier>(
    what: string,
    known: Readonly<Record<string, Value>>,
    name: unknown,
    where: readonly string[],
  ): Value {
    const value = typeof name === 'string' && Object.hasOwn(known, name) ? known[name] : undefined
    return value ?? refuse(`${JSON.stringify(name)} is no ${what}; there are: ${Object.keys(known).join(', ')}`, where)
  }

  function refuse(what: string, where: readonly string[]): never {
    throw new Error(`${[file, ...where].join(' / ')}: ${what}`)
  }
}

/** A named retry that is tried more or fewer times. */
const RetryWithCount = z.strictObject({ As: z.string(), MaxAttempts: z.int().positive() })

const unitsInMilliseconds = {
  days: millisecondsIn({ days: 1 }),
  hours: millisecondsIn({ hours: 1 }),
  minutes: millisecondsIn({ minutes: 1 }),
  seconds: millisecondsIn({ seconds: 1 }),
}
type Unit = keyof typeof unitsInMilliseconds
const durationIn = /^(days|hours|minutes|seconds):(.+)$/
const durationAlone = /^\$\{(?:days|hours|minutes|seconds):[^}]+\}$/

const isJsonata = (value: unknown) => typeof value === 'string' && value.startsWith('{%')

function mapFields(fields: Fields, change: (field: string, value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, change(field, value)]))
}
