import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import type { Language } from '../words/chosen-language.ts'

/** What a county or a city is called; what is not known by name stands as its code. */
export function placeName(code: string, language: Language): string {
  const place = countyByCode(code) ?? cityByCode(code)
  return (language === 'zh' ? place?.name : place?.pinyin) ?? code
}
