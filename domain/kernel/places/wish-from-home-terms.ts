import type { Words } from '../words.ts'
import type { WishFromHome } from './wish-from-home.ts'

export const wishFromHomeTerms: Readonly<Record<WishFromHome, Words>> = {
  就近: { zh: '就近（能每天回家）', en: 'Near home (back every day)' },
  本市: { zh: '本市', en: 'Own city' },
  本州市: { zh: '本州市', en: 'Own prefecture' },
  本州市外县: { zh: '本州市其他县区', en: 'Other counties of the own prefecture' },
  省内外县: { zh: '省内其他县区', en: 'Other counties of the province' },
  省内外州市: { zh: '省内其他州市', en: 'Other prefectures of the province' },
}
