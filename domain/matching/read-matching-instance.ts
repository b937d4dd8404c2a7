import { type Refusal, refuse } from '../kernel/refusal.ts'
import { MatchingInstance } from './matching-instance.ts'
import { matchingSentences } from './matching-sentences.ts'

/** The value as an instance, or one sentence on the first thing that is wrong with it. */
export function readMatchingInstance(value: unknown): MatchingInstance | Refusal<'invalid-instance'> {
  const parsed = MatchingInstance.safeParse(value)
  if (parsed.success) return parsed.data
  const { path, message, code } = parsed.error.issues[0]!
  const found = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  const says = code === 'unrecognized_keys' || code === 'custom' ? '' : ` but ${shown(found)}`
  if (path.length === 0)
    return refuse('invalid-instance', matchingSentences('not-an-instance', { says: { zh: '', en: `,${says}` } }))
  return refuse(
    'invalid-instance',
    matchingSentences('field-unfit', { place: placeOf(path, value), message: `${message}${says && `,${says}`}.` }),
  )
}

/** `workers[3] (W4): age`, as a reader finds it both by place and by id. */
function placeOf([list, index, ...field]: readonly PropertyKey[], value: unknown): string {
  if (index === undefined) return String(list)
  const row = (value as Record<PropertyKey, { readonly id?: unknown }[]>)[list!]?.[Number(index)]
  const id = typeof row?.id === 'string' && row.id !== '' ? ` (${row.id})` : ''
  return [`${String(list)}[${String(index)}]${id}`, ...field.slice(0, 1).map(String)].join(': ')
}

const longest = 60

function shown(found: unknown): string {
  if (found === undefined) return 'it is missing'
  const text = JSON.stringify(found)
  return `it is ${text.length > longest ? `${text.slice(0, longest)}…` : text}`
}
