import * as z from 'zod'
import type { CalledBy, RouteEntry } from '../wiring/catalog-entry.ts'

const problem = {
  description: 'Refused: an RFC 9457 problem document whose type says why and whose detail says what to do',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'instance'],
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          instance: { type: 'string' },
          errors: {
            type: 'array',
            items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
          },
          stands: { type: 'object', description: 'What stands instead, where somebody else was there before' },
        },
      },
    },
  },
}

const securitySchemes = {
  staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'webhook-signature',
    description: 'Standard Webhooks: webhook-id, webhook-timestamp and webhook-signature',
  },
}

/** The API as an OpenAPI 3.1 document, made of the catalog and its schemas and of nothing else. */
export function openApiDocument(routes: Readonly<Record<string, RouteEntry>>) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [name, route] of Object.entries(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(name, route) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zhida', version: '1', description: 'Organised labour transfers, from village survey to day 180' },
    paths,
    components: { securitySchemes },
  }
}

function operation(name: string, route: RouteEntry) {
  const key = { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string' } }
  const writesByStaff = route.method !== 'GET' && typeof route.calledBy !== 'string'
  return {
    operationId: route.operation.replaceAll(/[/-](\w)/g, (_, letter: string) => letter.toUpperCase()),
    tags: [name.split('/')[0]],
    summary: route.summary,
    security: securityOf(route.calledBy),
    parameters: [
      ...parametersIn('path', route.params),
      ...parametersIn('query', route.query),
      ...(writesByStaff ? [key] : []),
    ],
    ...(route.body ? { requestBody: { required: true, content: json(route.body, 'input') } } : {}),
    responses: { ...successOf(route), '4XX': problem, '5XX': problem },
  }
}

/** A route that mostly has nothing to answer says 200 where it has. */
function successOf(route: RouteEntry) {
  const answer = { description: route.summary, ...answerOf(route) }
  if (route.success !== 204) return { [route.success]: answer }
  return { 204: { description: route.summary }, ...(route.answers && { 200: answer }) }
}

function answerOf({ answers }: RouteEntry) {
  if (answers === undefined) return {}
  if (typeof answers === 'string') return { content: { [answers]: { schema: { type: 'string' } } } }
  return { content: json(answers, 'output') }
}

function parametersIn(place: 'path' | 'query', schema: z.ZodObject | undefined) {
  if (!schema) return []
  return Object.entries(schema.shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === 'path',
    schema: schemaOf(part as z.ZodType, 'input'),
  }))
}

function json(schema: z.ZodType, io: 'input' | 'output') {
  return { 'application/json': { schema: schemaOf(schema, io) } }
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

function securityOf(calledBy: CalledBy): object[] {
  if (typeof calledBy !== 'string') return [{ staff: [] }]
  return calledBy === 'enterprise' || calledBy === 'sms-provider' ? [{ signature: [] }] : []
}
