import { useLanguage } from '../words/language.tsx'
import { placeName } from './place-name.ts'

/** A county or a city by its code, in words. */
export function Place({ code }: { code: string }) {
  const { language } = useLanguage()
  return <span title={code}>{placeName(code, language)}</span>
}
