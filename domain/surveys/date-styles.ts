import { walkXml } from './walk-xml.ts'

/** Number formats that every spreadsheet knows without a definition and that show a date; 27-36 and 50-58 are Chinese ones. */
const builtInDates = new Set([14, 15, 16, 17, 22, ...numbersFrom(27, 36), ...numbersFrom(50, 58)])

/** For each cell style of a workbook, by its index, whether it shows a number as a date. */
export function dateStyles(stylesXml: string | undefined): readonly boolean[] {
  const dateFormats = new Set(builtInDates)
  const styles: boolean[] = []
  let isInStyles = false
  walkXml(stylesXml ?? '<none/>', {
    open(name, attribute) {
      if (name === 'numFmt') {
        const id = Number(attribute('numFmtId'))
        if (showsDate(attribute('formatCode') ?? '')) dateFormats.add(id)
        else dateFormats.delete(id)
      } else if (name === 'cellXfs') isInStyles = true
      else if (name === 'xf' && isInStyles) styles.push(dateFormats.has(Number(attribute('numFmtId') ?? 0)))
    },
    close(name) {
      if (name === 'cellXfs') isInStyles = false
    },
  })
  return styles
}

/** Outside of quoted text, colours and conditions, only a date format has a year or a day. */
function showsDate(format: string): boolean {
  const [positive = ''] = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';')
  return /[yd]/i.test(positive) && !/general/i.test(positive)
}

function numbersFrom(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
