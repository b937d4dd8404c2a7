import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { derivedId } from '../../domain/kernel/ids.ts'
import type { Instant } from '../../domain/kernel/instant.ts'
import { NationalId } from '../../domain/kernel/personal.ts'
import type { RowView } from '../../domain/surveys/row-view.ts'
import type { Survey } from '../../domain/surveys/survey.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { openWorld, type World } from '../world.ts'
import { importRows, importSheet, importUploaded, uploadSheet } from './import-sheet.ts'
import { bytesOf, chineseHeads, csvOf, idBornOn, importDate, row, tableOf, type WrittenRow } from './written-sheet.ts'
import { workbookOf } from './written-workbook.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false, start: `${importDate}T01:00:00.000Z` as Instant })
})
afterAll(() => world.close())

let people = 0
function newcomer(): Pick<WrittenRow, 'nationalId' | 'phone'> {
  people += 1
  return { nationalId: idBornOn('1991-04-02', people), phone: `154${String(people).padStart(8, '0')}` }
}
async function workerWith(nationalId: string): Promise<Worker | null> {
  const hash = await world.deps.vault.lookupHash('national-id', new NationalId(nationalId))
  return world.deps.workers.get(derivedId('WorkerId', hash))
}
const county = (counties = ['5306'], subject = 'li@zhaotong') => world.token({ role: 'county', subject, counties })

interface Problem {
  detail: string
  errors?: { pointer: string; detail: string }[]
  stands?: RowView
}
async function correct(
  { surveyId }: Pick<Survey, 'surveyId'>,
  place: string,
  body: object,
  token?: string,
): Promise<{ status: number; body: RowView & Problem }> {
  const path = `/v1/surveys/${surveyId}/rows/${place}`
  const answer = await world.call('PATCH', path, { token: token ?? (await county()), body, language: 'zh' })
  return answer as { status: number; body: RowView & Problem }
}
async function look({ surveyId }: Pick<Survey, 'surveyId'>) {
  const survey = (await world.call('GET', `/v1/surveys/${surveyId}`, { token: await county() })).body as Survey
  if (survey.state !== 'imported') throw new Error(survey.state)
  const { rows, accepted, rejected, duplicates, rejectedByReason } = survey.outcome
  expect(accepted + rejected + duplicates).toBe(rows)
  expect(Object.values(rejectedByReason).reduce((sum, one) => sum + one, 0)).toBe(rejected)
  return { ...survey.outcome, toClarify: survey.findings?.toClarify }
}
async function waiting({ surveyId }: Pick<Survey, 'surveyId'>, query = ''): Promise<RowView[]> {
  const path = `/v1/surveys/${surveyId}/rows${query}`
  return ((await world.call('GET', path, { token: await county() })).body as { items: RowView[] }).items
}

describe('a rejected row', () => {
  test.each<[string, Partial<WrittenRow>, object]>([
    ['with a damaged phone', { phone: '1540000' }, { 手机号码: '' }],
    ['with a wrong ID', { nationalId: '999001199104020019' }, { 身份证号: '' }],
    ['without a county', { countyCode: '' }, { 县区: '镇雄县' }],
    ['of a county elsewhere', { countyCode: '110101' }, { countyCode: 530627 }],
    ['whose answer cannot be read', { willing: '看工资' }, { 外出意愿: '√' }],
    ['without a name', { name: '' }, { 姓名: '王 建华（户主）' }],
  ])('%s becomes the worker that the import would have made', async (_, written, cells) => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, ...written }))
    expect(await look(survey)).toMatchObject({ rows: 2, accepted: 1, rejected: 1, candidates: 1 })
    const filled = Object.fromEntries(
      Object.entries(cells).map(([head, value]) => [
        head,
        value || (head.startsWith('手机') ? one.phone : one.nationalId),
      ]),
    )
    const answer = await correct(survey, '1/3', { version: 1, cells: filled })
    expect(answer).toMatchObject({ status: 200, body: { state: 'accepted', version: 2, changedBy: 'li@zhaotong' } })
    expect(answer.body.cells.filter(({ fault }) => fault)).toEqual([])
    expect(await look(survey)).toMatchObject({ rows: 2, accepted: 2, rejected: 0, candidates: 2 })

    const worker = await workerWith(one.nationalId)
    const twin = newcomer()
    await importRows(world, row(newcomer()), row(twin))
    const imported = await workerWith(twin.nationalId)
    const ofItself = {
      workerId: '',
      sealedName: '',
      sealedNationalId: '',
      sealedPhone: '',
      sealedTownship: '',
      sealedVillage: '',
      phoneHash: '',
      surveyId: '',
      consent: {},
      expiresAt: 0,
    }
    expect({ ...worker, ...ofItself }).toEqual({ ...imported, ...ofItself })
    expect(await waiting(survey)).toEqual([])
  })

  test('corrected with another bad value stays as it is, and the cell is told', async () => {
    const survey = await importRows(world, row(newcomer()), row({ ...newcomer(), phone: '1540000' }))
    const answer = await correct(survey, '1/3', { version: 1, cells: { 手机号: '12345678901', 期望月薪: '随便给' } })
    expect(answer.status).toBe(422)
    expect(answer.body.errors).toMatchObject([
      { pointer: '#/cells/手机号', detail: expect.stringContaining('11位') },
      { pointer: '#/cells/期望月薪', detail: expect.stringContaining('期望月薪无法识别') },
    ])
    expect(JSON.stringify(answer.body)).not.toContain('12345678901')
    expect(await waiting(survey)).toMatchObject([{ version: 1, reason: 'invalid-phone' }])
  })

  test('with two faults keeps the cell that was mended, and says what is left', async () => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, phone: '1', willing: '' }))
    const first = await correct(survey, '1/3', { version: 1, cells: { 外出意愿: '愿意' } })
    expect(first).toMatchObject({ status: 200, body: { version: 2, state: 'rejected', reason: 'invalid-phone' } })
    expect(await look(survey)).toMatchObject({ rejected: 1, rejectedByReason: { 'invalid-phone': 1 } })
    expect(await correct(survey, '1/3', { version: 2, cells: { phone: one.phone } })).toMatchObject({ status: 200 })
    expect(await look(survey)).toMatchObject({ accepted: 2, rejected: 0 })
  })

  test('does not take a number for an ID once it is read again', async () => {
    const one = newcomer()
    const cells = [chineseHeads, ...tableOf([row({ ...one, phone: '1' })]).slice(1)]
    const [heads, people] = cells as [string[], string[]]
    const asNumber = people.map((cell) => (cell === one.nationalId ? `<c><v>${cell}</v></c>` : cell))
    const survey = await importSheet(world, workbookOf([{ name: '一', content: [heads, asNumber] }]))
    const answer = await correct(survey, '1/2', { version: 1, cells: { 手机号: one.phone } })
    expect(answer.body).toMatchObject({ state: 'rejected', reason: 'invalid-national-id' })
  })

  test('is told of a head that there is not, of one given twice, and of a blank where something must be', async () => {
    const survey = await importRows(world, row(newcomer()), row({ ...newcomer(), phone: '1' }))
    const { body } = await correct(survey, '1/3', {
      version: 1,
      cells: { 手机号玛: '15400000001', 手机: '15400000001', phone: '15400000001', 姓名: null },
    })
    expect(body.errors?.map(({ pointer, detail }) => [pointer, detail.slice(0, 12)])).toEqual([
      ['#/cells/手机号玛', '没有这样的列，是否指“手'],
      ['#/cells/phone', '这一列写了两次，请只写一'],
      ['#/cells/姓名', '请填写：姓名'],
    ])
  })

  test('once settled is no longer in the file of rejected rows; the others are', async () => {
    const one = newcomer()
    const survey = await importRows(world, row({ ...one, phone: '1' }), row({ ...newcomer(), phone: '2' }))
    const csv = async () =>
      (await world.call('GET', `/v1/surveys/${survey.surveyId}/rejected.csv`, { token: await county() })).body as string
    expect((await csv()).split('\r\n')).toHaveLength(4)
    await correct(survey, '1/2', { version: 1, cells: { phone: one.phone } })
    const lines = (await csv()).split('\r\n')
    expect(lines.slice(1)).toEqual([expect.stringMatching(/^3,手机号有误/), ''])
  })
})

describe('two who correct one row', () => {
  test('the second is told what stands, and changes nothing', async () => {
    const [one, other] = [newcomer(), newcomer()]
    const survey = await importRows(world, row(newcomer()), row({ ...one, phone: '1' }))
    const [first, second] = await Promise.all([
      correct(survey, '1/3', { version: 1, cells: { phone: one.phone } }, await county(['5306'], 'li@zhaotong')),
      correct(survey, '1/3', { version: 1, cells: { phone: other.phone } }, await county(['5306'], 'wang@zhaotong')),
    ])
    expect([first.status, second.status].toSorted((one, other) => one - other)).toEqual([200, 409])
    const [won, lost] = first.status === 200 ? [first.body, second.body] : [second.body, first.body]
    expect(lost.stands).toEqual(won)
    expect(await look(survey)).toMatchObject({ accepted: 2, rejected: 0, candidates: 2 })
  })

  test('the same correction twice gets the same answer, with or without a key', async () => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, phone: '1' }))
    const body = { version: 1, cells: { phone: one.phone } }
    const answers = [await correct(survey, '1/3', body), await correct(survey, '1/3', body)]
    expect(answers[1]).toEqual(answers[0])
    expect(await look(survey)).toMatchObject({ accepted: 2, rejected: 0 })
  })

  test('twenty rows corrected at once are all counted', async () => {
    const some = Array.from({ length: 20 }, newcomer)
    const survey = await importRows(world, ...some.map((one) => row({ ...one, phone: '1' })))
    const answers = await Promise.all(
      some.map(({ phone }, index) => correct(survey, `1/${index + 2}`, { version: 1, cells: { phone } })),
    )
    expect(answers.map(({ status }) => status)).toEqual(some.map(() => 200))
    expect(await look(survey)).toMatchObject({ accepted: 20, rejected: 0, candidates: 20 })
  })
})

describe('a row corrected twice', () => {
  test('with another ID the second time leaves nobody behind under the first', async () => {
    const [wrong, right] = [newcomer(), newcomer()]
    const survey = await importRows(world, row(newcomer()), row({ ...right, nationalId: '99' }))
    await correct(survey, '1/3', { version: 1, cells: { 身份证号: wrong.nationalId } })
    expect(await workerWith(wrong.nationalId)).not.toBeNull()
    const second = await correct(survey, '1/3', { version: 2, cells: { 身份证号: right.nationalId } })
    expect(second).toMatchObject({ status: 200, body: { state: 'accepted', version: 3 } })
    expect(await workerWith(wrong.nationalId)).toBeNull()
    expect(await workerWith(right.nationalId)).toMatchObject({ surveyRow: 3 })
    expect(await look(survey)).toMatchObject({ accepted: 2, rejected: 0, candidates: 2 })
  })

  test('keeps every version with who and when, sealed, and the survey’s record names the corrector', async () => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, phone: '1' }))
    await correct(survey, '1/3', { version: 1, cells: { phone: one.phone } })
    await correct(survey, '1/3', { version: 2, cells: { 期望月薪: '6000元' } }, await county(['53'], 'zhao@zhaotong'))
    const path = `/v1/surveys/${survey.surveyId}/rows/1/3`
    const kept = (await world.call('GET', path, { token: await county() })).body as RowView & { earlier: RowView[] }
    expect([kept, ...kept.earlier].map(({ version, state, changedBy }) => [version, state, changedBy])).toEqual([
      [3, 'accepted', 'zhao@zhaotong'],
      [2, 'accepted', 'li@zhaotong'],
      [1, 'rejected', null],
    ])
    expect(await workerWith(one.nationalId)).toMatchObject({ minimumMonthlyWage: { minorUnits: 600_000 } })
    const audit = await world.deps.audit.of(survey.surveyId)
    // Both of one instant, so in either order.
    const corrections = audit.filter(({ action }) => action === 'surveys/correct-row')
    expect(corrections.map(({ actor }) => actor).toSorted()).toEqual(['li@zhaotong', 'zhao@zhaotong'])
  })
})

async function villageOf(nationalId: string) {
  const worker = await workerWith(nationalId)
  const [opened] = worker ? await world.deps.vault.openOf([worker], { sealedVillage: 'village' }, 'a test') : []
  return opened?.sealedVillage
}

describe('an ID that belongs to somebody else', () => {
  test('of another village is refused under another name, and taken once somebody says that they are one', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, name: '李国庆', village: '白石村', minimumMonthlyWage: '4000' }))
    const survey = await importRows(world, row(newcomer()), row({ ...newcomer(), name: '李国强', nationalId: '99' }))
    const cells = { 身份证号: li.nationalId }
    const answer = await correct(survey, '1/3', { version: 1, cells })
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('白石村 李**') } })
    expect(JSON.stringify(answer.body)).not.toMatch(new RegExp(`李国庆|${li.nationalId}`))
    expect(await villageOf(li.nationalId)).toBe('白石村')
    expect(await look(survey)).toMatchObject({ accepted: 1, rejected: 1 })

    const sure = await correct(survey, '1/3', { version: 1, cells, isSamePerson: true })
    expect(sure).toMatchObject({ status: 200, body: { state: 'accepted' } })
    expect(await villageOf(li.nationalId)).toBe('大坪村')
  })

  test('of a county beyond the corrector’s is for the province, and nothing of the other is told', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, name: '李国庆', village: '白石村', countyCode: '530302' }))
    const survey = await importRows(world, row(newcomer()), row({ ...newcomer(), name: '李国强', nationalId: '99' }))
    const body = { version: 1, cells: { 身份证号: li.nationalId }, isSamePerson: true }
    const answer = await correct(survey, '1/3', body)
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('省级') } })
    expect(answer.body.detail).not.toContain('白石村')
    const province = await world.token({ role: 'province' })
    expect(await correct(survey, '1/3', body, province)).toMatchObject({ status: 200 })
  })

  test('of the same name with a later survey stands: the row counts as duplicate and changes nothing', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-15' }))
    const survey = await importRows(world, row(newcomer()), row({ ...li, phone: '1', willing: '不愿意' }))
    const answer = await correct(survey, '1/3', { version: 1, cells: { phone: li.phone } })
    expect(answer).toMatchObject({ status: 200, body: { state: 'outranked' } })
    expect(await look(survey)).toMatchObject({ accepted: 1, rejected: 0, duplicates: 1, candidates: 1 })
    expect(await workerWith(li.nationalId)).toMatchObject({ willing: 'willing', surveyDate: '2027-02-15' })
  })

  test.each([
    ['above', ['1/2', 3], { accepted: 1, duplicates: 1, rejected: 0, candidates: 1 }],
    ['below', ['1/3', 3], { accepted: 1, duplicates: 1, rejected: 0, candidates: 1 }],
  ] as const)(
    'of the same person in the same sheet: a row corrected %s counts as in a sheet read whole',
    async (_, [place, stands], counts) => {
      const li = newcomer()
      const [good, bad] = [row(li), row({ ...li, phone: '1', village: '新寨村' })]
      const survey = await importRows(world, ...(place === '1/2' ? [bad, good] : [good, bad]))
      await correct(survey, place, { version: 1, cells: { phone: li.phone } })
      expect(await look(survey)).toMatchObject({ rows: 2, ...counts })
      expect(await workerWith(li.nationalId)).toMatchObject({ surveyRow: stands })
    },
  )
})

describe('who may', () => {
  test('not another county, not a station, not an auditor; nor before the import has ended', async () => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, phone: '1' }))
    const body = { version: 1, cells: { phone: one.phone } }
    const others = [
      county(['5303']),
      world.token({ role: 'station', cities: ['441900'] }),
      world.token({ role: 'auditor' }),
    ]
    for (const token of others) expect(await correct(survey, '1/3', body, await token)).toMatchObject({ status: 403 })
    const path = `/v1/surveys/${survey.surveyId}/rows`
    expect(await world.call('GET', path, { token: await county(['5303']) })).toMatchObject({ status: 403 })
    const surveyId = await uploadSheet(world, bytesOf(csvOf(tableOf([row({ ...newcomer(), phone: '1' })]))))
    expect(await correct({ surveyId }, '1/2', body)).toMatchObject({ status: 409 })
    await importUploaded(world, surveyId)
    expect(await correct({ surveyId }, '1/9', body)).toMatchObject({ status: 404 })
  })

  test('a county corrects no row of another one in an office’s sheet, and moves none there', async () => {
    const [one, other] = [newcomer(), newcomer()]
    const survey = await importRows(
      world,
      row({ ...one, phone: '1', countyCode: '530621' }),
      row({ ...other, phone: '1' }),
    )
    const zhenxiong = await county(['530627'])
    const body = ({ phone }: typeof one) => ({ version: 1, cells: { phone } })
    expect(await correct(survey, '1/2', body(one), zhenxiong)).toMatchObject({ status: 403 })
    const moved = { version: 1, cells: { phone: other.phone, 县区: '鲁甸县' } }
    expect(await correct(survey, '1/3', moved, zhenxiong)).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/cells/县区' }] },
    })
    expect(await correct(survey, '1/3', body(other), zhenxiong)).toMatchObject({ status: 200 })
  })
})

describe('a row to clarify', () => {
  test.each<[string, Partial<WrittenRow>, object, Partial<Worker>]>([
    ['destinations', { destinations: '去哪都看情况' }, { 意向省份: '不限' }, { destinations: 'any' }],
    ['a departure', { earliestDeparture: '春节后' }, { 可出发日期: '随时' }, { earliestDeparture: null }],
    ['a wage', { minimumMonthlyWage: '看着给' }, { 期望月薪: '无' }, { minimumMonthlyWage: null }],
    [
      'a wage in another unit',
      { minimumMonthlyWage: '看着给' },
      { '期望月薪（万元）': 0.5 },
      { minimumMonthlyWage: { minorUnits: 500_000, currency: 'CNY' } },
    ],
  ])('%s: one call settles it', async (_, written, cells, wish) => {
    const one = newcomer()
    const survey = await importRows(world, row(newcomer()), row({ ...one, ...written }))
    expect(await look(survey)).toMatchObject({ accepted: 2, candidates: 1, toClarify: [{ rowNumber: 3 }] })
    expect(await waiting(survey, '?state=to-clarify')).toMatchObject([
      { rowNumber: 3, state: 'to-clarify', isHeld: true, version: 1 },
    ])
    for (const blank of [null, '', ' ', '-', '/']) {
      const left = await correct(survey, '1/3', { version: 1, cells: { [Object.keys(cells)[0]!]: blank } })
      expect(left).toMatchObject({ status: 422, body: { errors: [{ detail: expect.stringContaining('不能留空') }] } })
    }
    const answer = await correct(survey, '1/3', { version: 1, cells })
    expect(answer).toMatchObject({ status: 200, body: { state: 'accepted', isHeld: false } })
    expect(await workerWith(one.nationalId)).toMatchObject({ ...wish, unclear: null })
    expect(await look(survey)).toMatchObject({ accepted: 2, rejected: 0, candidates: 2, toClarify: [] })
  })

  test('that a later survey outranks at the import waits for nobody', async () => {
    const li = newcomer()
    await importRows(world, row({ ...li, surveyDate: '2027-02-15' }))
    const survey = await importRows(world, row(newcomer()), row({ ...li, destinations: '看情况' }))
    expect(await look(survey)).toMatchObject({ accepted: 1, duplicates: 1, toClarify: [] })
    expect(await waiting(survey)).toEqual([])
  })

  test('never becomes a rejected one, nor another person', async () => {
    const [one, other] = [newcomer(), newcomer()]
    const survey = await importRows(world, row({ ...one, destinations: '看情况' }))
    for (const cells of [{ phone: '1' }, { 身份证号: idBornOn('2015-01-01') }])
      expect(await correct(survey, '1/2', { version: 1, cells })).toMatchObject({ status: 422 })
    const moved = { version: 1, cells: { 身份证号: other.nationalId, 意向省份: '不限' } }
    expect(await correct(survey, '1/2', moved)).toMatchObject({ status: 409 })
    expect(await waiting(survey)).toMatchObject([{ version: 1, state: 'to-clarify' }])
  })

  test('keeps a consent that was withdrawn meanwhile withdrawn', async () => {
    const one = newcomer()
    const survey = await importRows(world, row({ ...one, destinations: '看情况' }))
    const { workerId } = (await workerWith(one.nationalId))!
    await world.deps.workers.withdrawConsent(workerId, world.clock.now())
    await correct(survey, '1/2', { version: 1, cells: { 意向省份: '广东' } })
    expect(await workerWith(one.nationalId)).toMatchObject({
      consent: { state: 'withdrawn' },
      destinations: ['广东省'],
    })
  })
})

describe('sheets of any name', () => {
  const names = ['鲁甸县/龙头山镇', '100% 摸底', '以古镇?', '%2F', '..', '2', '新寨 村#1']

  test('are corrected by name as it is, or by their place in the file', async () => {
    const some = names.map(newcomer)
    const sheets = names.map((name, index) => ({
      name,
      content: tableOf([row({ ...some[index]!, phone: '1' })]),
    }))
    const survey = await importSheet(world, workbookOf(sheets))
    const rows = await waiting(survey)
    expect(rows.map(({ sheet, sheetNumber }) => [sheet, sheetNumber])).toEqual(
      names.map((name, index) => [name, index + 1]),
    )
    for (const [index, name] of names.entries()) {
      // An address with .. is shortened by whoever sends it; a sheet called 2 is not the second one.
      const place = name === '..' ? String(index + 1) : encodeURIComponent(name)
      const { phone } = some[index]!
      const answer = await correct(survey, `${place}/2`, { version: 1, cells: { phone } })
      expect(answer, name).toMatchObject({ status: 200, body: { sheet: name, state: 'accepted' } })
    }
    expect(await waiting(survey)).toEqual([])
  })
})

describe('the list of rows', () => {
  test('is paged, rejected ones first, each with what to correct and nobody’s details whole', async () => {
    const some = Array.from({ length: 12 }, newcomer)
    const survey = await importRows(
      world,
      row({ ...some[0]!, destinations: '看情况' }),
      ...some.slice(1).map((one) => row({ ...one, phone: `${one.phone}9`, name: '欧阳海燕' })),
    )
    const path = `/v1/surveys/${survey.surveyId}/rows`
    const token = await county()
    const first = (await world.call('GET', `${path}?limit=10`, { token })).body as { items: RowView[]; next: string }
    const cursor = encodeURIComponent(first.next)
    const rest = (await world.call('GET', `${path}?limit=10&cursor=${cursor}`, { token })).body as typeof first
    expect([...first.items, ...rest.items].map(({ rowNumber }) => rowNumber)).toEqual([
      3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 2,
    ])
    expect(rest.next).toBeNull()
    const [shown] = first.items
    expect(shown?.cells.find(({ column }) => column === 'phone')).toEqual({
      column: 'phone',
      head: '手机号',
      written: `${'*'.repeat(10)}${some[1]!.phone.at(-1)}9`,
      read: null,
      fault: expect.stringMatching(/手机号须为11位.*A mobile number/),
      faultWords: { zh: expect.stringContaining('11位'), en: expect.stringContaining('11 digits') },
    })
    const text = JSON.stringify([first, rest])
    for (const { nationalId, phone } of some) {
      expect(text).not.toContain(nationalId)
      expect(text).not.toContain(phone)
    }
    expect(text).not.toContain('欧阳海燕')
    expect(text).toContain('欧***')

    expect(await world.call('GET', `${path}?details=full`, { token })).toMatchObject({ status: 422 })
    const whole = await world.call('GET', `${path}?details=full&why=${encodeURIComponent('打电话核实手机号')}`, {
      token,
    })
    expect(JSON.stringify(whole.body)).toContain(some[1]!.nationalId)
  })

  test('of a row that has slipped sideways shows nobody’s name in any column', async () => {
    const one = newcomer()
    const slipped = row({
      name: '',
      nationalId: '欧阳海燕',
      phone: one.nationalId,
      township: one.phone,
      village: '张三丰',
    })
    const survey = await importRows(world, row(newcomer()), slipped)
    expect(JSON.stringify(await waiting(survey))).not.toMatch(new RegExp(`海燕|三丰|${one.nationalId}|${one.phone}`))
  })
})
