import type { Words } from '../kernel/words.ts'
import type { HomePayer } from './case.ts'

/** Who pays, as lists and the text to the person say it. */
export const payerTerms: Readonly<Record<HomePayer, Words>> = {
  province: { zh: '省里付', en: 'the province' },
  county: { zh: '县里付', en: 'the county' },
  station: { zh: '服务站付', en: 'the station' },
  enterprise: { zh: '企业付', en: 'the enterprise' },
  worker: { zh: '本人付', en: 'the person' },
}
