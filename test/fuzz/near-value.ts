import fc from 'fast-check'
import { hostile, unseenCharacter } from './hostile.ts'

/** A JSON Schema as zod writes it. */
export interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
}

/** Values that nearly fit: of `wrong` in a hundred a part is something hostile. `known` are texts that exist, by how they begin. */
export function nearValue(schema: JsonSchema, known: readonly string[], wrong: number): fc.Arbitrary<unknown> {
  const fitting = fittingOf(schema, known, wrong)
  return wrong === 0
    ? fitting
    : fc.oneof({ arbitrary: fitting, weight: 100 - wrong }, { arbitrary: hostile, weight: wrong })
}

function fittingOf(schema: JsonSchema, known: readonly string[], wrong: number): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => nearValue(one, known, wrong)))
  if (schema.allOf)
    return fc
      .tuple(...schema.allOf.map((one) => nearValue(one, known, wrong)))
      .map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(part ?? {}))))
  switch (schema.type ?? 'any') {
    case 'object':
      return objectOf(schema, known, wrong)
    case 'array':
      return fc.array(nearValue(schema.items ?? {}, known, wrong), { maxLength: 4 })
    case 'string':
      return wrong === 0 ? textOf(schema, known) : stained(textOf(schema, known))
    case 'integer':
      return fc.integer({
        min: bounded(schema.minimum, 0),
        max: Math.max(bounded(schema.maximum, 9_000), bounded(schema.minimum, 0)),
      })
    case 'number':
      return fc.double({ min: bounded(schema.minimum, 0), max: bounded(schema.maximum, 1e6), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return hostile
  }
}

function stained(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const inside = fc
    .tuple(text, unseenCharacter)
    .map(([whole, character]) => whole.slice(0, 1) + character + whole.slice(1))
  return fc.oneof({ arbitrary: text, weight: 19 }, { arbitrary: inside, weight: 1 })
}

function bounded(limit: number | undefined, otherwise: number): number {
  return limit === undefined || Math.abs(limit) > 1e9 ? otherwise : limit
}

function objectOf({ properties = {}, required = [] }: JsonSchema, known: readonly string[], wrong: number) {
  const parts = Object.fromEntries(
    Object.entries(properties).map(([name, part]) => [name, nearValue(part, known, wrong)] as const),
  )
  const full = fc.record(parts, { requiredKeys: [...required] })
  if (wrong === 0) return full
  const stranger = fc.constantFrom('__proto__', 'constructor', 'extra', '\ud800', 'x'.repeat(3000), '')
  const stained = fc.tuple(full, stranger, hostile).map(([whole, name, value]) => {
    const more = { ...(whole as object) }
    Object.defineProperty(more, name, { value, enumerable: true, configurable: true, writable: true })
    return more
  })
  return fc.oneof({ arbitrary: full, weight: 95 }, { arbitrary: stained, weight: 5 })
}

const made = new Map<string, fc.Arbitrary<string>>()

/** Made once: reading a pattern and weighing its texts takes some milliseconds, and ids of every route have a few between them. */
function textMatching(pattern: string): fc.Arbitrary<string> {
  const known = made.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 80 })
  made.set(pattern, known)
  return known
}

function textOf({ pattern, format, minLength = 0, maxLength = 60 }: JsonSchema, known: readonly string[]) {
  if (format === 'date') return fc.constantFrom('2026-03-02', '2026-03-20', '2026-06-30', '2026-12-31', '2099-01-01')
  if (format === 'date-time') return fc.constantFrom('2026-03-02T01:00:00.000Z', '2026-03-01T09:00:00+08:00')
  if (format === 'uri') return fc.constantFrom('https://hr.example.cn/zhida', 'http://127.0.0.1:1/x', 'https://[::1]/')
  if (pattern !== undefined) {
    const fitting = known.filter((one) => new RegExp(pattern, 'u').test(one))
    const made = textMatching(pattern)
    return fitting.length > 0 ? fc.oneof(fc.constantFrom(...fitting), made) : made
  }
  const words = known.filter(({ length }) => length >= minLength && length <= maxLength)
  const made = fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, minLength + 40) })
  return words.length > 0 ? fc.oneof(fc.constantFrom(...words), made) : made
}
