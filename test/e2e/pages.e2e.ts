import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgreementId, derivedId } from '../../domain/kernel/ids.ts'
import { sayIn } from '../../functions/trip-page/say.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { openStage, type Stage } from './stage.ts'

const batchId = derivedId('BatchId', 'pages in a browser')
let stage: Stage
let plant: Plant
const workers = new Map<string, Person>()
const firms = new Map<string, { readonly firm: Firm; readonly agreementId: AgreementId }>()
const languages = ['zh', 'en'] as const
/** To each language a worker who is offered a job, and a firm that is offered an agreement. */
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  for (const language of languages) {
    workers.set(language, await surveyed(world, { name: '王小明' }))
    const firm = await openFirm(world)
    firms.set(language, { firm, agreementId: await firm.offer() })
  }
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
