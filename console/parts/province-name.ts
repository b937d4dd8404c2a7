import { provinceInEnglish } from '../../domain/kernel/places/provinces.ts'
import { isWishFromHome } from '../../domain/kernel/places/wish-from-home.ts'
import { wishFromHomeTerms } from '../../domain/kernel/places/wish-from-home-terms.ts'
import type { Language } from '../words/chosen-language.ts'

/** A province that is kept by its Chinese name, as wishes and job orders say it. */
export function provinceName(name: string, language: Language): string {
  return isWishFromHome(name)
    ? wishFromHomeTerms[name][language]
    : ((language === 'zh' ? undefined : provinceInEnglish(name)) ?? name)
}
