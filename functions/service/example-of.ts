import { knownExamples } from './known-examples.ts'
import type { JsonSchema } from './shared-schemas.ts'

const componentsAt = '#/components/schemas/'

/** An example that fits a schema of the document: what is known under its name or its field's, else the plainest that fits. */
export function exampleOf(schema: JsonSchema, components: Readonly<Record<string, JsonSchema>>, field = ''): unknown {
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.slice(componentsAt.length)
    const known = knownExamples.schemas[name.replace(/Input$/, '')]
    return known ?? exampleOf(components[name] ?? {}, components, field)
  }
  if ('const' in schema) return schema.const
  if ('default' in schema) return schema.default
  if (Array.isArray(schema.enum)) return schema.enum[0]
  const one = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (one) return exampleOf(one.find(({ type }) => type !== 'null') ?? {}, components, field)
  if (Array.isArray(schema.allOf)) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, components)))
  const [type] = [schema.type].flat()
  switch (type) {
    case 'object':
      return objectOf(schema, components)
    case 'array':
      return Array(Math.max(1, Number(schema.minItems ?? 1))).fill(
        exampleOf((schema.items ?? {}) as JsonSchema, components, field),
      )
    case 'integer':
    case 'number':
      return numberOf(schema, field)
    case 'boolean':
      return true
    case 'string':
      return textOf(schema, field)
    default:
      return type === 'null' ? null : {}
  }
}

function objectOf(
  { properties = {}, additionalProperties, propertyNames }: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
) {
  const known = Object.entries(properties as Record<string, JsonSchema>)
  if (known.length > 0 || typeof additionalProperties !== 'object')
    return Object.fromEntries(known.map(([key, part]) => [key, exampleOf(part, components, key)]))
  const key = exampleOf((propertyNames ?? {}) as JsonSchema, components, 'key')
  return { [typeof key === 'string' ? key : 'key']: exampleOf(additionalProperties as JsonSchema, components) }
}

function numberOf(
  { minimum = 0, exclusiveMinimum = -1, maximum = Number.MAX_SAFE_INTEGER }: JsonSchema,
  field: string,
) {
  const known = knownExamples.numbers[field] ?? 1
  return Math.min(Math.max(known, Number(minimum), Number(exclusiveMinimum) + 1), Number(maximum))
}

function textOf(
  { format, minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: JsonSchema,
  field: string,
): string {
  const known = knownExamples.texts[field]
  if (known !== undefined) return known
  if (format === 'date-time') return knownExamples.schemas.Instant as string
  if (format === 'date') return knownExamples.schemas.CalendarDate as string
  if (format === 'uri') return 'https://zhida.example.gov.cn/'
  if (typeof pattern === 'string')
    return knownExamples.patterns.find((text) => new RegExp(pattern, 'u').test(text)) ?? ''
  return '说明'.padEnd(Number(minLength), '。').slice(0, Number(maxLength))
}
