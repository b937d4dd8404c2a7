import readWorkbook, { readSheet } from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { writtenDate, writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import { formTable, type PrintedForm } from '../../domain/kernel/forms/printed-form.ts'
import { spreadColumns } from '../../domain/kernel/forms/spread-columns.ts'
import { textWidth } from '../../domain/kernel/forms/text-width.ts'
import { writeForms } from '../../domain/kernel/forms/write-forms.ts'
import { atShanghai, type CalendarDate } from '../../domain/kernel/instant.ts'
import { fileInWorkbook } from './file-in-workbook.ts'

interface Coach {
  readonly plate: string
  readonly people: number
  readonly yuan: number
  readonly fill: number
}

const day = '2027-03-01' as CalendarDate
const coaches: Coach[] = [
  { plate: '云C·12345', people: 46, yuan: 18_400, fill: 0.9387755102040817 },
  { plate: '云C·54321', people: 39, yuan: 17_250.5, fill: 0.7959183673469388 },
]

function coachForm(changes: Partial<PrintedForm> = {}): PrintedForm {
  return {
    name: '专车',
    title: '专车 <一> & 二',
    facts: [
      [
        { label: '日期', value: writtenDate(day) },
        { label: '带队人', value: null },
      ],
    ],
    ...formTable<Coach>(
      [
        { head: '车牌号', value: ({ plate }) => plate },
        { head: '人数', value: ({ people }) => people, form: 'count', total: 'sum' },
        { head: '费用', value: ({ yuan }) => yuan, form: 'yuan', total: 'sum' },
        { head: '上座率', value: ({ fill }) => fill, form: 'share', total: () => 0.8673469387755102 },
        { head: '备注', value: () => null },
      ],
      coaches,
    ),
    notes: ['费用含返程空驶。'],
    signatures: [['带队人（签字）：', '单位（盖章）：']],
    madeAt: atShanghai(day, '08:05'),
    ...changes,
  }
}

const sheetXml = (workbook: Uint8Array, number = 1) => fileInWorkbook(workbook, `xl/worksheets/sheet${number}.xml`)

describe('a printed form', () => {
  test('holds title, labelled facts, heads, rows, totals, notes and places to sign', async () => {
    const rows = await readSheet(Buffer.from(await writeForms([coachForm()])))
    expect(rows.map((row) => row.filter((value) => value !== null))).toEqual([
      ['专车 <一> & 二'],
      ['日期', '2027年3月1日', '带队人'],
      ['车牌号', '人数', '费用', '上座率', '备注'],
      ['云C·12345', 46, 18_400, expect.closeTo(0.94, 2)],
      ['云C·54321', 39, 17_250.5, expect.closeTo(0.8, 1)],
      ['合计', 85, 35_650.5, expect.closeTo(0.87, 2)],
      ['费用含返程空驶。'],
      ['带队人（签字）：', '单位（盖章）：'],
    ])
  })

  test('is set up for A4: as wide as the page, heads repeated, title and page numbers on every page', async () => {
    const workbook = await writeForms([coachForm()])
    const xml = sheetXml(workbook)
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>')
    expect(xml).toContain('<pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"/>')
    expect(xml).toContain(
      '<oddFooter>&amp;L制表时间：2027年3月1日 08:05&amp;C专车 &lt;一&gt; &amp;&amp; 二&amp;R第 &amp;P 页，共 &amp;N 页</oddFooter>',
    )
    expect(fileInWorkbook(workbook, 'xl/workbook.xml')).toContain(
      `<definedName name="_xlnm.Print_Titles" localSheetId="0">'专车'!$3:$3</definedName>`,
    )
    const order = [
      '<sheetPr>',
      '<sheetData>',
      '<mergeCells',
      '<printOptions',
      '<pageMargins',
      '<pageSetup',
      '<headerFooter',
    ]
    const places = order.map((element) => xml.indexOf(element))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
  })

  test('shows yuan and shares as such, and everything in the table within borders', async () => {
    const styles = fileInWorkbook(await writeForms([coachForm()]), 'xl/styles.xml')
    expect(styles).toMatch(/formatCode="(?:"|&quot;)¥(?:"|&quot;)#,##0\.00"/)
    expect(styles).toContain('formatCode="0.0%"')
    expect(styles).toMatch(/<left style="thin">/)
  })

  test('keeps digits of a text as text, also under a head for numbers', async () => {
    const columns = [{ head: '序号', value: () => '530621199001011234', form: 'count' as const, total: 'sum' as const }]
    const table = formTable(columns, coaches.slice(0, 1))
    const workbook = await writeForms([coachForm({ ...table, totals: ['合计'], facts: [], signatures: [] })])
    expect((await readSheet(Buffer.from(workbook))).flat()).toContain('530621199001011234')
    expect(fileInWorkbook(workbook, 'xl/styles.xml')).toContain('formatCode="@"')
  })

  test('lies across the page where its columns need it, and never takes a narrower page than A4', async () => {
    const columns = Array.from({ length: 14 }, (_, n) => ({ head: `第${n}列`, value: () => '云南省昭通市' }))
    const xml = sheetXml(await writeForms([coachForm(formTable(columns, coaches))]))
    expect(xml).toContain('orientation="landscape"')
    const widths = [...xml.matchAll(/<col [^>]*width="([\d.]+)"/g)].map(([, width]) => Number(width))
    expect(widths).toHaveLength(14)
    for (const width of widths) expect(width).toBeGreaterThanOrEqual(textWidth('云南省昭通市'))
  })

  test('stands beside others in one workbook, under names that Excel allows', async () => {
    const long = '广东省东莞市长安镇某某电子科技股份有限公司第一分公司总装车间二期/东区'
    const names = ['一厂[东]', '一厂东', long, `${long}*`]
    const workbook = await writeForms(names.map((name) => coachForm({ name })))
    const sheets = (await readWorkbook(Buffer.from(workbook))).map(({ sheet }) => sheet)
    expect(new Set(sheets).size).toBe(4)
    expect(sheets.slice(0, 2)).toEqual(['一厂东', '一厂东(2)'])
    for (const sheet of sheets) expect(sheet).toMatch(/^[^[\]:*?/\\]{1,31}$/)
    expect(fileInWorkbook(workbook, 'xl/workbook.xml').match(/_xlnm\.Print_Titles/g)).toHaveLength(4)
  })
})

test.each([
  ['530621', 6],
  ['昭阳区', 6],
  ['王·李', 6],
  ['（□）', 6],
  ['上车\n未上车', 6],
  ['𠮷田', 4],
])('%j is %i wide', (text, width) => expect(textWidth(text)).toBe(width))

test('cells side by side share the columns by the widths that they want', () => {
  expect(spreadColumns([10, 10, 10, 10], [10, 30])).toEqual([1, 3])
  expect(spreadColumns([5, 5, 30], [1, 1, 1])).toEqual([1, 1, 1])
  expect(spreadColumns([4, 4, 4, 4, 4, 4], [1, 1])).toEqual([3, 3])
})

test('a moment is written in Beijing time', () => {
  expect(writtenMoment(atShanghai('2026-12-31' as CalendarDate, '00:30'))).toBe('2026年12月31日 00:30')
})
