import type { JsonSchema } from '../../functions/service/shared-schemas.ts'

type Schemas = Readonly<Record<string, JsonSchema>>

/** The fields of an event's \`data\` as a table; '' where there are none. A dot goes into an object, [] into a list. */
export function fieldTable(event: JsonSchema, schemas: Schemas): string {
  const { properties } = meant(event, schemas)
  const rows = rowsOf((properties as Schemas | undefined)?.data ?? {}, 'data', schemas)
  if (rows.length === 0) return ''
  return ['| 字段 · field | | |', '| --- | --- | --- |', ...rows].join('\n')
}

function rowsOf(part: JsonSchema, path: string, schemas: Schemas): string[] {
  const schema = meant(part, schemas)
  const required = new Set((schema.required ?? []) as string[])
  return Object.entries((schema.properties ?? {}) as Schemas).flatMap(([name, field]) => {
    const at = `${path}.${name}`
    const need = required.has(name) ? '必填 · required' : '可省 · optional'
    const inner = meant(field, schemas)
    const item = inner.type === 'array' ? ((inner.items ?? {}) as JsonSchema) : field
    const below = rowsOf(item, inner.type === 'array' ? `${at}[]` : at, schemas)
    return [`| \`${at}\` | ${need} | ${kindOf(field, schemas)} |`, ...below]
  })
}

function kindOf(part: JsonSchema, schemas: Schemas): string {
  const schema = meant(part, schemas)
  if ('const' in schema) return `\`${JSON.stringify(schema.const)}\``
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => `\`${one}\``).join(' ')
  const several = (schema.oneOf ?? schema.anyOf) as JsonSchema[] | undefined
  if (several) return several.map((one) => oneOfSeveral(one, schemas)).join(' / ')
  const type = [schema.type].flat().join(' / ')
  if (typeof schema.pattern === 'string') return `${type} \`${schema.pattern.replaceAll('|', '\\|')}\``
  return typeof schema.format === 'string' ? `${type} ${schema.format}` : type
}

/** An object among several is told by its fields. */
function oneOfSeveral(part: JsonSchema, schemas: Schemas): string {
  const { properties } = meant(part, schemas)
  if (!properties) return kindOf(part, schemas)
  const fields = Object.entries(properties as Schemas).map(([name, field]) => {
    const { const: value } = meant(field, schemas)
    return value === undefined ? name : `${name}: ${JSON.stringify(value)}`
  })
  return `\`{ ${fields.join(', ')} }\``
}

function meant(part: JsonSchema, schemas: Schemas): JsonSchema {
  return typeof part.$ref === 'string' ? (schemas[part.$ref.split('/').at(-1) ?? ''] ?? {}) : part
}
