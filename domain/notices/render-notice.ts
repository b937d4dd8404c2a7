import * as z from 'zod'
import { CalendarDate, dateInShanghai, Instant, timeInShanghai } from '../kernel/instant.ts'
import { inYuan, Money } from '../kernel/money.ts'
import { isRefusal } from '../kernel/refusal.ts'
import { type NoticeTemplateCode, type NoticeVariable, noticeTemplates } from './notice-templates.ts'
import { segmentsOf } from './segments.ts'

/** What the SMS provider approved for us: the name in 【】 and the constant start of every link, `https://…/t/`. */
export interface NoticeSender {
  readonly signature: string
  readonly linkPrefix: string
}

interface ValueOf {
  text: string
  yuan: Money
  date: CalendarDate
  moment: Instant
  count: number
  /** The token of a trip page, without the prefix. */
  link: string
}

type TemplateVariables<Code extends NoticeTemplateCode> = (typeof noticeTemplates)[Code]['variables']

/** The values that a template needs: `NoticeVariables<'check-in'>` is `{ person: string; enterprise: string; days: number }`. */
export type NoticeVariables<Code extends NoticeTemplateCode> = {
  readonly [Name in keyof TemplateVariables<Code>]: TemplateVariables<Code>[Name] extends {
    type: infer Type extends keyof ValueOf
  }
    ? ValueOf[Type]
    : never
}

export interface RenderedNotice {
  /** Without the signature, which the provider puts before it. */
  readonly text: string
  readonly segments: number
  /** As they stand in the text, in its order; of the link the token alone, since its start is a part of the template. */
  readonly variables: Readonly<Record<string, string>>
}

/** Throws when a value is missing or does not fit its variable, or the message is too long: the schemas prevent all of them. */
export function renderNotice<Code extends NoticeTemplateCode>(
  code: Code,
  values: NoticeVariables<Code>,
  sender: NoticeSender,
): RenderedNotice {
  const template = noticeTemplates[code]
  const variables = new Map<string, NoticeVariable>(Object.entries(template.variables))
  const given = new Map<string, unknown>(Object.entries(values))
  const shown: Record<string, string> = {}
  const text = template.text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const variable = variables.get(name)
    const value = variable && shownAs(variable, sender).safeParse(given.get(name))
    if (!variable || !value?.success) throw new Error(`${code}: the variable ${name} is missing or does not fit`)
    shown[name] = variable.type === 'link' ? value.data.slice(sender.linkPrefix.length) : value.data
    return value.data
  })
  const segments = segmentsOf(sender.signature, text)
  if (isRefusal(segments)) throw new Error(`${code}: ${segments.detail}`)
  return { text, segments, variables: shown }
}

/** Reads a value and gives it as a worker reads it, days and hours by the clock in China. */
function shownAs(variable: NoticeVariable, { linkPrefix }: NoticeSender): z.ZodType<string> {
  switch (variable.type) {
    case 'text':
      return z.string().min(1).max(variable.longest)
    case 'yuan':
      return Money.transform((money) => String(inYuan(money)))
    case 'date':
      return CalendarDate.transform(monthAndDay)
    case 'moment':
      return Instant.transform((instant) => `${monthAndDay(dateInShanghai(instant))}${timeInShanghai(instant)}`)
    case 'count':
      return z.int().nonnegative().max(9999).transform(String)
    case 'link':
      return z
        .string()
        .regex(/^[\w-]{8,64}$/)
        .transform((token) => `${linkPrefix}${token}`)
  }
}

function monthAndDay(date: CalendarDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}
