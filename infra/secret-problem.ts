import { type SecretName, secretSchemas } from '../functions/gateways/secrets.ts'

/** Why functions cannot use such a value of a secret, and nothing of what it holds; undefined where they can. */
export function secretProblem(name: SecretName, text: string | undefined): string | undefined {
  let value: unknown
  try {
    value = JSON.parse(text ?? '')
  } catch {
    return 'is no JSON'
  }
  const read = secretSchemas[name].safeParse(value)
  if (!read.success) return read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  const { current, keys } = read.data as { current?: string; keys?: object }
  if (current !== undefined && !Object.hasOwn(keys ?? {}, current)) return 'current: names none of the keys'
  return undefined
}
