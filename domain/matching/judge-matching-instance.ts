import type * as z from 'zod'
import { issueWords } from '../kernel/issue-words.ts'
import { type Refusal, refuse } from '../kernel/refusal.ts'
import type { Words } from '../kernel/words.ts'
import { MatchingInstance } from './matching-instance.ts'
import { matchingSentences } from './matching-sentences.ts'

/** The value as an instance by its schema, or one sentence on the first thing that is wrong with it. */
export function judgeMatchingInstance(value: unknown): MatchingInstance | Refusal<'invalid-instance'> {
  const parsed = MatchingInstance.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues as [z.core.$ZodIssue]
  const { path, code } = issue
  const wrong = issueWords(issue)
  const found = path.reduce<unknown>(
    (inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  )
  const isShown = code !== 'unrecognized_keys' && code !== 'custom'
  const is = shown(found)
  const says = { zh: isShown ? `，现在${is.zh}` : '', en: isShown ? `, but ${is.en}` : '' }
  if (path.length === 0) return refuse('invalid-instance', matchingSentences('not-an-instance', { says }))
  const message = { zh: `${wrong.zh}${says.zh}。`, en: `${wrong.en}${says.en}.` }
  return refuse('invalid-instance', matchingSentences('field-unfit', { place: placeOf(path, value), message }))
}

/** `workers[3] (W4): age`, as a reader finds it both by place and by id. */
function placeOf([list, index, ...field]: readonly PropertyKey[], value: unknown): string {
  if (index === undefined) return String(list)
  const row = (value as Record<PropertyKey, { readonly id?: unknown }[]>)[list!]?.[Number(index)]
  const id = typeof row?.id === 'string' && row.id !== '' ? ` (${row.id})` : ''
  return [`${String(list)}[${String(index)}]${id}`, ...field.slice(0, 1).map(String)].join(': ')
}

const longest = 60

function shown(found: unknown): Words {
  if (found === undefined) return { zh: '没有填', en: 'it is missing' }
  const text = JSON.stringify(found)
  const cut = text.length > longest ? `${text.slice(0, longest)}…` : text
  return { zh: `是 ${cut}`, en: `it is ${cut}` }
}
