import type { Language } from './chosen-language.ts'

/** Names one after another, as the language sets them apart. */
export function listed(names: readonly string[], language: Language): string {
  return names.join(language === 'zh' ? '、' : ', ')
}
