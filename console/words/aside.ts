import type { Language } from './chosen-language.ts'

/** What stands in brackets behind something, as the language writes them. */
export function aside(text: string, language: Language): string {
  return language === 'zh' ? `（${text}）` : ` (${text})`
}
