import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AgreementId, derivedId } from '../../domain/kernel/ids.ts'
import { type Firm, openFirm } from '../enterprise-page/firm.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import { offerJob } from '../notices/offer-job.ts'
import { type Person, surveyed } from '../notices/people.ts'
import { openStage, type Stage } from './stage.ts'

const batchId = derivedId('BatchId', 'pages in a browser')
let stage: Stage
let plant: Plant
let firm: Firm
let wang: Person
let address: string
let agreementId: AgreementId
beforeAll(async () => {
  stage = await openStage({ partners: false })
  const { world } = stage
  plant = await openPlant(world)
  const jobOrder = await openJobOrder(world, plant)
  wang = await surveyed(world, { name: '王小明' })
  await offerJob(world, jobOrder, { batchId, people: [wang] })
  address =
    /https?:\S+$/.exec(world.partners.texts.findLast(({ phone }) => phone === wang.phone)?.text ?? '')?.[0] ?? ''
  firm = await openFirm(world)
  agreementId = await firm.offer()
  await world.advance({ minutes: 5 })
})
afterAll(async () => {
  await plant.close()
  await stage.close()
})

const standing = async () => (await stage.world.deps.placements.get(batchId, 0, wang.workerId))?.journey.state

test('a worker reads on a phone what is promised, says yes, loads it again, and says no', async () => {
  const page = await (await stage.visit({ view: 'phone' })).newPage()
  await page.goto(address)
  await page.getByRole('button', { name: '去', exact: true }).waitFor()
  await stage.isAccessible(page)
  await stage.picture(page, 'trip-page-zh')
  await page.getByRole('button', { name: '去', exact: true }).click()
  await page.getByRole('status').getByText('您的答复是：去').waitFor()
  expect(await standing()).toBe('accepted')
  // Loaded again, the page asks for nothing and posts nothing.
  await page.reload()
  expect(await standing()).toBe('accepted')

  await page.getByRole('button', { name: '改为不去' }).click()
  await page.getByRole('status').getByText('您的答复是：不去').waitFor()
  // No place is kept for who says no.
  expect(await standing()).toBeUndefined()
})

test('a firm without a server signs on a phone; to open the link again changes nothing', async () => {
  const page = await (await stage.visit({ view: 'phone' })).newPage()
  const link = firm.link('firm-agreement')
  await page.goto(link)
  await stage.isAccessible(page)
  await stage.picture(page, 'firm-page-zh')
  await page.getByLabel('签署人姓名').fill('陈秀英')
  await page.getByLabel('职务').first().fill('厂长')
  await page.getByRole('button', { name: '同意并签署' }).click()
  await page.getByText('已签署').first().waitFor()
  expect((await stage.world.deps.agreements.get(agreementId))?.state).toMatch(/signed|active/)
  const standing = await stage.world.deps.agreements.get(agreementId)
  await page.goto(link)
  expect(await stage.world.deps.agreements.get(agreementId)).toEqual(standing)
})
