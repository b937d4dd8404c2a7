import type { Words } from '../kernel/words.ts'
import type { DisasterKind } from './disaster.ts'
import type { HelpAnswer } from './help-offer.ts'

export const disasterTerms: Readonly<Record<DisasterKind, Words>> = {
  flood: { zh: '洪涝', en: 'Flood' },
  earthquake: { zh: '地震', en: 'Earthquake' },
  landslide: { zh: '滑坡、泥石流', en: 'Landslide' },
  frost: { zh: '低温冰冻', en: 'Frost' },
  drought: { zh: '干旱', en: 'Drought' },
  storm: { zh: '风雹', en: 'Storm' },
  fire: { zh: '火灾', en: 'Fire' },
  other: { zh: '其他灾害', en: 'Another disaster' },
}

export const helpAnswerTerms: Readonly<Record<HelpAnswer, Words>> = {
  'not-reached': { zh: '未联系上', en: 'Not reached' },
  'no-need': { zh: '不需要帮助', en: 'Needs none' },
  'needs-help': { zh: '需要帮助', en: 'Needs help' },
  settled: { zh: '已落实', en: 'Settled' },
}
