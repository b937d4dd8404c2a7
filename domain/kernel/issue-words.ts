import type * as z from 'zod'
import english from 'zod/v4/locales/en.js'
import chinese from 'zod/v4/locales/zh-CN.js'
import { plainIssue } from './plain-issue.ts'
import { saidInEnglish } from './sentences.ts'
import type { Sentence } from './words.ts'

const inEnglish = english().localeError
const inChinese = chinese().localeError

/**
 * What is wrong with a field, by the issue of its schema: in our own sentence where the schema has one, else in zod's of either
 * language. The value must have been parsed with `{ reportInput: true }`.
 */
export function issueWords(issue: z.core.$ZodIssue): Sentence {
  const own =
    (issue.code === 'custom' && (issue.params as { said?: Sentence } | undefined)?.said) || saidInEnglish(issue.message)
  if (own) return own
  const raw = issue as z.core.$ZodRawIssue
  const code = `field/${issue.code.replaceAll('_', '-')}` as const
  if (issue.message !== textOf(inEnglish(raw)))
    return { code, zh: `填写不符合要求（${issue.message}）`, en: issue.message }
  return { code, zh: plainIssue(issue)?.zh ?? textOf(inChinese(raw)), en: issue.message }
}

function textOf(message: string | { message: string } | undefined | null): string {
  return (typeof message === 'object' ? message?.message : message) ?? ''
}
