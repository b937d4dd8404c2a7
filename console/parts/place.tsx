import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { useLanguage } from '../words/language.tsx'

/** A county or a city by its code, in words; what is not known by name stands as its code. */
export function Place({ code }: { code: string }) {
  const { language } = useLanguage()
  const place = countyByCode(code) ?? cityByCode(code)
  return <span title={code}>{(language === 'zh' ? place?.name : place?.pinyin) ?? code}</span>
}
