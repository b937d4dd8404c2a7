import type * as z from 'zod'
import { fieldSentences } from './field-sentences.ts'
import type { Words } from './words.ts'

const kinds = {
  string: 'no-text',
  number: 'no-number',
  int: 'no-whole-number',
  boolean: 'no-yes-or-no',
  array: 'no-list',
  object: 'no-object',
} as const satisfies Record<string, Parameters<typeof fieldSentences>[0]>

/** The usual complaints of a schema as a cadre understands them; undefined for a rare one. No value that was sent is repeated. */
export function plainIssue(issue: z.core.$ZodIssue): Words | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return fieldSentences('missing')
      const kind = Object.entries(kinds).find(([expected]) => expected === issue.expected)?.[1]
      return kind && fieldSentences(kind)
    }
    case 'invalid_value':
      if (issue.input === undefined) return fieldSentences('missing')
      return fieldSentences('one-of', { values: issue.values.map(String) })
    case 'too_big': {
      const most = String(issue.maximum)
      if (issue.origin === 'string') return fieldSentences('text-long', { most })
      if (issue.origin === 'array') return fieldSentences('list-long', { most })
      return fieldSentences(issue.inclusive === false ? 'number-not-below' : 'number-large', { most })
    }
    case 'too_small': {
      const least = String(issue.minimum)
      if (issue.origin === 'string') return fieldSentences('text-short', { least })
      if (issue.origin === 'array') return fieldSentences('list-short', { least })
      return fieldSentences(issue.inclusive === false ? 'number-not-above' : 'number-small', { least })
    }
    case 'invalid_format':
      if (issue.format === 'date') return fieldSentences('day-form')
      if (issue.format === 'datetime') return fieldSentences('moment-form')
      return issue.format === 'url' ? fieldSentences('url-form') : fieldSentences('form')
    case 'unrecognized_keys':
      return fieldSentences('unknown-fields', { names: issue.keys })
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return undefined
  }
}
