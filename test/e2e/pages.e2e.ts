import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type AgreementId, type CohortId, derivedId } from '../../domain/kernel/ids.ts'
import { atShanghai, dateInShanghai, epochOf, plus, plusDays } from '../../domain/kernel/instant.ts'
import type { Case } from '../../domain/stabilisation/case.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { placed, travelledBatch } from '../stabilisation/people-at-work.ts'
import { registered } from '../stations/registered.ts'
import { openStage, type Stage } from './stage.ts'

const batchId = derivedId('BatchId', 'pages in a browser')
let stage: Stage
let plant: Plant
let jobOrder: JobOrder
const workers = new Map<string, Person>()
const firms = new Map<string, { readonly firm: Firm; readonly agreementId: AgreementId }>()
const languages = ['zh', 'en'] as const
/** To each language a worker who is offered a job, and a firm that is offered an agreement. */
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  for (const language of languages) {
    workers.set(language, await surveyed(world, { name: '王小明' }))
    const firm = await openFirm(world)
    firms.set(language, { firm, agreementId: await firm.offer() })
  }
  // Enough people went there before for its card to say something.
  const cohort = { enterpriseId: plant.id, on: dateInShanghai(world.clock.now()), cohortId: 'coh_before' as CohortId }
  await world.deps.firmFacts.noteRetention([{ ...cohort, followed90: 40, atWork90: 34 }])
  await offerJob(world, jobOrder, { batchId, people: [...workers.values()] })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

/** The page of the last text to a worker: a firm's contact may have the same phone. */
const addressFor = ({ phone }: Person) =>
  stage.world.partners.texts
    .filter((text) => text.phone === phone)
    .flatMap(({ text }) => /https?:\S+\/t\/\S+$/.exec(text) ?? [])
    .at(-1) ?? ''

test.for(languages)(
  'a worker reads on a phone what is promised, says yes, loads it again, and says no (%s)',
  async (language) => {
    const say = sayIn(language)
    const worker = workers.get(language)!
    const standing = async () => (await stage.world.deps.placements.get(batchId, 0, worker.workerId))?.journey.state
    const page = await (await stage.visit({ view: 'phone', language })).newPage()
    await page.goto(addressFor(worker))
    const yes = page.getByRole('button', { name: say('去', 'Yes, I go'), exact: true })
    await yes.waitFor()
    await page.getByText(say('满90天还在那里上班', 'were still there after 90 days')).waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `trip-page-${language}`)
    // Whoever reads over the shoulder has a language too.
    await page.getByRole('link', { name: say('English', '中文') }).click()
    await page.getByRole('button', { name: say('Yes, I go', '去'), exact: true }).waitFor()
    await page.getByRole('link', { name: say('中文', 'English') }).click()
    await yes.click()
    await page.getByRole('status').getByText(say('您的答复是：去', 'It is: yes.')).waitFor()
    expect(await standing()).toBe('accepted')
    // Loaded again, the page asks for nothing and posts nothing.
    await page.reload()
    expect(await standing()).toBe('accepted')

    await page.getByRole('button', { name: say('改为不去', 'Change to no') }).click()
    await page.getByRole('status').getByText(say('您的答复是：不去', 'It is: no.')).waitFor()
    // No place is kept for who says no.
    expect(await standing()).toBeUndefined()
  },
)

test.for(languages)(
  'a firm without a server signs on a phone; to open the link again changes nothing (%s)',
  async (language) => {
    const say = sayIn(language)
    const { firm, agreementId } = firms.get(language)!
    const standing = () => stage.world.deps.agreements.get(agreementId)
    const page = await (await stage.visit({ view: 'phone', language })).newPage()
    const link = firm.link('firm-agreement')
    await page.goto(link)
    await stage.isAccessible(page)
    await stage.picture(page, `firm-page-${language}`)
    await page.getByLabel(say('签署人姓名', 'Your name')).fill('陈秀英')
    await page.getByLabel(say('职务', 'Your position')).first().fill('厂长')
    await page.getByRole('button', { name: say('同意并签署', 'Agree and sign') }).click()
    await page.getByText(say('已签署', 'Signed')).first().waitFor()
    const signed = await standing()
    expect(signed?.state).toMatch(/signed|active/)
    await page.goto(link)
    expect(await standing()).toEqual(signed)
  },
)

/** Noise: no picture of so many pixels is larger. */
const drawNoise = `(async () => {
  const canvas = document.createElement('canvas')
  canvas.width = 3200
  canvas.height = 2400
  const context = canvas.getContext('2d')
  const image = context.createImageData(3200, 2400)
  for (let at = 0; at < image.data.length; at += 1) image.data[at] = at % 4 === 3 ? 255 : (Math.random() * 120 + 120) | 0
  context.putImageData(image, 0, 0)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
  return new Promise((done) => {
    const reader = new FileReader()
    reader.onload = () => done(reader.result)
    reader.readAsDataURL(blob)
  })
})()`

test('at work they say on their phones what of contract and wage is so, add a photo as phones take it, and read what their firm says', async () => {
  const { world } = stage
  const { deps } = world
  const atWork = derivedId('BatchId', 'at work in a browser')
  await registered(world, { cities: [jobOrder.cityCode], name: '滇东务工服务站', phone: '0769-22334455' })
  await travelledBatch(world, jobOrder, atWork)
  const begun = dateInShanghai(world.clock.now())
  const people = new Map<string, Person & { readonly page: string }>()
  for (const language of languages) {
    const person = await placed(world, jobOrder, atWork)
    const { workerId } = person
    const token = await pageToken({ batchId: atWork, workerId }, deps)
    await deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId: atWork, chunk: 0 }], world.clock.now())
    people.set(language, Object.assign(person, { page: `${deps.settings.PUBLIC_URL}/t/${token}` }))
  }
  const { handler } = await import('../../functions/stabilisation/form-cohorts.ts')
  const formed = (await handler({ batchId: atWork }, { functionName: 'form-cohorts' } as never)) as { listKey: string }
  const [cohort] = await deps.bucket.readJson<{ cohortId: CohortId }[]>(formed.listKey)
  await deps.workflows.start('stabilisation/follow-placements', cohort!.cohortId, { cohortId: cohort!.cohortId })
  const untilDay = async (day: number) => {
    const seconds = (epochOf(atShanghai(plusDays(begun, day), '20:00')) - epochOf(world.clock.now())) / 1000
    await world.advance({ seconds })
  }
  const token = () => world.token({ role: 'province' })

  await untilDay(7)
  for (const language of languages) {
    const say = sayIn(language)
    const page = await (await stage.visit({ view: 'phone', language })).newPage()
    await page.goto(people.get(language)!.page)
    await page.getByText(say('书面劳动合同签了吗', 'have you signed a written contract')).waitFor()
    await page.getByRole('link', { name: '0769-22334455' }).waitFor()
    await stage.isAccessible(page)
    await stage.picture(page, `check-in-contract-${language}`)
    await page.getByRole('button', { name: say('签了', 'Signed'), exact: true }).click()
    await page.getByText(say('填错了或者情况变了', 'If it was wrong')).first().waitFor()
  }

  // A wage is due a month after the promised start at the earliest.
  await untilDay(30)
  const cases = new Map<string, Case>()
  for (const language of languages) {
    const say = sayIn(language)
    const { page: address, workerId } = people.get(language)!
    const page = await (await stage.visit({ view: 'phone', language })).newPage()
    await page.goto(address)
    await page.getByLabel(say('实际收到多少元', 'Yuan that arrived')).fill('3000')
    await stage.isAccessible(page)
    await stage.picture(page, `check-in-wage-${language}`)
    await page.getByRole('button', { name: say('发了', 'It was paid') }).click()
    await page.getByText(say('实发3000元', '3000 yuan')).waitFor()
    const photo = String(await page.evaluate(drawNoise)).split(',')[1] ?? ''
    const buffer = Buffer.from(photo, 'base64')
    expect(buffer.length).toBeGreaterThan(4_000_000)
    await page.setInputFiles('input[type=file]', { name: 'IMG_0412.jpg', mimeType: 'image/jpeg', buffer })
    await page.getByRole('button', { name: say('上传', 'Add'), exact: true }).click()
    await page.getByText(say('材料收到了', 'The file was received')).waitFor()
    await stage.picture(page, `evidence-${language}`)
    const [kept] = await deps.evidence.ofWorker(workerId)
    expect(kept).toMatchObject({ type: 'image/jpeg' })
    expect(kept!.bytes).toBeLessThan(4_000_000)
    const body = { workerId, kind: 'wages', note: '' }
    const opened = await world.call('POST', '/v1/cases', { token: await token(), body })
    expect(opened.status).toBeLessThan(300)
    const [one] = (await deps.cases.ofWorker(workerId)).filter(({ kind }) => kind === 'wages')
    cases.set(language, one!)
  }

  for (const language of languages) {
    const say = sayIn(language)
    const { caseId } = cases.get(language)!
    const asked = { agreed: true, until: plus(world.clock.now(), { days: 3 }) }
    await world.call('POST', `/v1/cases/${caseId}/enterprise-question`, { token: await token(), body: asked })
    const link = { token: await token(), body: { purpose: 'case', caseId } }
    const { body } = await world.call('POST', `/v1/enterprises/${plant.id}/links`, link)
    const page = await (await stage.visit({ view: 'phone', language })).newPage()
    await page.goto((body as { address: string }).address)
    await page.getByLabel(say('答复人姓名', 'Your name')).fill('陈秀英')
    await page.getByLabel(say('职务', 'Your position')).fill('厂长')
    await page.getByLabel(say('金额', 'Amount')).fill('2000')
    await page.getByLabel(say('我们在这天或之前补发', 'We pay by the end of')).fill(plusDays(begun, 35))
    await stage.isAccessible(page)
    await stage.picture(page, `firm-case-${language}`)
    await page.getByRole('button', { name: say('承诺解决', 'Promise it') }).click()
    await page.getByRole('status').getByText(say('前解决（2000元）', '(2000 yuan)')).waitFor()
    await page.goto(people.get(language)!.page)
    await page.getByText(say('金额2000元', ', 2000 yuan')).waitFor()
    await stage.picture(page, `firm-word-${language}`)
  }
})
