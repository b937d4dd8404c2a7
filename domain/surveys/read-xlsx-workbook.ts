import { type Refusal, refuse } from '../kernel/refusal.ts'
import { dateStyles } from './date-styles.ts'
import { readWorksheet, unescaped } from './read-worksheet.ts'
import type { Worksheet } from './sheet-table.ts'
import { surveySentences } from './survey-sentences.ts'
import { walkXml } from './walk-xml.ts'
import { type XlsxParts, xlsxParts } from './xlsx-parts.ts'

/**
 * The worksheets of an XLSX workbook in the order of their tabs; of hidden ones only the names. The parts of the workbook
 * are read here, as no kept-up reader tells which sheets are hidden, which cells are merged and which hold an error.
 */
export function readXlsxWorkbook(bytes: Uint8Array): Worksheet[] | Refusal<'unreadable-sheet'> {
  try {
    return worksheetsOf(xlsxParts(bytes))
  } catch {
    return refuse('unreadable-sheet', surveySentences('damaged'))
  }
}

function worksheetsOf(parts: XlsxParts): Worksheet[] {
  const workbookPath =
    parts.relationshipsOf('').find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const workbook = parts.text(workbookPath)
  if (workbook === undefined) throw new Error('the archive holds no workbook')
  const related = parts.relationshipsOf(workbookPath)
  const listed: { name: string; id: string; isHidden: boolean }[] = []
  let from1904 = false
  walkXml(workbook, {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = /^(?:1|true|on)$/i.test(attribute('date1904') ?? '')
      if (name !== 'sheet') return
      const state = attribute('state') ?? 'visible'
      listed.push({ name: attribute('name') ?? '', id: attribute('id') ?? '', isHidden: state !== 'visible' })
    },
  })
  const textOf = (wanted: string) => {
    const path = related.find(({ kind }) => kind === wanted)?.path
    return path === undefined ? undefined : parts.text(path)
  }
  const context = {
    sharedStrings: readSharedStrings(textOf('sharedStrings')),
    dateStyles: dateStyles(textOf('styles')),
    from1904,
  }
  return listed.flatMap(({ name, id, isHidden }): Worksheet[] => {
    const part = related.find((one) => one.id === id)
    if (part && part.kind !== 'worksheet') return []
    if (isHidden) return [{ name, isHidden, from1904, table: [] }]
    const xml = part && parts.text(part.path)
    if (xml === undefined) throw new Error('a worksheet is missing in the archive')
    return [{ name, isHidden, from1904, table: readWorksheet(xml, context) }]
  })
}

function readSharedStrings(xml: string | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let isText = false
  let isPhonetic = false
  walkXml(xml ?? '<none/>', {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') isPhonetic = true
      else if (name === 't') isText = !isPhonetic
    },
    text(part) {
      if (isText) text += part
    },
    close(name) {
      if (name === 't') isText = false
      else if (name === 'rPh') isPhonetic = false
      else if (name === 'si') strings.push(unescaped(text))
    },
  })
  return strings
}
