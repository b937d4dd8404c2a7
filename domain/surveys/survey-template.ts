import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import writeWorkbook from 'write-excel-file/node'
import { pageSetup } from '../kernel/forms/page-setup.ts'
import { type SurveyFactName, surveyFactNames, surveyFacts } from './survey-facts.ts'

/** A person whom nobody is: numbers that begin with 999 are given to no one. */
const example: Record<SurveyFactName, string> = {
  name: '张三',
  nationalId: '999001199005170012',
  phone: '15400000001',
  secondPhone: '15400000002',
  countyCode: '镇雄县',
  township: '以古镇',
  village: '大坪村',
  skills: '焊工;电工',
  minimumMonthlyWage: '4500',
  destinations: '广东省;浙江省',
  earliestDeparture: '2026-03-05',
  priorityPolicy: 'p01',
  priorityUntil: '2026-12-31',
  priorityConsent: '是',
  companionGroup: '大坪1组',
  willing: '愿意',
  consent: '是',
  surveyDate: '2026-02-10',
  surveyor: '李四',
}

/** Answers to choose from in a list of the cell. */
const choices: Partial<Record<SurveyFactName, string>> = {
  priorityConsent: '是,否',
  willing: '愿意,不愿意,未定',
  consent: '是,否',
}

const rowsToFill = 500

/**
 * The empty sheet of a survey (摸底调查表): one sheet of heads to fill in, with lists to choose from, and one that says what to
 * write, with an example. The example stands apart, so that nobody imports it.
 */
export async function surveyTemplate(): Promise<Uint8Array> {
  const heads = surveyFactNames.map((name) => ({
    value: surveyFacts[name].blank === 'refused' ? `${surveyFacts[name].heads[0]}*` : surveyFacts[name].heads[0],
    type: String,
    fontWeight: 'bold' as const,
  }))
  const notes = [
    ['表头', '怎么填', '是否必填', '示例'],
    ...surveyFactNames.map((name) => {
      const {
        heads: [head],
        form,
        blank,
      } = surveyFacts[name]
      return [head, form, blank === 'refused' ? '必填' : '可不填', example[name]]
    }),
  ].map((row) => row.map((value) => ({ value, type: String, wrap: true })))
  const sheets = [
    { sheet: '摸底调查', data: [heads], columns: heads.map(() => ({ width: 16 })), stickyRowsCount: 1 },
    { sheet: '填表说明', data: notes, columns: [{ width: 16 }, { width: 60 }, { width: 10 }, { width: 24 }] },
  ]
  const pages = sheets.map(({ sheet }) => ({
    sheet,
    orientation: 'landscape' as const,
    headRow: 1,
    title: sheet,
    foot: '带*的为必填项',
  }))
  const workbook = await writeWorkbook(sheets, { features: [pageSetup(pages)] }).toBuffer()
  return withChoices(workbook)
}

/** The library that writes the workbook knows no lists to choose from, so they are put into the sheet's XML. */
function withChoices(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook)
  const path = 'xl/worksheets/sheet1.xml'
  const lists = surveyFactNames.flatMap((name, index) => {
    const column = String.fromCharCode(65 + index)
    const range = `${column}2:${column}${rowsToFill + 1}`
    const list = choices[name]
    return list
      ? [`<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${list}"</formula1></dataValidation>`]
      : []
  })
  const xml = strFromU8(parts[path] ?? new Uint8Array())
  const validations = `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
  return zipSync({ ...parts, [path]: strToU8(xml.replace('</sheetData>', `</sheetData>${validations}`)) })
}
