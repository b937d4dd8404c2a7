import type { Words } from '../kernel/words.ts'

const months = 'January February March April May June July August September October November December'.split(' ')

/** What a window is called: 2024, 2024-Q4, 2024-11, once. */
export function windowInWords(key: string): Words {
  const [, year, part = ''] = /^(\d{4})(?:-(Q[1-4]|\d{2}))?$/.exec(key) ?? []
  if (year === undefined) return key === 'once' ? { zh: '一次性', en: 'the one payment' } : { zh: key, en: key }
  if (part === '') return { zh: `${year}年`, en: year }
  if (part.startsWith('Q')) {
    const quarter = part.slice(1)
    return { zh: `${year}年第${quarter}季度`, en: `quarter ${quarter} of ${year}` }
  }
  return { zh: `${year}年${Number(part)}月`, en: `${months[Number(part) - 1] ?? part} ${year}` }
}
