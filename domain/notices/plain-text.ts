/** Traditional characters of the words that replies are made of. */
const simplified: ReadonlyMap<string, string> = new Map(
  '訂订 願愿 幫帮 還还 離离 開开 職职 樣样 對对 問问 題题 發发 別别 無无 錢钱 資资 給给 過过 復复 覆复 這这 來来 個个 點点 號号 嗎吗 麼么 騙骗 關关 報报 險险 殺杀 傷伤 讓让 餓饿 應应 絕绝 選选 擇择 請请 謝谢 慮虑 壹一 貳二 叁三 參三'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
)

/** Combining marks, formats, fillers and blanks: nobody sees them. A space is kept. */
const invisible = /[\p{M}\p{Cf}\p{Cc}\p{Co}\p{Cn}\u115F\u1160\u3164\uFFA0\u2800]/gu

/** What somebody typed, in one spelling: half-width, small letters, simplified, without what cannot be seen. */
export function plainText(text: string): string {
  return (
    text
      // A full-width comma never stands within a number.
      .replaceAll('，', ', ')
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(invisible, '')
      .normalize('NFKC')
      .replaceAll(/./gu, (character) => simplified.get(character) ?? character)
      .replaceAll(/\s+/g, ' ')
      .trim()
  )
}
