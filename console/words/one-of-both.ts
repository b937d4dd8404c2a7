import type { Language } from './chosen-language.ts'

/** Of a sentence that was written down in Chinese and English, one after the other, the reader's; any other as it is. */
export function oneOfBoth(text: string, language: Language): string {
  const { zh, en } = /^(?<zh>.*[。！？])\s+(?<en>[A-Z].*)$/su.exec(text)?.groups ?? {}
  return (language === 'zh' ? zh : en) ?? text
}
