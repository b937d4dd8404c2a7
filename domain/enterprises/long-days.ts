import { plainWording } from './plain-wording.ts'
import { longestDay } from './working-hours.ts'

const figures = '(\\d{1,2}(?:\\.5)?|十[一二三四五六]?)'
const range = `(?:${figures}[-~至到])?${figures}个?(?:半)?(?:小时|钟头|h(?![a-z]))`
const ofADay =
  '(?:每[天日班]|[一1][天班]|日均|当班|长白班|[白夜]班|[两二2三3]班倒?|倒班|轮班|班次|班制|工时|工作时间|上班|上)(?:工作|上班|上|时间|制|倒|是|为|需|要|约|大概|大约|各|[:,(])*'
const patterns = [
  new RegExp(`${ofADay}${range}`, 'giu'),
  new RegExp(`${range}(?:制|班|倒班|轮班|两班|[/每一][天日班]|工作制)`, 'giu'),
]
/** 24小时热水, and the 36 hours of a month. */
const longestRead = 20
const tens = '十一二三四五六'

/** What a text says of days that are longer than the law allows: 每天12小时, 两班倒，12小时, 12小时制; as it stands there, each once. */
export function longDaysIn(text: string): string[] {
  const plain = plainWording(text)
  const found = patterns.flatMap((pattern) =>
    [...plain.matchAll(pattern)].filter(([, , hours]) => {
      const many = hoursIn(hours ?? '')
      return many > longestDay && many <= longestRead
    }),
  )
  return [...new Set(found.sort((one, other) => one.index - other.index).map(([words]) => words))]
}

function hoursIn(figure: string): number {
  return figure.startsWith('十') ? 10 + (figure.length > 1 ? tens.indexOf(figure.charAt(1)) : 0) : Number(figure)
}
