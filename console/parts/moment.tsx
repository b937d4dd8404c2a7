import { useAhead } from '../service/service-time.ts'
import type { Language } from '../words/chosen-language.ts'
import { useLanguage, useWords } from '../words/language.tsx'
import { sharedWords } from '../words/shared.ts'

const zone = 'Asia/Shanghai'
const dayOf = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' })
const timeOf = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' })
const tag = { zh: 'zh-CN', en: 'en-GB' } as const
const whole = (language: Language) =>
  new Intl.DateTimeFormat(tag[language], { timeZone: zone, dateStyle: 'full', timeStyle: 'medium' })
const shortDay = (language: Language, withYear: boolean) =>
  new Intl.DateTimeFormat(tag[language], {
    timeZone: zone,
    month: 'short',
    day: 'numeric',
    ...(withYear && { year: 'numeric' }),
  })
const millisecondsOfDay = 86_400_000

/** 今天 09:30 of Beijing; the whole instant where the pointer rests on it. */
export function Moment({ at }: { at: string }) {
  const { language } = useLanguage()
  const words = useWords(sharedWords)
  const now = Date.now() + useAhead()
  const epoch = Date.parse(at)
  const day = dayOf.format(epoch)
  const near = [
    [words.yesterday, -1],
    [words.today, 0],
    [words.tomorrow, 1],
  ] as const
  const named = near.find(([, days]) => dayOf.format(now + days * millisecondsOfDay) === day)?.[0]
  const withYear = day.slice(0, 4) !== dayOf.format(now).slice(0, 4)
  return (
    <time dateTime={at} title={whole(language).format(epoch)}>
      {named ?? shortDay(language, withYear).format(epoch)} {timeOf.format(epoch)}
    </time>
  )
}
