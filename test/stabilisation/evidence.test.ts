import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobOrder } from '../../domain/enterprises/job-order.ts'
import { type BatchId, type CaseId, derivedId } from '../../domain/kernel/ids.ts'
import { isRefusal } from '../../domain/kernel/refusal.ts'
import { type Evidence, judgeEvidence, mostEvidence } from '../../domain/stabilisation/evidence.ts'
import { largestEvidence } from '../../domain/stabilisation/largest-evidence.ts'
import { openByHand } from '../../domain/stabilisation/open-case.ts'
import { hashOfToken, pageToken } from '../../functions/notices/page-token.ts'
import { keepEvidence } from '../../functions/stabilisation/keep-evidence.ts'
import { openCases } from '../../functions/stabilisation/open-cases.ts'
import { evidenceKey } from '../../storage/stabilisation/evidence.ts'
import { openJobOrder, openPlant, type Plant } from '../enterprises/plant.ts'
import type { Person } from '../notices/people.ts'
import { openWorld, type World } from '../world.ts'
import { placed, travelledBatch } from './people-at-work.ts'

let world: World
let plant: Plant
let jobOrder: JobOrder
const batchId: BatchId = derivedId('BatchId', 'evidence')
beforeAll(async () => {
  world = await openWorld({ partners: false })
  plant = await openPlant(world)
  jobOrder = await openJobOrder(world, plant)
  await travelledBatch(world, jobOrder, batchId)
})
afterAll(async () => {
  await plant.close()
  await world.close()
})

const pdf = (text: string) => Buffer.from(`%PDF-1.4\n${text}`)
const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200, 7)])

async function atWork(): Promise<Person & { page: string; caseId: CaseId }> {
  const person = await placed(world, jobOrder, batchId)
  const { workerId } = person
  const token = await pageToken({ batchId, workerId }, world.deps)
  await world.deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }], world.clock.now())
  const placement = await world.deps.placements.get(batchId, 0, workerId)
  const told = { key: 'wages', at: world.clock.now(), kind: 'wages', openedBy: 'test', toldBy: 'worker' } as const
  const one = openByHand({ workerId, batchId, chunk: 0, countyCode: '530621' }, placement, told)
  await openCases([one], world.deps)
  return Object.assign(person, { page: `${world.deps.settings.PUBLIC_URL}/t/${token}`, caseId: one.caseId })
}
async function upload(
  page: string,
  content: Uint8Array<ArrayBuffer>,
  kind = 'payslip',
): Promise<{ status: number; text: string }> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', new Blob([content]), '工资条.jpg')
  const answer = await fetch(`${page}/evidence`, { method: 'POST', body: form })
  return { status: answer.status, text: await answer.text() }
}
const station = (cities = [jobOrder.cityCode]) => world.token({ role: 'station', cities, subject: 'zhao@station' })
async function listed(caseId: CaseId): Promise<Evidence[]> {
  const { body } = await world.call('GET', `/v1/cases/${caseId}/evidence`, { token: await station() })
  return (body as { items: Evidence[] }).items
}
async function read(caseId: CaseId, { evidenceId }: Evidence, why: string, token?: string): Promise<Response> {
  const query = why === '' ? '' : `?why=${encodeURIComponent(why)}`
  return fetch(`${world.deps.settings.PUBLIC_URL}/v1/cases/${caseId}/evidence/${evidenceId}${query}`, {
    headers: { authorization: `Bearer ${token ?? (await station())}` },
  })
}

test('what a worker adds on the page is kept sealed, once, and read by the station for a reason that goes on record', async () => {
  const person = await atWork()
  const content = pdf('工资条 3000')
  expect((await upload(person.page, content)).text).toContain('材料收到了')
  expect((await upload(person.page, content)).text).toContain('工资条')
  const items = await listed(person.caseId)
  expect(items).toMatchObject([
    { kind: 'payslip', type: 'application/pdf', bytes: content.length, workerId: person.workerId },
  ])
  const [one] = items
  const lies = Buffer.from((await world.deps.bucket.read(evidenceKey(one!)))!)
  expect(lies.includes('工资条')).toBe(false)
  expect(lies.includes(content.toString('base64'))).toBe(false)

  expect((await read(person.caseId, one!, '')).status).toBe(422)
  expect((await read(person.caseId, one!, '核对工资', await station(['110000']))).status).toBe(403)
  const opened = await read(person.caseId, one!, '核对工资数额')
  expect(opened.status).toBe(200)
  expect(Buffer.from(await opened.arrayBuffer())).toEqual(content)
  expect(opened.headers.get('content-disposition')).toMatch(/^attachment; filename="payslip-evd_\w+\.pdf"$/)
  expect(opened.headers.get('x-content-type-options')).toBe('nosniff')
  expect(opened.headers.get('content-security-policy')).toContain('sandbox')
  expect(await world.deps.audit.of(one!.evidenceId)).toMatchObject([
    { actor: 'zhao@station', action: 'stabilisation/open-evidence', opened: { people: 1, why: '核对工资数额' } },
  ])
})

test('a colleague attaches what was sent to the station; one file of another person is not to be had by this case', async () => {
  const [person, other] = [await atWork(), await atWork()]
  const body = { kind: 'bank-flow', file: jpeg.toString('base64') }
  const attached = await world.call('POST', `/v1/cases/${person.caseId}/evidence`, { token: await station(), body })
  expect(attached).toMatchObject({
    status: 201,
    body: { kind: 'bank-flow', type: 'image/jpeg', addedBy: 'zhao@station' },
  })
  expect((await read(other.caseId, attached.body as Evidence, '核对工资数额')).status).toBe(404)
  expect((await read(person.caseId, attached.body as Evidence, '核对工资数额')).headers.get('content-type')).toBe(
    'image/jpeg',
  )
})

test('a file of another batch of the same person is not to be had by this case, and before the arrival nothing is added', async () => {
  const person = await atWork()
  const of = { workerId: person.workerId, batchId: derivedId('BatchId', 'evidence', 'other'), placementId: null }
  const file = pdf('another job').toString('base64')
  const elsewhere = await keepEvidence(of, { kind: 'contract', file }, world.deps)
  expect((await read(person.caseId, elsewhere as Evidence, '核对工资数额')).status).toBe(404)
  expect(await listed(person.caseId)).toEqual([])

  const ahead = await placed(world, jobOrder, batchId, { state: 'seated', tripIds: [] })
  const { workerId } = ahead
  const token = await pageToken({ batchId, workerId }, world.deps)
  await world.deps.links.keep([{ tokenHash: hashOfToken(token), workerId, batchId, chunk: 0 }], world.clock.now())
  await upload(`${world.deps.settings.PUBLIC_URL}/t/${token}`, pdf('x'))
  expect(await world.deps.evidence.ofWorker(workerId)).toEqual([])
})

test('what is no photo and no PDF, is too large, or is one too many, is refused in words; a stranger’s token opens nothing', async () => {
  const person = await atWork()
  expect((await upload(person.page, Buffer.from('<svg onload="alert(1)">'))).text).toContain('只能上传照片')
  expect((await upload(person.page, Buffer.alloc(0))).text).toContain('只能上传照片')
  const large = Buffer.concat([pdf(''), Buffer.alloc(largestEvidence)])
  expect((await upload(person.page, large)).text).toContain('文件超过4MB')
  const stranger = person.page.replace(/.{6}$/, 'AAAAAA')
  expect((await upload(stranger, pdf('x'))).status).toBe(404)
  expect(await listed(person.caseId)).toEqual([])
  for (let file = 0; file < mostEvidence; file += 1) await upload(person.page, pdf(`page ${file}`))
  expect((await upload(person.page, pdf('one more'))).text).toContain(`最多保存${mostEvidence}份`)
  expect(await listed(person.caseId)).toHaveLength(mostEvidence)
  const refused = await world.call('POST', `/v1/cases/${person.caseId}/evidence`, {
    token: await station(),
    body: { file: large.toString('base64') },
  })
  expect(refused.status).toBe(413)
})

test('it is part of the export, and goes with the erasure of the person', async () => {
  const person = await atWork()
  await upload(person.page, pdf('合同'), 'contract')
  const [one] = await listed(person.caseId)
  const token = await world.token({ role: 'county', counties: ['530621'] })
  const { body } = await world.call('GET', `/v1/workers/${person.workerId}/export`, { token })
  expect(body).toMatchObject({ evidence: [{ evidenceId: one?.evidenceId, kind: 'contract' }] })
  await world.call('POST', `/v1/cases/${person.caseId}/outcome`, {
    token: await station(),
    body: { outcome: 'settled' },
  })
  const asked = { askedBy: 'person', reason: '本人到窗口要求删除' }
  expect((await world.call('POST', `/v1/workers/${person.workerId}/erasure`, { token, body: asked })).status).toBe(200)
  expect(await world.deps.bucket.has(evidenceKey(one!))).toBe(false)
  expect(await listed(person.caseId)).toEqual([])
})

test('a file is told by how it begins', () => {
  expect(judgeEvidence(jpeg)).toBe('image/jpeg')
  expect(judgeEvidence(Buffer.from('89504e470d0a1a0a00', 'hex'))).toBe('image/png')
  expect(judgeEvidence(pdf(''))).toBe('application/pdf')
  for (const other of ['', 'PK\u0003\u0004', '<html>', 'MZ', '%PD'])
    expect(isRefusal(judgeEvidence(Buffer.from(other)))).toBe(true)
})
