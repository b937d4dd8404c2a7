import type { Words } from '../kernel/words.ts'

/** What can be offered, to those at home and to those at work elsewhere, whose families are hit. A further one is a line. */
export const helpKinds = {
  shelter: { zh: '临时安置、过渡住处', en: 'Shelter' },
  'food-and-goods': { zh: '食品和生活用品', en: 'Food and goods' },
  'contact-family': { zh: '联系家人', en: 'Contact with the family' },
  'transport-home': { zh: '返乡交通', en: 'Transport home' },
  psychological: { zh: '心理援助（12356）', en: 'Psychological help (12356)' },
  'wage-advance': { zh: '联系企业预支工资、请假', en: 'A wage advance or leave, asked of the plant' },
  'insurance-and-relief': { zh: '保险理赔、救助金申请', en: 'Claims for insurance and relief' },
  'legal-help': { zh: '法律援助（12348）', en: 'Legal help (12348)' },
  other: { zh: '其他帮助', en: 'Other help' },
} as const satisfies Record<string, Words>
export type HelpKindName = keyof typeof helpKinds
