/** Traditional characters of the words that replies are made of. */
const simplified: ReadonlyMap<string, string> = new Map(
  '訂订 願愿 幫帮 還还 離离 開开 職职 樣样 對对 問问 題题 發发 別别 無无 錢钱 資资 給给 過过 復复 覆复 這这 來来 個个 點点 號号 嗎吗 麼么 騙骗 關关 報报 險险 殺杀 傷伤 讓让 餓饿 應应 絕绝 選选 擇择 請请 謝谢 慮虑 壹一 貳二 贰二 叁三 參参 沒没 闆板 證证 們们 廠厂 車车 時时 間间 興兴 趕赶 丟丢 見见 聯联 繫系 壓压 斷断 醫医 護护 鎖锁 綁绑 毆殴 強强 姦奸 褻亵 傳传 銷销 賣卖 觸触 電电 暈晕 飯饭 處处 禍祸 壞坏 頭头 經经 動动 煩烦 騷骚 擾扰 廣广 確确 認认 業业 辭辞 幹干 撥拨 頓顿 領领 隊队 機机 燙烫 燒烧 腳脚 準准 許许 現现 嚇吓 脅胁 軟软 誤误 錯错 軌轨 帶带 兒儿 親亲 師师 導导 勞劳 爲为 為为 將将 會会 從从 連连 討讨 罵骂 罰罚 藥药'
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
