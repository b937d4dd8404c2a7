import { strToU8, zipSync } from 'fflate'

export interface WrittenSheet {
  readonly name: string
  readonly state?: 'hidden' | 'veryHidden'
  /** The XML between `<worksheet>` and `</worksheet>`, or cells that are written as texts in line. */
  readonly content: string | readonly (readonly string[])[]
}

/** A workbook as other programs write it, part by part: what the writing library cannot produce. */
export function workbookOf(
  sheets: readonly WrittenSheet[],
  { workbookPr = '', styles = '', strings = '' } = {},
): Uint8Array {
  const relationship = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`
  const relationships = (...all: string[]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
  const listed = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  )
  const parts: Record<string, string> = {
    '_rels/.rels': relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns:r="x">${workbookPr}<sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...sheets.map((_, index) => relationship(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relationship('rId90', 'styles', '/xl/styles.xml'),
      relationship('rId91', 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': `<styleSheet>${styles}</styleSheet>`,
    'xl/sharedStrings.xml': `<sst>${strings}</sst>`,
  }
  sheets.forEach(({ content }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = `<worksheet>${
      typeof content === 'string' ? content : `<sheetData>${content.map(rowXml).join('')}</sheetData>`
    }</worksheet>`
  })
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])))
}

/** A row of texts in line; what begins with `<c` is written as it is. */
export function rowXml(cells: readonly string[]): string {
  return `<row>${cells.map((cell) => (cell.startsWith('<c') ? cell : textXml(cell))).join('')}</row>`
}

function textXml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return text === '' ? '<c/>' : `<c t="inlineStr"><is><t>${escaped}</t></is></c>`
}
