/** A traditional character and its simplified form, one pair after the other. */
const traditional =
  '證证費费檢检體体裝装報报錢钱幣币繳缴納纳還还無无須须會会員员職职諾诺個个項项規规開开練练訓训擔担將将壓压給给務务條条應应' +
  '發发銀银帳账賬账預预從从資资齡龄歲岁優优漢汉衹只祇只隻只戶户勞劳動动僱雇傭佣紹绍錄录實实習习離离滿满號号護护業业學学歷历' +
  '駕驾駛驶場场廠厂論论儲储備备為为單单與与對对種种類类額额買买賣卖廣广東东國国嚴严絕绝執执減减淨净點点舖铺鋪铺標标準准藥药' +
  '產产視视衛卫記记簽签書书後后裡里車车貨货電电線线機机質质責责領领導导帶带過过這这並并請请傳传統统暫暂處处罰罚婦妇懷怀孫孙' +
  '齊齐異异邊边鄉乡縣县區区內内臺台灣湾雲云貴贵陝陕遼辽寧宁龍龙蘇苏贛赣豐丰險险當当擇择認认間间適适薦荐歡欢純纯潔洁滯滞團团' +
  '辦办証证'
const pairs = Array.from(traditional)
const simple = new Map(pairs.flatMap((from, index) => (index % 2 === 0 ? [[from, pairs[index + 1] ?? from]] : [])))

/**
 * A text as the rules on wording read it: full-width forms narrowed, spaces, invisible characters and dots between characters
 * taken out, and the traditional characters of these rules' words in their simplified form.
 */
export function plainWording(text: string): string {
  const narrow = text.normalize('NFKC').replace(/[\s\u200b-\u200f\ufeff·•*_]/gu, '')
  return Array.from(narrow, (character) => simple.get(character) ?? character).join('')
}
