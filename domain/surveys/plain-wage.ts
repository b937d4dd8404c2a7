import { withArabicNumerals } from './with-arabic-numerals.ts'

/** What a unit behind a figure is worth. */
export const yuanIn: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 千: 1000, k: 1000 }

const sizes = '一二三四五六七八九'

/** A wage in one spelling: figures, `-` within a range, 元 and /月 in their plain forms. */
export function plainWage(text: string): string {
  const close = text
    .toLowerCase()
    .replace(/(\d)[,'，\s](?=\d{3}(?!\d))/g, '$1')
    .replace(/[\s。()¥￥]|人民币|rmb/g, '')
    .replace(/[\u2010-\u2015\u2212~～]+|--+|至|到(?!手)/g, '-')
    .replace(/(?:每|一)个?月|(?<!\d)1个月/g, '/月')
    .replace(/(?:每|一)年/g, '/年')
    .replace(/元整|块钱?|圆/g, '元')
    .replace(/^\/(?=[月年])/, '每')
    .replace(/^每月/, '月')
    // 四五千 is from four to five thousand.
    .replace(/([一二三四五六七八九])([二三四五六七八九])(?=[千万])/g, (both, low: string, high: string) =>
      sizes.indexOf(high) === sizes.indexOf(low) + 1 ? `${sizes.indexOf(low) + 1}-${sizes.indexOf(high) + 1}` : both,
    )
    // 4千5 and 4千5百 are 4500, 1万2 is 12000.
    .replace(/(?<![\d.])(\d)千(\d)百?(?![\d.千万k])/g, '$1$200')
    .replace(/(?<![\d.])(\d)万(\d)千?(?![\d.千万k])/g, '$1$2000')
  return withArabicNumerals(close).replace(/\/{2,}/g, '/')
}
