import type { Language } from '../../words/chosen-language.ts'

const parts = { timeZone: 'Asia/Shanghai', hourCycle: 'h23' } as const

/** 07:30, by the clock in China. */
export function hour(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', { ...parts, hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** 3月9日 07:30 */
export function moment(instant: string, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const day = new Intl.DateTimeFormat(locale, { ...parts, month: language === 'zh' ? 'long' : 'short', day: 'numeric' })
  return `${day.format(new Date(instant))} ${hour(instant)}`
}
