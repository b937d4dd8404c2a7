import fc from 'fast-check'
import * as z from 'zod'
import type { RouteEntry } from '../../functions/wiring/catalog-entry.ts'
import { brokenText, hostile } from './hostile.ts'
import { type JsonSchema, nearValue } from './near-value.ts'

export interface FuzzedRequest {
  /** With its query, as it goes over the wire. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** The webhook-id, where the sender signs. */
  readonly webhookId: string
}

const contentTypes = [
  'application/json',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'a/b; x=',
  'application/octet-stream',
]
const headerText = fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/, { maxLength: 60 })
const strangeParts = [
  '%00',
  '%ED%A0%80',
  '%FF',
  '%2F..%2F',
  '..%5c',
  '%',
  '%E4%B8%AD',
  'a'.repeat(3000),
  '%202e',
  ';a=b',
  '%0d%0a',
]

/** Requests that nearly fit the route, and some that do not at all. */
export function requestFor(route: RouteEntry, known: readonly string[]): fc.Arbitrary<FuzzedRequest> {
  return fc.record({
    path: fc.tuple(pathOf(route, known), queryOf(route, known)).map(([path, query]) => path + query),
    headers: fc.record(
      {
        'content-type': fc.oneof(
          { arbitrary: fc.constant('application/json'), weight: 9 },
          fc.constantFrom(...contentTypes),
        ),
        'idempotency-key': fc.oneof(headerText, fc.constantFrom('one', 'two', 'k'.repeat(4000))),
        'x-long': fc.constant('y'.repeat(6000)),
      },
      { requiredKeys: ['content-type'] },
    ),
    body: route.method === 'GET' ? fc.constant(undefined) : bodyOf(route, known),
    webhookId: fc.oneof(
      { arbitrary: headerText, weight: 20 },
      fc.constantFrom('evt', 'm'.repeat(255), 'm'.repeat(3000)),
    ),
  }) as fc.Arbitrary<FuzzedRequest>
}

function schemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema
}

function bodyOf({ body }: RouteEntry, known: readonly string[]): fc.Arbitrary<string> {
  if (!body) return fc.oneof(fc.constant(''), brokenText)
  const schema = schemaOf(body)
  const written = (wrong: number) => nearValue(schema, known, wrong).map((value) => JSON.stringify(value) ?? 'null')
  return fc.oneof(
    { arbitrary: written(0), weight: 3 },
    { arbitrary: written(4), weight: 8 },
    { arbitrary: written(25), weight: 3 },
    { arbitrary: brokenText, weight: 1 },
  )
}

function pathOf({ path, params }: RouteEntry, known: readonly string[]): fc.Arbitrary<string> {
  const shape = params?.shape ?? {}
  const parts = path.split('/').map((part) => {
    if (!part.startsWith('{')) return fc.constant(part)
    const schema = schemaOf(shape[part.slice(1, -1)] as z.ZodType)
    const fitting = nearValue(schema, known, 0).map((value) => encodeURIComponent(String(value).toWellFormed()))
    return fc.oneof({ arbitrary: fitting, weight: 9 }, fc.constantFrom(...strangeParts))
  })
  return fc.tuple(...parts).map((made) => made.join('/'))
}

function queryOf({ query }: RouteEntry, known: readonly string[]): fc.Arbitrary<string> {
  const shape = Object.entries(query?.shape ?? {})
  const one = ([name, schema]: [string, unknown]) =>
    fc
      .oneof(
        { arbitrary: nearValue(schemaOf(schema as z.ZodType), known, 20), weight: 3 },
        { arbitrary: hostile, weight: 1 },
        { arbitrary: fc.constant(undefined), weight: 2 },
      )
      .map((value) => {
        if (value === undefined) return ''
        const text = typeof value === 'string' ? value : JSON.stringify(value)
        return `${name}=${encodeURIComponent(text.toWellFormed().slice(0, 3000))}`
      })
  const told = fc.tuple(...shape.map(one)).map((pairs) => pairs.filter((pair) => pair !== ''))
  const strange = fc.constantFrom('', '', '', 'a', '=', '&&', '%FF=%FF', '__proto__=1', 'cursor=%00', 'limit=1&limit=2')
  return fc.tuple(told, strange).map(([pairs, more]) => {
    const all = [...pairs, ...(more === '' ? [] : [more])]
    return all.length === 0 ? '' : `?${all.join('&')}`
  })
}
