import { isJsonObject, type Json, jsonTypeOf } from './json.ts'

/**
 * A field of evaluated arguments that must be text, as `Bucket` or `Key`; undefined where there is none. A value of another
 * type never becomes the name of anything.
 * @param refuse makes the error of what is wrong
 */
export function textField(given: Json, field: string, refuse: (reason: string) => Error): string | undefined {
  const value = isJsonObject(given) ? given[field] : undefined
  if (value === undefined || typeof value === 'string') return value
  throw refuse(`The value for the field '${field}' must be a string, but was ${jsonTypeOf(value)}`)
}

/** As `textField`, of a field that must be there and not be empty. */
export function requiredTextField(given: Json, field: string, refuse: (reason: string) => Error): string {
  const text = textField(given, field, refuse) ?? ''
  if (text === '') throw refuse(`The field '${field}' is required but was missing`)
  return text
}
