/** Words of a few letters tell cases apart, ids, times and what was typed do not. */
const isWord = (text: string) => /^[a-z][a-z -]{0,23}$/.test(text)

/** Fields are named by what they lead from where they are named by an id, a day or a number. */
const nameOf = (field: string) => (/^(?:[a-z]{3}_[0-9a-z]{24}|[\d-]+)$/.test(field) ? '*' : field)

function kindOf(value: unknown): string {
  if (typeof value === 'string') return isWord(value) ? `"${value}"` : 'text'
  return value === null ? 'null' : typeof value
}

/** Which fields there are and of what type, however long lists are. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shapeOf))].sort().join()}]`
  if (typeof value !== 'object' || value === null) return kindOf(value)
  const fields = Object.entries(value).map(([field, inner]) => `${nameOf(field)}:${shapeOf(inner)}`)
  return `{${fields.sort().join()}}`
}

/** Each field with its type, one by one: two values that differ only in which of these stand together have the same. */
export function featuresOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [`${at}[]`] : value.flatMap((one) => featuresOf(one, `${at}[]`))
  if (typeof value !== 'object' || value === null) return [`${at}:${kindOf(value)}`]
  const fields = Object.entries(value)
  return fields.length === 0
    ? [`${at}{}`]
    : fields.flatMap(([field, inner]) => featuresOf(inner, `${at}.${nameOf(field)}`))
}
