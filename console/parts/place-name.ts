import { cities, cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import type { Language } from '../words/chosen-language.ts'

/** What a county, a city or a province is called; what is not known by name stands as its code. */
export function placeName(code: string, language: Language): string {
  if (code.endsWith('0000')) {
    const city = cities.find((one) => one.code.startsWith(code.slice(0, 2)))
    return (language === 'zh' ? city?.province : city?.provinceEn) ?? code
  }
  const place = countyByCode(code) ?? cityByCode(code)
  return (language === 'zh' ? place?.name : place?.pinyin) ?? code
}
