import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { derivedId, type SurveyId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { NationalId } from '../../domain/kernel/personal.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { generateSurveySheet } from '../../local/demo/generate-survey-sheet.ts'
import { generateSurveyWorkbook } from '../../local/demo/generate-survey-workbook.ts'
import { openWorld, type World } from '../world.ts'
import { encodeGb18030 } from './encode-gb18030.ts'
import { importRows, importSheet, importUploaded, uploadSheet } from './import-sheet.ts'
import { bytesOf, csvOf, idBornOn, importDate, row, tableOf } from './written-sheet.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
})
afterAll(() => world.close())
afterEach(() => {
  vi.restoreAllMocks()
})

async function workerWith(nationalId: string): Promise<Worker | null> {
  const hash = await world.deps.vault.lookupHash('national-id', new NationalId(nationalId))
  return world.deps.workers.get(derivedId('WorkerId', hash))
}
function outcomeOf(survey: Survey) {
  if (survey.state !== 'imported') throw new Error(`the survey is ${JSON.stringify(survey)}`)
  return survey.outcome
}
let people = 0
/** Somebody who stands in no sheet yet. */
function newcomer() {
  people += 1
  return { nationalId: idBornOn('1991-04-02', people), phone: `154${String(people).padStart(8, '0')}` }
}

describe('a sheet of 120 rows as a county sends it', () => {
  const sheet = generateSurveySheet({ workers: 120, seed: 5, today: importDate })
  const duplicates = sheet.dirt.duplicate
  const rejected = Object.values(sheet.dirt).reduce((sum, count) => sum + count, 0) - duplicates

  test.each<[string, () => Uint8Array | Promise<Uint8Array>]>([
    ['CSV with BOM', () => bytesOf(sheet.csv)],
    ['CSV without BOM', () => bytesOf(sheet.csv.replace('\uFEFF', ''))],
    ['CSV in GB18030, as Excel in China writes it', () => encodeGb18030(sheet.csv.replace('\uFEFF', ''))],
    ['an XLSX workbook', () => generateSurveyWorkbook(sheet)],
  ])('gives the same counts as %s', async (_, written) => {
    const outcome = outcomeOf(await importSheet(world, await written()))
    expect(outcome).toMatchObject({ rows: 120, rejected, duplicates, accepted: 120 - rejected - duplicates })
    const { duplicate: _duplicate, ...reasons } = sheet.dirt
    expect(outcome.rejectedByReason).toEqual(reasons)
    expect(outcome.candidates).toBeGreaterThan(0)
    expect(outcome.candidates).toBeLessThan(outcome.accepted)
  })
})

test('a county brings in its own people only', async () => {
  const [own, other] = [newcomer(), newcomer()]
  const sheet = bytesOf(csvOf(tableOf([row(own), row({ ...other, countyCode: '530302' })])))
  const imported = await importUploaded(world, await uploadSheet(world, sheet, ['5306']))
  expect(outcomeOf(imported)).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
  expect(outcomeOf(imported).rejectedByReason['unknown-county']).toBe(1)
  expect(await workerWith(other.nationalId)).toBeNull()
})

describe('the same person in two sheets', () => {
  test('is one worker, who stands as the later survey says', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-01', minimumMonthlyWage: '4000' }))
    await importRows(world, row({ ...li, surveyDate: '2027-02-15', minimumMonthlyWage: '5200', phone: '15400099999' }))
    const worker = await workerWith(li.nationalId)
    expect(worker).toMatchObject({ surveyDate: '2027-02-15', minimumMonthlyWage: { minorUnits: 520_000 } })
    const [phone] = await world.deps.vault.open('phone', [worker?.sealedPhone ?? ''], 'a test')
    expect(phone?.reveal()).toBe('15400099999')
  })

  test('of which the older came last: its row counts as duplicate and changes nothing', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-15', willing: '愿意' }))
    const late = await importRows(world, row({ ...li, surveyDate: '2027-02-01', willing: '不愿意' }), row(newcomer()))
    expect(outcomeOf(late)).toMatchObject({ rows: 2, accepted: 1, duplicates: 1, rejected: 0, candidates: 1 })
    expect(await workerWith(li.nationalId)).toMatchObject({ surveyDate: '2027-02-15', willing: 'willing' })
  })

  test('of the same day: what was read last stands, and a sheet uploaded twice makes nobody twice', async () => {
    const rows = [row({ ...newcomer(), willing: '愿意' }), row(newcomer())]
    const first = await importRows(world, ...rows)
    const again = await importRows(world, ...rows)
    const { changes: none, ...counted } = outcomeOf(again)
    const { changes: two, ...before } = outcomeOf(first)
    expect(counted).toEqual(before)
    expect([two?.newcomer, none?.newcomer]).toEqual([2, 0])
    const { nationalId } = rows[0]!
    await importRows(world, { ...rows[0]!, willing: '不愿意' })
    expect(await workerWith(nationalId)).toMatchObject({ willing: 'not-willing' })
  })

  test('a worker who withdrew consent stays without it until asked again on a later day', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-01' }))
    const { workerId } = (await workerWith(li.nationalId))!
    await world.deps.workers.withdrawConsent(workerId, '2027-02-12T03:00:00.000Z' as Instant)
    await importRows(world, row({ ...li, surveyDate: '2027-02-12', minimumMonthlyWage: '6000' }))
    expect(await workerWith(li.nationalId)).toMatchObject({
      consent: { state: 'withdrawn' },
      minimumMonthlyWage: { minorUnits: 600_000 },
    })
    await importRows(world, row({ ...li, surveyDate: '2027-02-13' }))
    expect(await workerWith(li.nationalId)).toMatchObject({ consent: { state: 'given', on: '2027-02-13' } })
  })

  test('a withdrawal while a sheet is being imported is heard', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-01' }))
    const known = (await workerWith(li.nationalId))!
    const { workers, database } = world.deps
    const { middlewareStack } = database.client
    // The withdrawal falls between the import's look at the registry and its write.
    middlewareStack.add(
      (next, { commandName }) =>
        async (command) => {
          if (commandName === 'TransactWriteItemsCommand' && middlewareStack.remove('withdraws'))
            await workers.withdrawConsent(known.workerId, '2027-02-20T01:00:00.000Z' as Instant)
          return next(command)
        },
      { step: 'initialize', name: 'withdraws' },
    )
    const kept = await workers.register([{ ...known, surveyDate: importDate, skills: ['焊工'] }], world.clock.now())
    expect(kept).toEqual(new Set([known.workerId]))
    expect(await workerWith(li.nationalId)).toMatchObject({ consent: { state: 'withdrawn' }, skills: ['焊工'] })
  })
})

describe('a sheet that is refused', () => {
  test.each([
    ['no known head', 'name of the dog,age\nRex,3\n', /姓名|head/],
    ['nothing in it', '', /empty/],
    ['only heads', csvOf(tableOf([])), /no row below the heads/],
    ['a picture', '\u0089PNG\r\n\u001a\n\u0000\u0000', /neither a CSV/],
  ])('for %s says what to do and changes nothing', async (_, text, why) => {
    const before = await world.deps.workers.ofCounty('530627', null)
    const survey = await importSheet(world, bytesOf(text))
    expect(survey).toMatchObject({ state: 'refused', why: expect.stringMatching(why) })
    expect(await world.deps.workers.ofCounty('530627', null)).toEqual(before)
    const token = await world.token({ role: 'county', counties: ['5306'] })
    const again = await world.call('POST', `/v1/surveys/${survey.surveyId}/import`, { token })
    expect(again).toMatchObject({ status: 409, body: { detail: expect.stringContaining('create a new one') } })
  })

  test('because it was never uploaded', async () => {
    const token = await world.token({ role: 'province' })
    const body = { countyCode: '530627', fileName: '摸底.csv' }
    const { surveyId } = (await world.call('POST', '/v1/surveys', { token, body })).body as { surveyId: SurveyId }
    expect(await world.call('POST', `/v1/surveys/${surveyId}/import`, { token })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('PUT it to the upload link') },
    })
  })
})

describe('the rejected rows', () => {
  const rejectedCsv = async (survey: Survey) => {
    const token = await world.token({ role: 'county', counties: ['5306'] })
    return world.call('GET', `/v1/surveys/${survey.surveyId}/rejected.csv`, { token })
  }

  test('are downloaded with their reasons, corrected, and imported again', async () => {
    const li = newcomer()
    const wang = newcomer()
    const survey = await importRows(
      world,
      row(newcomer()),
      row({ ...li, phone: '1540000' }),
      row({ ...wang, countyCode: '110101' }),
    )
    expect(outcomeOf(survey)).toMatchObject({
      rows: 3,
      accepted: 1,
      rejected: 2,
      rejectedByReason: { 'invalid-phone': 1, 'unknown-county': 1 },
    })
    const download = await rejectedCsv(survey)
    expect(download.status).toBe(200)
    const csv = download.body as string
    expect(csv.split('\r\n').map((line) => line.split(',').slice(0, 2).join(' '))).toEqual([
      expect.stringContaining('行号 原因'),
      '3 手机号有误',
      '4 县区不明',
      '',
    ])
    const corrected = csv.replace('1540000,', `${li.phone},`).replace('110101', '530627')
    const second = await importSheet(world, bytesOf(corrected))
    expect(outcomeOf(second)).toMatchObject({ rows: 2, accepted: 2, rejected: 0, duplicates: 0 })
    expect(await workerWith(li.nationalId)).toMatchObject({ countyCode: '530627' })
  })

  test('are not there before the import', async () => {
    const surveyId = await uploadSheet(world, bytesOf(csvOf(tableOf([row(newcomer())]))))
    const token = await world.token({ role: 'province' })
    expect(await world.call('GET', `/v1/surveys/${surveyId}/rejected.csv`, { token })).toMatchObject({ status: 409 })
  })
})

describe('an import that breaks on the way', () => {
  const rows = () => Array.from({ length: 3 }, () => row(newcomer()))
  const counts = { rows: 3, accepted: 3, rejected: 0, duplicates: 0, candidates: 3 }

  test('before the registry took anything counts each row once', async () => {
    const register = vi.spyOn(world.deps.workers, 'register').mockRejectedValueOnce(new Error('throttled'))
    expect(outcomeOf(await importRows(world, ...rows()))).toMatchObject(counts)
    expect(register).toHaveBeenCalledTimes(2)
  })

  test('after the registry took the rows, and before they were counted, counts each row once', async () => {
    const { surveys } = world.deps
    const record = surveys.recordPart.bind(surveys)
    let broken = false
    vi.spyOn(surveys, 'recordPart').mockImplementation(async (surveyId, part, outcome) => {
      if (part > 0 && !broken) {
        broken = true
        throw new Error('throttled')
      }
      return record(surveyId, part, outcome)
    })
    expect(outcomeOf(await importRows(world, ...rows()))).toMatchObject(counts)
  })

  test('while the outcome is published says the same in the end', async () => {
    vi.spyOn(world.deps.bucket, 'erase').mockRejectedValueOnce(new Error('throttled'))
    const surveyId = await uploadSheet(world, bytesOf(csvOf(tableOf(rows()))))
    expect(outcomeOf(await importUploaded(world, surveyId))).toMatchObject(counts)
    expect(await world.deps.bucket.has(`surveys/${surveyId}/sheet`)).toBe(false)
  })

  test('for good is refused with the reason, and the sheet can be imported anew', async () => {
    const sheet = rows()
    const register = vi.spyOn(world.deps.workers, 'register').mockRejectedValue(new Error('throttled'))
    const survey = await importRows(world, ...sheet)
    expect(survey).toMatchObject({ state: 'refused', why: expect.stringContaining('broke on our side') })
    register.mockRestore()
    expect(outcomeOf(await importRows(world, ...sheet))).toMatchObject(counts)
  })

  test('two clicks on the import start it once', async () => {
    const surveyId = await uploadSheet(world, bytesOf(csvOf(tableOf(rows()))))
    const token = await world.token({ role: 'province' })
    const clicks = await Promise.all([1, 2].map(() => world.call('POST', `/v1/surveys/${surveyId}/import`, { token })))
    expect(clicks.map(({ status }) => status).every((status) => status === 202 || status === 409)).toBe(true)
    await world.settle()
    const survey = (await world.call('GET', `/v1/surveys/${surveyId}`, { token })).body as Survey
    expect(outcomeOf(survey)).toMatchObject(counts)
  })
})
