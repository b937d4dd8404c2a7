import { PersonName } from '../kernel/personal.ts'

const inBrackets = /[([{<〔【〖《〈「『][^)\]}>〕】〗》〉」』]*[)\]}>〕】〗》〉」』]?/g
const dots = /\s*[·•・‧.∙⋅●▪᛫]\s*/g

/** 张三、李四 are two people, 张? and 张三1 are nobody's name. */
const notOfChinese = /[^\p{L}\p{M}\p{Co}·〇]/u
const notOfForeign = /[^\p{L}\p{M}\p{Co}·\s.'’-]/u
const severalLines = /\p{Script=Han}{2,}\s*[\n\r]\s*\p{Script=Han}{2,}/u

/**
 * Reads the name of a person as it stands in an ID card, or null where nothing of one, or more than one, is there. What stands in brackets
 * (`（户主）`) and the spaces that fill up a short name (`张 三`) are no part of it; the dot of a name like 阿依·古丽 is written in
 * many ways.
 */
export function parsePersonName(text: string): PersonName | null {
  const bare = text.replace(inBrackets, '').trim()
  const isChinese = /\p{Script=Han}/u.test(bare)
  const name = isChinese ? bare.replace(dots, '·').replace(/\s/g, '') : bare.replace(/\s+/g, ' ')
  if (!/\p{L}|\p{Co}/u.test(name) || (isChinese ? notOfChinese : notOfForeign).test(name)) return null
  if (severalLines.test(bare)) return null
  return new PersonName(name)
}
