import type { Words } from '../words.ts'
import { cities } from './cities.ts'
import { originByCode } from './place-by-code.ts'

/**
 * What a county, a city or a province (…0000) is called in both languages: its own name in Chinese, and in English that of our table.
 * A place that no table has keeps its own name.
 */
export function placeInWords({ name, code }: { readonly name: string; readonly code: string | null }): Words {
  return { zh: name, en: (code !== null && englishOf(code)) || name }
}

function englishOf(code: string): string | undefined {
  if (code.endsWith('0000')) return cities.find((one) => one.code.startsWith(code.slice(0, 2)))?.provinceEn
  return originByCode(code)?.pinyin
}
