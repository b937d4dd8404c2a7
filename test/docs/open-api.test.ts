import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { refusalCodes } from '../../domain/kernel/refusal.ts'
import { routes } from '../../functions/catalog.ts'
import { namedSchemas } from '../../functions/service/named-schemas.ts'
import { type Operation, openApiDocument } from '../../functions/service/open-api-document.ts'
import { problemsOf } from '../../functions/service/problems-of.ts'
import { roomTags } from '../../functions/service/room-tags.ts'
import type { RouteEntry } from '../../functions/wiring/catalog-entry.ts'

const allRoutes = Object.entries<RouteEntry>(routes)
const document = openApiDocument(routes, 'https://zhida.example.gov.cn')
const text = JSON.stringify(document)
const operationOf = ({ path, method }: RouteEntry) => document.paths[path]?.[method.toLowerCase()] as Operation
const operations = allRoutes.map(([, route]) => operationOf(route))

describe('the API document is valid', () => {
  test('by the schema of OpenAPI 3.1 (@seriousme/openapi-schema-validator)', async () => {
    expect(await new Validator().validate(JSON.parse(text))).toEqual({ valid: true })
    const broken = { ...JSON.parse(text), info: { title: 'no version' } }
    expect(await new Validator().validate(broken)).toMatchObject({ valid: false })
  })

  test('by Redocly, which walks it by rules of its own: references, parameters, examples, unused parts', async () => {
    const config = await createConfig({
      extends: ['minimal'],
      rules: {
        'no-invalid-media-type-examples': 'error',
        'no-invalid-parameter-examples': 'error',
        'no-invalid-schema-examples': 'error',
        'no-unused-components': 'error',
        'no-undefined-server-variable': 'error',
        'operation-operationId-unique': 'error',
        'operation-summary': 'error',
        'operation-tag-defined': 'error',
        'path-parameters-defined': 'error',
        'security-defined': 'error',
        struct: 'error',
      },
    })
    const found = async (source: string) => {
      const problems = await lintFromString({ source, config })
      return problems.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    }
    expect(await found(text)).toEqual([])
    // Of one path: to look at all of them once more takes as long as the first time.
    const path = '/v1/trips/{tripId}'
    const one = JSON.stringify({ ...document, paths: { [path]: document.paths[path] } })
    const lost = (problems: string[]) => problems.filter((problem) => problem.includes('resolve $ref'))
    expect(lost(await found(one))).toEqual([])
    expect(lost(await found(one.replaceAll('schemas/TripId"', 'schemas/None"')))).not.toEqual([])
  })

  test('and says so of itself', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/)
    expect(document.servers).toEqual([{ url: 'https://zhida.example.gov.cn' }])
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(JSON.parse(text)).toEqual(document)
  })
})

describe('each operation', () => {
  test.each(allRoutes)('%s has its parameters, body and answer', (_, route) => {
    const operation = operationOf(route)
    const inPath = operation.parameters.filter((one) => one.in === 'path')
    expect(inPath.map(({ name }) => `{${name}}`).sort()).toEqual([...(route.path.match(/\{\w+\}/g) ?? [])].sort())
    expect(inPath.every(({ required }) => required)).toBe(true)
    expect(operation.requestBody !== undefined).toBe(route.body !== undefined)
    // What mostly has nothing to say answers 200 where it has.
    const answer = operation.responses[route.success === 204 && route.answers ? 200 : route.success]
    expect(answer && 'content' in answer && answer.content !== undefined).toBe(route.answers !== undefined)
  })

  test.each(allRoutes)('%s has examples that its own schemas take', (_, route) => {
    const { parameters, requestBody, responses } = operationOf(route)
    for (const content of Object.values(requestBody?.content ?? {})) {
      const examples = content.examples ? Object.values(content.examples).map(({ value }) => value) : [content.example]
      for (const example of examples) expect(route.body?.parse(example)).toBeDefined()
    }
    const answer = responses[route.success === 204 ? 200 : route.success]
    const json = answer && 'content' in answer ? answer.content?.['application/json'] : undefined
    if (route.answers && typeof route.answers !== 'string') expect(route.answers.parse(json?.example)).toBeDefined()
    const shapes: Record<string, z.ZodType> = { ...route.params?.shape, ...route.query?.shape }
    for (const { name, example } of parameters.filter((one) => one.in !== 'header'))
      expect(shapes[name]?.safeParse(example), name).toMatchObject({ success: true })
  })

  test.each(allRoutes)('%s lists each problem that it may answer, with what it means', (_, route) => {
    const listed = Object.values(operationOf(route).responses)
      .flatMap((one) => ('$ref' in one ? [one.$ref.split('/').at(-1) ?? ''] : []))
      .flatMap((name) => name.split('.'))
    expect(listed.sort()).toEqual([...problemsOf(route)].sort())
  })

  test('is in a room that has a Chinese name', () => {
    const rooms = new Set(operations.flatMap(({ tags }) => tags))
    expect([...rooms].sort()).toEqual(Object.keys(roomTags).sort())
    expect(document.tags.map(({ description }) => description).filter((name) => !/\p{Script=Han}/u.test(name))).toEqual(
      [],
    )
  })
})

test('every refusal there is has a meaning, in Chinese and English', () => {
  const types = document.components.schemas.ProblemType as { oneOf: { const: string; description: string }[] }
  const known = new Map(types.oneOf.map(({ const: type, description }) => [type, description]))
  for (const code of refusalCodes) expect(known.get(`/problems/${code}`), code).toMatch(/^\p{Script=Han}.* [A-Z]/u)
})

describe('schemas', () => {
  test('of the domain stand once, under their own names', async () => {
    const reached = new Set<unknown>()
    const reach = (part: unknown): void => {
      if (typeof part !== 'object' || part === null || reached.has(part)) return
      const isSchema = part instanceof z.ZodType
      if (isSchema) reached.add(part)
      const { shape = {}, ...def } = isSchema ? (part._zod.def as { shape?: object }) : { ...part }
      for (const inner of [...Object.values(def), ...Object.values(shape)]) reach(inner)
    }
    for (const [, { params, query, body, answers }] of allRoutes) reach([params?.shape, query?.shape, body, answers])
    const folder = fileURLToPath(new URL('../../domain/', import.meta.url))
    // Threads run when they are loaded, and export nothing.
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && /^export const [A-Z]/m.test(readFileSync(folder + file, 'utf8')),
    )
    const listed = new Set(Object.values(namedSchemas))
    const missing: string[] = []
    for (const file of files) {
      const exported = Object.entries((await import(`${folder}${file}`)) as Record<string, unknown>)
      for (const [name, schema] of exported)
        if (schema instanceof z.ZodType && reached.has(schema) && !listed.has(schema)) missing.push(`${file}: ${name}`)
    }
    expect(missing).toEqual([])
  })

  test('are not written out a second time', () => {
    const written = new Map<string, string[]>()
    const walk = (part: unknown, at: string): void => {
      if (typeof part !== 'object' || part === null) return
      const properties = 'properties' in part && typeof part.properties === 'object' ? (part.properties ?? {}) : {}
      const shape = JSON.stringify(part)
      if (Object.keys(properties).length > 2) written.set(shape, [...(written.get(shape) ?? []), at])
      for (const [key, value] of Object.entries(part)) if (key !== 'example') walk(value, `${at}/${key}`)
    }
    walk(document.components.schemas, '')
    walk(document.paths, '')
    expect([...written.values()].filter((places) => places.length > 1)).toEqual([])
  })
})

describe('events', () => {
  const Example = z.object({ type: z.string(), timestamp: z.string(), data: z.unknown() })
  test('that we send are its webhooks, each with an example as we would send it', () => {
    const types = OutboundEnterpriseEvent.options.map(({ shape }) => shape.type.value)
    expect(Object.keys(document.webhooks)).toEqual(types)
    for (const type of types) {
      const { example, schema } = document.webhooks[type]?.post.requestBody.content['application/json'] ?? {}
      expect(schema).toMatchObject({ $ref: expect.stringMatching(/^#\/components\/schemas\/\w+Event$/) })
      expect(OutboundEnterpriseEvent.parse(example)).toEqual(example)
      expect(Example.parse(example).type).toBe(type)
    }
  })
  test('that we hear have an example each at the one address that takes them', () => {
    const { content } = operationOf(routes['inbox/receive-event']).requestBody ?? {}
    const examples = content?.['application/json']?.examples ?? {}
    expect(Object.keys(examples)).toEqual(InboundEnterpriseEvent.options.map(({ shape }) => shape.type.value))
    for (const { value } of Object.values(examples)) expect(InboundEnterpriseEvent.parse(value)).toEqual(value)
  })
})
