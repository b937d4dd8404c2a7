import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec'
import type { PropertyType, ResourceProperties } from '@aws-cdk/service-spec-types'

/** What a template says of a resource, as JSON. */
export interface Resource {
  readonly Type: string
  readonly Properties?: unknown
}

const spec = loadAwsServiceSpecSync()

/**
 * What CloudFormation would not take of these resources: a type, a property or a value that its own schemas do not have, or one that they
 * ask for and that is missing. What is only known when it is deployed (`Ref`, `Fn::…`) counts as right.
 */
export function lintResources(resources: Readonly<Record<string, Resource>>): string[] {
  return Object.entries(resources).flatMap(([id, { Type, Properties = {} }]) => {
    // Whose function answers for them.
    if (Type.startsWith('Custom::')) return []
    const [known] = spec.lookup('resource', 'cloudFormationType', 'equals', Type)
    return known ? lintObject(Properties, known.properties, `${id} (${Type})`) : [`${id}: there is no ${Type}`]
  })
}

function lintObject(value: unknown, properties: ResourceProperties, at: string): string[] {
  if (isIntrinsic(value)) return []
  if (!isObject(value)) return [`${at} is ${JSON.stringify(value)}, not an object`]
  const missing = Object.keys(properties).filter((name) => properties[name]?.required && !(name in value))
  const found = Object.entries(value).flatMap(([name, one]) => {
    const property = properties[name]
    if (!property) return [`${at} has no ${name}`]
    const types = [property.type, ...(property.previousTypes ?? [])]
    return lintEither(one, types, `${at}.${name}`)
  })
  return [...missing.map((name) => `${at} lacks ${name}`), ...found]
}

/** Right where it is right as one of the types; else what is wrong with it as the first. */
function lintEither(value: unknown, types: readonly PropertyType[], at: string): string[] {
  const problems = types.map((type) => lintValue(value, type, at))
  return problems.some((some) => some.length === 0) ? [] : (problems[0] ?? [])
}

function lintValue(value: unknown, type: PropertyType, at: string): string[] {
  if (isIntrinsic(value)) return []
  const unlike = (isRight: boolean) => (isRight ? [] : [`${at} is ${JSON.stringify(value)}, not ${type.type}`])
  switch (type.type) {
    case 'ref':
      return lintObject(value, spec.get('typeDefinition', type.reference.$ref).properties, at)
    case 'array':
      if (!Array.isArray(value)) return unlike(false)
      return value.flatMap((one: unknown, index) => lintValue(one, type.element, `${at}[${index}]`))
    case 'map':
      if (!isObject(value)) return unlike(false)
      return Object.entries(value).flatMap(([name, one]) => lintValue(one, type.element, `${at}.${name}`))
    case 'union':
      return lintEither(value, type.types, at)
    case 'tag':
      return unlike(isObject(value) && 'Key' in value && 'Value' in value)
    case 'string':
      // CloudFormation takes numbers and truths for texts, and the other way round.
      if (typeof value === 'string' && type.allowedValues) return unlike(type.allowedValues.includes(value))
      return unlike(['string', 'number', 'boolean'].includes(typeof value))
    case 'number':
    case 'integer':
      return unlike(typeof value !== 'object' && Number.isFinite(Number(value)))
    case 'boolean':
      return unlike([true, false, 'true', 'false'].includes(value as boolean))
    case 'date-time':
      return unlike(typeof value === 'string')
    case 'json':
      return unlike(isObject(value) || typeof value === 'string')
    case 'null':
      return unlike(value === null)
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isIntrinsic(value: unknown): boolean {
  if (!isObject(value)) return false
  const [name, ...others] = Object.keys(value)
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::'))
}
