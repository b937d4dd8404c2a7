import type { Words } from '../kernel/words.ts'

/** Why nobody new is matched to an enterprise: kept in English. */
export const pauseReasons = {
  'broken-promise': {
    zh: '有人员反映情况与承诺不符。',
    en: 'A worker says that the job is not what was promised.',
  },
  'wages-not-as-promised': {
    zh: '有人员反映工资没有按承诺发放。',
    en: 'A worker says that the wages are not what was promised.',
  },
  'no-contract': {
    zh: '有人员反映到岗满一个月没有签书面劳动合同。',
    en: 'A worker says that no contract was signed within a month.',
  },
} as const satisfies Readonly<Record<string, Words>>

export function pauseWords(why: string): Words {
  const { zh, en } = Object.values<Words>(pauseReasons).find((reason) => reason.en === why) ?? { zh: why, en: why }
  return { zh, en }
}
