import type { Operation, openApiDocument } from '../functions/service/open-api-document.ts'
import type { JsonSchema } from '../functions/service/shared-schemas.ts'

type Document = ReturnType<typeof openApiDocument>

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const

/**
 * The types of the document as openapi-fetch reads them (`paths` in the form of openapi-typescript). It holds the few forms of
 * schema that ours have, and refuses any other.
 */
export function clientTypes({ paths, components }: Document): string {
  const schemas = Object.entries(components.schemas).map(([name, schema]) => `    ${key(name)}: ${typeOf(schema)}`)
  const responses = Object.entries(components.responses).map(([name, one]) => `    ${key(name)}: ${responseType(one)}`)
  const routes = Object.entries(paths).map(([path, item]) => `  ${key(path)}: ${pathType(item)}`)
  return [
    '// Made by `npm run client` from the API document; change the schemas instead.',
    `export interface paths {\n${routes.join('\n')}\n}`,
    `export interface components {\n  schemas: {\n${schemas.join('\n')}\n  }\n  responses: {\n${responses.join('\n')}\n  }\n}`,
    '',
  ].join('\n\n')
}

function pathType(item: Readonly<Record<string, Operation>>): string {
  const every = methods.map((method) => {
    const operation = item[method]
    return operation ? `${method}: ${operationType(operation)}` : `${method}?: never`
  })
  return `{ parameters: { query?: never; header?: never; path?: never; cookie?: never }; ${every.join('; ')} }`
}

function operationType({ parameters, requestBody, responses }: Operation): string {
  const places = (['query', 'header', 'path'] as const).map((place) => {
    const here = parameters.filter((one) => one.in === place)
    if (here.length === 0) return `${place}?: never`
    const isRequired = here.some(({ required }) => required)
    const fields = here.map(({ name, required, schema }) => `${key(name)}${required ? '' : '?'}: ${typeOf(schema)}`)
    return `${place}${isRequired ? '' : '?'}: { ${fields.join('; ')} }`
  })
  const body = requestBody ? `requestBody: { content: ${contentType(requestBody.content)} }` : 'requestBody?: never'
  const answers = Object.entries(responses).map(([status, one]) => `${key(status)}: ${responseType(one)}`)
  return `{ parameters: { ${places.join('; ')}; cookie?: never }; ${body}; responses: { ${answers.join('; ')} } }`
}

function responseType(response: object): string {
  if ('$ref' in response) return referredTo(String(response.$ref))
  const content = 'content' in response ? contentType(response.content as Content) : undefined
  return `{ headers: { [name: string]: unknown }; content${content ? '' : '?'}: ${content ?? 'never'} }`
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>

function contentType(content: Content): string {
  const types = Object.entries(content).map(([type, { schema }]) => `${key(type)}: ${typeOf(schema)}`)
  return `{ ${types.join('; ')} }`
}

interface Known {
  readonly $ref?: string
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
}

function typeOf(schema: JsonSchema): string {
  const { $ref, oneOf, anyOf, allOf, enum: values, type } = schema as Known
  if ($ref) return referredTo($ref)
  if ('const' in schema) return JSON.stringify(schema.const)
  if (values) return union(values.map((one) => JSON.stringify(one)))
  if (oneOf ?? anyOf) return union((oneOf ?? anyOf ?? []).map(typeOf))
  if (allOf) return allOf.map((one) => `(${typeOf(one)})`).join(' & ')
  return union([type ?? 'any'].flat().map((one) => plainType(one, schema)))
}

function plainType(type: string, schema: JsonSchema): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'number':
    case 'integer':
      return 'number'
    case 'array':
      return `(${typeOf((schema.items ?? {}) as JsonSchema)})[]`
    case 'object':
      return objectType(schema)
    case 'any':
      return 'unknown'
    default:
      throw new Error(`a schema of type ${type} has no TypeScript type here yet`)
  }
}

function objectType({ properties, required = [], additionalProperties, propertyNames }: JsonSchema): string {
  const needed = new Set(required as string[])
  const fields = Object.entries((properties ?? {}) as Readonly<Record<string, JsonSchema>>)
  const own = fields.map(([name, one]) => `${key(name)}${needed.has(name) ? '' : '?'}: ${typeOf(one)}`)
  if (own.length > 0) return `{ ${own.join('; ')} }`
  if (typeof additionalProperties !== 'object')
    return additionalProperties === false ? 'Record<string, never>' : 'object'
  const names = propertyNames ? typeOf({ type: 'string', ...(propertyNames as JsonSchema) }) : 'string'
  const record = `Record<${names}, ${typeOf(additionalProperties as JsonSchema)}>`
  return names === 'string' || needed.size > 0 ? record : `Partial<${record}>`
}

function union(types: readonly string[]): string {
  return [...new Set(types)].join(' | ')
}

function referredTo(reference: string): string {
  const [, , kind = '', name = ''] = reference.split('/')
  return `components[${JSON.stringify(kind)}][${JSON.stringify(name)}]`
}

function key(name: string): string {
  // A status is a number to openapi-fetch.
  return /^\d{3}$/.test(name) ? name : JSON.stringify(name)
}
