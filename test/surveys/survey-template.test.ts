import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { columnOfHead } from '../../domain/surveys/column-of-head.ts'
import { readSurveySheet } from '../../domain/surveys/read-survey-sheet.ts'
import { surveyFactNames } from '../../domain/surveys/survey-facts.ts'
import { surveyTemplate } from '../../domain/surveys/survey-template.ts'
import { openWorld } from '../world.ts'
import { importDate, readingOfRows, row } from './written-sheet.ts'

test('the template has every head, and nobody is imported from it', async () => {
  const workbook = Buffer.from(await surveyTemplate())
  const [heads = []] = await readSheet(workbook)
  expect(heads.map((head) => columnOfHead(String(head)))).toEqual(surveyFactNames)
  expect(await readSurveySheet(workbook, { importDate })).toMatchObject({ refused: 'empty-sheet' })
})

test('its example is read as it is written', async () => {
  const notes = await readSheet(Buffer.from(await surveyTemplate()), 2)
  const example = Object.fromEntries(notes.slice(1).map(([head, , , value]) => [columnOfHead(String(head)), value]))
  expect(await readingOfRows(row(example))).toMatchObject({ rejected: [], accepted: [{ countyCode: '530627' }] })
})

test('a county can fetch it', async () => {
  const world = await openWorld({ partners: false })
  const token = await world.token({ role: 'county', counties: ['5306'] })
  const answer = await world.call('GET', '/v1/surveys/template.xlsx', { token })
  await world.close()
  expect(answer.status).toBe(200)
})
