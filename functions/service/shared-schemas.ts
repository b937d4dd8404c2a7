import * as z from 'zod'
import { namedSchemas } from './named-schemas.ts'

export interface JsonSchema {
  readonly [key: string]: unknown
}
/** What a sender may write, or what a reader gets: the two differ where there is a default or a reading of given forms. */
export type Io = 'input' | 'output'
type Asked = readonly [z.ZodType, Io]

const place = '#/components/schemas/'
/** Begins the id of a schema that has no name and stands where it is used. */
const nameless = '_'

/**
 * The schemas of the API as JSON Schema, each named one once in `components`; `of` answers what stands in its place, for the
 * schemas that were asked for. A named schema that reads otherwise than it is sent has two components, of which the one that is
 * sent to us is called `…Input`.
 */
export function sharedSchemas(asked: readonly Asked[]) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(namedSchemas)) registry.add(schema, { id })
  for (const [index, [schema]] of asked.entries())
    if (!registry.has(schema)) registry.add(schema, { id: `${nameless}${index}` })
  const written = { input: formsOf('input'), output: formsOf('output') }
  const twofold = differing(written)
  const reached = { input: new Set<string>(), output: new Set<string>() }
  for (const [schema, io] of asked) reach(registry.get(schema)?.id ?? '', io)

  function formsOf(io: Io): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(registry, { io, unrepresentable: 'any', uri: (id) => place + id, override })
    return Object.fromEntries(
      Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...rest }]) => [id, rest]),
    )
  }
  /** What is read as another named schema is that schema. */
  function meant(id: string, io: Io): string {
    const { $ref, ...rest } = written[io][id] ?? {}
    const other = typeof $ref === 'string' && Object.keys(rest).length === 0 ? $ref.slice(place.length) : undefined
    return other === undefined ? id : meant(other, io)
  }
  function reach(given: string, io: Io): void {
    const id = meant(given, io)
    if (reached[io].has(id)) return
    reached[io].add(id)
    for (const other of referredTo(written[io][id])) reach(other, io)
  }
  /** Both are there only where both are asked for. */
  function nameOf(id: string, io: Io): string {
    return io === 'input' && twofold.has(id) && reached.output.has(id) ? `${id}Input` : id
  }
  function settled(part: unknown, io: Io): unknown {
    if (Array.isArray(part)) return part.map((one) => settled(one, io))
    if (typeof part !== 'object' || part === null) return part
    const given = referred(part)
    const id = given === undefined ? undefined : meant(given, io)
    if (id?.startsWith(nameless)) return settled(written[io][id], io)
    if (id !== undefined) return { ...part, $ref: place + nameOf(id, io) }
    return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, settled(value, io)]))
  }

  const components: Record<string, JsonSchema> = {}
  for (const io of ['output', 'input'] as const)
    for (const id of reached[io])
      if (!id.startsWith(nameless)) components[nameOf(id, io)] ??= settled(written[io][id], io) as JsonSchema
  return {
    components: Object.fromEntries(Object.entries(components).sort(([a], [b]) => (a < b ? -1 : 1))),
    of(schema: z.ZodType, io: Io): JsonSchema {
      const id = registry.get(schema)?.id ?? ''
      return settled({ $ref: place + id }, io) as JsonSchema
    },
  }
}

/** A reader must not break when we come to say more; only what is strict is closed. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  const { def } = zodSchema._zod
  if (def.type === 'object' && !(def as z.core.$ZodObjectDef).catchall) delete jsonSchema.additionalProperties
}

/** Names whose two forms differ, themselves or in something that they refer to. */
function differing({ input, output }: Record<Io, Record<string, JsonSchema>>): ReadonlySet<string> {
  const ids = Object.keys(output)
  const found = new Set(ids.filter((id) => JSON.stringify(input[id]) !== JSON.stringify(output[id])))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const id of ids) if (referredTo([input[id], output[id]]).some((other) => found.has(other))) found.add(id)
  }
  return found
}

function referredTo(part: unknown): string[] {
  if (typeof part !== 'object' || part === null) return []
  const id = referred(part)
  return [...(id === undefined ? [] : [id]), ...Object.values(part).flatMap(referredTo)]
}

function referred(part: object): string | undefined {
  return '$ref' in part && typeof part.$ref === 'string' ? part.$ref.slice(place.length) : undefined
}
