import type * as z from 'zod'
import { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import type { CalledBy, RouteEntry } from '../wiring/catalog-entry.ts'
import { eventExample, heardExamples, sentExamples } from './event-examples.ts'
import { exampleOf } from './example-of.ts'
import { type ProblemResponses, problemResponses, problemSchemas } from './problem-responses.ts'
import { problemsOf } from './problems-of.ts'
import { roomTags } from './room-tags.ts'
import { type Io, type JsonSchema, sharedSchemas } from './shared-schemas.ts'

const securitySchemes = {
  staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  escort: { type: 'http', scheme: 'bearer', description: 'What stands behind the # of an escort link' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: 'Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature; see docs/webhooks.md',
  },
}

type Schemas = ReturnType<typeof sharedSchemas>
interface Shared {
  readonly schemas: Schemas
  readonly problems: ProblemResponses
}

/**
 * The API as an OpenAPI 3.1 document, made of the catalog, its schemas and the examples, and of nothing else. `server` is where
 * it is reached; without one its addresses are relative to where the document lies.
 */
export function openApiDocument(routes: Readonly<Record<string, RouteEntry>>, server = '/') {
  const events = [...InboundEnterpriseEvent.options, ...OutboundEnterpriseEvent.options]
  const asked = [...Object.values(routes).flatMap(schemasOf), ...events.map((one) => [one, 'input'] as const)]
  const shared = { schemas: sharedSchemas(asked), problems: problemResponses() }
  const paths: Record<string, Record<string, Operation>> = {}
  for (const [name, route] of Object.entries(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route, shared) }
  }
  const rooms = new Set(Object.keys(routes).map(roomOf))
  return {
    openapi: '3.1.1',
    info: {
      title: 'Zhida',
      version: '1',
      summary: 'Organised labour transfers, from village survey to day 180',
      description: '直达：有组织劳务输出，从摸底调查到稳岗180天。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    tags: [...rooms].map((name) => ({ name, description: roomTags[name] ?? name })),
    paths,
    webhooks: webhooksOf(shared),
    components: {
      schemas: { ...shared.schemas.components, ...problemSchemas },
      responses: shared.problems.all(),
      securitySchemes,
    },
  }
}

export interface Operation {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly summary: string
  readonly security: readonly object[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content } | Reference>>
}
interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly schema: JsonSchema
  readonly description?: string
  readonly example?: unknown
}
export interface Reference {
  readonly $ref: string
}
type Content = Readonly<
  Record<
    string,
    {
      readonly schema: JsonSchema
      readonly example?: unknown
      readonly examples?: Readonly<Record<string, { readonly value: unknown }>>
    }
  >
>

function roomOf(name: string): string {
  return name.split('/')[0] ?? ''
}

/** What a route reads and answers, with the way that each goes. */
function schemasOf({ params, query, body, answers }: RouteEntry): (readonly [z.ZodType, Io])[] {
  const read = [...Object.values(params?.shape ?? {}), ...Object.values(query?.shape ?? {}), ...(body ? [body] : [])]
  return [
    ...read.map((one) => [one as z.ZodType, 'input'] as const),
    ...(answers && typeof answers !== 'string' ? [[answers, 'output'] as const] : []),
  ]
}

function operation(name: string, route: RouteEntry, shared: Shared): Operation {
  const { schemas, problems } = shared
  const writesByStaff = route.method !== 'GET' && typeof route.calledBy !== 'string'
  const isSigned = route.calledBy === 'enterprise' || route.calledBy === 'sms-provider'
  return {
    operationId: route.operation.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [roomOf(name)],
    summary: route.summary,
    security: securityOf(route.calledBy),
    parameters: [
      ...parametersIn('path', route.params, schemas),
      ...parametersIn('query', route.query, schemas),
      ...(writesByStaff ? [idempotencyKey] : []),
      ...(isSigned ? signatureHeaders : []),
    ],
    ...(route.body && { requestBody: { required: true, content: requestOf(route, schemas) } }),
    responses: { ...successOf(route, schemas), ...problems.of(problemsOf(route)), ...pageOfRefusal(route) },
  }
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same request under the same key is acted on once and told its first answer again.',
  schema: { type: 'string' },
  example: '2f1c0f0e-7d1d-4b0e-9c53-0d9b6f0a5c11',
} as const satisfies Parameter

const signatureHeaders = [
  {
    name: 'webhook-id',
    in: 'header',
    required: true,
    description: 'Chosen by the sender; the same for every try of the same message.',
    schema: { type: 'string' },
    example: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
  },
  {
    name: 'webhook-timestamp',
    in: 'header',
    required: true,
    description: 'Seconds since 1970, at this try.',
    schema: { type: 'string' },
    example: '1804154400',
  },
] as const satisfies Parameter[]

/** A form comes from our own pages; every other body is JSON. */
function requestOf({ body, calledBy }: RouteEntry, schemas: Schemas): Content {
  const schema = body ? schemas.of(body, 'input') : {}
  if (body === InboundEnterpriseEvent) {
    const types = Object.keys(heardExamples) as (keyof typeof heardExamples)[]
    const examples = types.map((type) => [type, { value: eventExample(heardExamples, type) }])
    return { 'application/json': { schema, examples: Object.fromEntries(examples) } }
  }
  const content = { schema, example: exampleOf(schema, schemas.components) }
  const isPage = calledBy === 'worker' || calledBy === 'contact'
  return isPage
    ? { 'application/x-www-form-urlencoded': content, 'application/json': content }
    : { 'application/json': content }
}

/** A route that mostly has nothing to answer says 200 where it has. */
function successOf(route: RouteEntry, schemas: Schemas) {
  const answer = { description: route.summary, ...answerOf(route, schemas) }
  if (route.success !== 204) return { [route.success]: answer }
  return { 204: { description: route.summary }, ...(route.answers && { 200: answer }) }
}

function answerOf({ answers }: RouteEntry, schemas: Schemas) {
  if (answers === undefined) return {}
  if (typeof answers === 'string') return { content: { [answers]: { schema: { type: 'string' } } } }
  const schema = schemas.of(answers, 'output')
  return { content: { 'application/json': { schema, example: exampleOf(schema, schemas.components) } } }
}

/** A browser is told by a page what is wrong, or that the link leads nowhere. */
function pageOfRefusal({ calledBy }: RouteEntry): Record<string, { description: string; content: Content }> {
  if (calledBy !== 'worker' && calledBy !== 'contact') return {}
  return {
    '4XX': { description: 'A page that says what is wrong', content: { 'text/html': { schema: { type: 'string' } } } },
  }
}

function parametersIn(place: 'path' | 'query', shape: z.ZodObject | undefined, schemas: Schemas): Parameter[] {
  return Object.entries(shape?.shape ?? {}).map(([name, part]) => {
    const schema = schemas.of(part as z.ZodType, 'input')
    return { name, in: place, required: place === 'path', schema, example: exampleOf(schema, schemas.components, name) }
  })
}

/** What we send: to `webhookUrl`, signed; the guide docs/webhooks.md says when, in which order, and how often again. */
function webhooksOf({ schemas }: Shared) {
  const sent = OutboundEnterpriseEvent.options.map((schema) => {
    const type = schema.shape.type.value
    const operation = {
      operationId: `send${type.replaceAll(/(?:^|[.-])(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
      tags: ['enterprises'],
      summary: `We tell an enterprise: ${type}`,
      security: [{ signature: [] }],
      parameters: signatureHeaders,
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: schemas.of(schema, 'input'), example: eventExample(sentExamples, type) },
        },
      },
      responses: {
        '2XX': { description: 'Taken' },
        '410': { description: 'The address is gone: nothing more is sent to it' },
        '4XX': { description: 'There, but it does not take this event; it is tried again' },
        '5XX': { description: 'Not reached; it is tried again, and what follows waits behind it' },
      },
    }
    return [type, { post: operation }] as const
  })
  return Object.fromEntries(sent)
}

function securityOf(calledBy: CalledBy): object[] {
  if (typeof calledBy !== 'string') return [{ staff: [] }]
  if (calledBy === 'escort') return [{ escort: [] }]
  return calledBy === 'enterprise' || calledBy === 'sms-provider' ? [{ signature: [] }] : []
}
