import writeWorkbook from 'write-excel-file/node'
import { writtenMoment } from './beijing-time.ts'
import { layOutForm } from './lay-out-form.ts'
import { pageSetup } from './page-setup.ts'
import type { PrintedForm } from './printed-form.ts'

/** One workbook (XLSX) with a sheet for each form, at least one. */
export async function writeForms(forms: readonly PrintedForm[]): Promise<Uint8Array> {
  const names = sheetNames(forms.map(({ name }) => name))
  const sheets = forms.map((form, index) => ({ form, sheet: names[index] ?? '', layout: layOutForm(form) }))
  const pages = sheets.map(({ form: { title, madeAt }, sheet, layout: { orientation, headRow } }) => ({
    sheet,
    orientation,
    headRow,
    title,
    foot: `制表时间：${writtenMoment(madeAt)}`,
  }))
  return writeWorkbook(
    sheets.map(({ sheet, layout: { data, widths, headRow } }) => ({
      sheet,
      data,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: headRow,
      showGridLines: false,
    })),
    { fontFamily: '宋体', fontSize: 11, features: [pageSetup(pages)] },
  ).toBuffer()
}

/** Excel takes at most 31 characters, none of `[]:*?/\`, no apostrophe at either end, and no name twice. */
function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const allowed =
      name
        .replace(/[[\]:*?/\\]/g, '')
        .replace(/^'+|'+$/g, '')
        .slice(0, 31) || '表'
    let unique = allowed
    for (let copy = 2; taken.has(unique.toLowerCase()); copy += 1) unique = `${allowed.slice(0, 27)}(${copy})`
    taken.add(unique.toLowerCase())
    return unique
  })
}
