import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EnterpriseLink } from '../../domain/enterprises/enterprise-link.ts'
import type { AgreementId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import { linkToken } from '../../functions/enterprises/link-token.ts'
import { handler as tellAgreement } from '../../functions/enterprises/tell-agreement.ts'
import { openWorld, type World } from '../world.ts'
import { aVacancy, type Firm, fieldIn, open, openFirm, post } from './firm.ts'

let world: World
let firm: Firm
let other: Firm
let agreementId: AgreementId
let token: string
beforeAll(async () => {
  world = await openWorld({ partners: false })
  firm = await openFirm(world)
  other = await openFirm(world)
  agreementId = await firm.offer()
  await world.advance({ minutes: 5 })
})
afterAll(() => world.close())
beforeEach(async () => {
  token = await world.token({ role: 'province' })
})

interface Made {
  readonly link: EnterpriseLink
  readonly address: string
}
async function make(body: object, as = token): Promise<Made> {
  return (await world.call('POST', `/v1/enterprises/${firm.id}/links`, { token: as, body })).body as Made
}
const stateOf = async () => (await world.deps.agreements.get(agreementId))?.state

test('a token that is cut off, tampered with or made up leads nowhere, whatever is posted', async () => {
  const { address } = await make({ purpose: 'sign-agreement', agreementId })
  const last = address.at(-1)
  const tampered = address.slice(0, -1) + (last === 'A' ? 'B' : 'A')
  for (const wrong of [tampered, address.slice(0, -1), `${address}x`, `${world.url}/e/${'a'.repeat(500)}`]) {
    expect(await open(wrong)).toMatchObject({ status: 404, text: expect.stringContaining('没有这个页面') })
    expect((await post(wrong, 'agreement', { do: 'sign', name: '某', role: '某' })).status).toBe(404)
  }
  expect(await stateOf()).toBe('offered')
})

test('a link does what it is for and nothing else', async () => {
  const { address } = await make({ purpose: 'leavers' })
  expect((await post(address, 'agreement', { do: 'sign', name: '某', role: '某' })).status).toBe(404)
  expect(await stateOf()).toBe('offered')
})

test('a link that was revoked, or whose time is over, says so and does nothing; another may be made', async () => {
  const { link, address } = await make({ purpose: 'sign-agreement', agreementId, validDays: 1 })
  const revoke = `/v1/enterprises/${firm.id}/links/${link.id}/revoke`
  for (const _ of ['first', 'again'])
    expect(await world.call('POST', revoke, { token })).toMatchObject({
      status: 200,
      body: { revoked: { by: expect.any(String) } },
    })
  expect(await open(address)).toMatchObject({ status: 410, text: expect.stringContaining('已停用') })
  expect((await post(address, 'agreement', { do: 'sign', name: '某', role: '某' })).status).toBe(410)

  const short = await make({ purpose: 'sign-agreement', agreementId, validDays: 1 })
  await world.advance({ hours: 25 })
  expect(await open(short.address)).toMatchObject({ status: 410, text: expect.stringContaining('已过期') })
  const listed = await world.call('GET', `/v1/enterprises/${firm.id}/links`, {
    token: await world.token({ role: 'auditor' }),
  })
  const { items } = listed.body as { items: { id: string; standing: string }[] }
  const standing = ({ id }: EnterpriseLink) => items.find((one) => one.id === id)?.standing
  expect([standing(link), standing(short.link)]).toEqual(['revoked', 'expired'])
  expect(JSON.stringify(listed.body)).not.toContain(short.address.split('/').at(-1))
})

test("nobody makes a link to another enterprise's matters, and only the province and its specialist any", async () => {
  const foreign = await other.offer()
  const asked = { token, body: { purpose: 'sign-agreement', agreementId: foreign } }
  expect(await world.call('POST', `/v1/enterprises/${firm.id}/links`, asked)).toMatchObject({ status: 404 })
  const county = { role: 'county', subject: 'li@county', counties: ['530621'] } as const
  const path = `/v1/enterprises/${firm.id}`
  const asCounty = async () => ({ token: await world.token(county), body: { purpose: 'leavers' } })
  expect(await world.call('POST', `${path}/links`, await asCounty())).toMatchObject({ status: 403 })
  await world.call('PATCH', path, { token, body: { specialist: { name: '李娜', subject: 'li@county' } } })
  expect(await world.call('POST', `${path}/links`, await asCounty())).toMatchObject({ status: 201 })
})

test('a link goes by SMS where that is asked, once under its key', async () => {
  const before = firm.texts().length
  const send = { token, key: 'send it', body: { purpose: 'leavers', send: true } }
  const sent = await world.call('POST', `/v1/enterprises/${firm.id}/links`, send)
  expect(sent).toMatchObject({ status: 201, body: { link: { sent: { taken: true } } } })
  expect(await world.call('POST', `/v1/enterprises/${firm.id}/links`, send)).toEqual(sent)
  expect(firm.texts().slice(before)).toEqual(['firm-leavers'])
  expect(firm.link('firm-leavers')).toBe((sent.body as Made).address)
})

test('a task that is tried again sends no second text, and the reminder has the same link', async () => {
  const context = { awsRequestId: 'test', getRemainingTimeInMillis: () => 60_000 } as never
  const before = firm.texts().filter((template) => template === 'firm-agreement').length
  await tellAgreement({ agreementId, news: 'offered' }, context)
  await tellAgreement({ agreementId, news: 'offered' }, context)
  expect(firm.texts().filter((template) => template === 'firm-agreement')).toHaveLength(before)
  await world.advance({ days: 4 })
  expect(firm.link('firm-agreement-reminder')).toBe(firm.link('firm-agreement'))
})

test('a field that is too long is marked, and what was typed is kept as far as a page can hold it', async () => {
  const { address } = await make({ purpose: 'sign-agreement', agreementId })
  const page = await post(address, 'agreement', { do: 'sign', name: '长'.repeat(60_000), role: '<b>"厂长"</b>' })
  expect(page.status).toBe(422)
  expect(page.text).toContain('最多40个字')
  expect(page.text.length).toBeLessThan(20_000)
  expect(page.text).toContain('&lt;b&gt;&quot;厂长&quot;&lt;/b&gt;')
  expect(await stateOf()).toBe('offered')
})

test('what is declined on the page says why, and stands', async () => {
  const { address } = await make({ purpose: 'sign-agreement', agreementId })
  const decline = () => post(address, 'agreement', { do: 'decline', name: '陈秀英', role: '厂长', why: '今年不扩产' })
  expect((await post(address, 'agreement', { do: 'decline', name: '陈秀英', role: '厂长' })).text).toContain('请写理由')
  for (const { text } of [await decline(), await decline()]) expect(text).toContain('已答复不签：陈秀英（厂长）')
  const late = await post(address, 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
  expect(late.text).toContain('没有登记：这份协议已经被拒绝')
})

test('a token cannot be made without the key, and is another for each link', async () => {
  const { link, address } = await make({ purpose: 'leavers' })
  expect(address).toBe(`${world.url}/e/${await linkToken(link.id, world.deps)}`)
  expect((await make({ purpose: 'leavers' })).address).not.toBe(address)
})

let third: Firm
let agreedOn: Promise<AgreementId> | undefined
const signed = () => {
  agreedOn ??= (async () => {
    third = await openFirm(world)
    const agreed = await third.offer()
    await world.advance({ minutes: 5 })
    await post(third.link('firm-agreement'), 'agreement', { do: 'sign', name: '陈秀英', role: '厂长' })
    await world.advance({ minutes: 5 })
    return agreed
  })()
  return agreedOn
}

test.each([
  ['job-orders', aVacancy, '包装工'],
  ['leavers', { placement: 'plc_x', leftOn: '2026-03-05', name: '陈秀英' }, '人员离岗'],
] as const)(
  'a link to %s stands open until the firm says that this is all, and then takes nothing more',
  async (purpose, another, shown) => {
    const agreed = await signed()
    const startDate = plusDays(dateInShanghai(world.clock.now()), 20)
    const path = `/v1/enterprises/${third.id}/links`
    const subject = purpose === 'job-orders' ? { purpose, agreementId: agreed } : { purpose }
    const { link, address } = (await world.call('POST', path, { token, body: subject })).body as Made
    const standing = async () => {
      const { body } = await world.call('GET', path, { token })
      return (body as { items: { id: string; standing: string }[] }).items.find(({ id }) => id === link.id)?.standing
    }
    if (purpose === 'job-orders')
      expect((await post(address, purpose, { ...aVacancy, startDate, form: 'one' })).text).toContain('没有别的了')
    expect(await standing()).toBe('open')
    for (const _ of ['first', 'again']) {
      const { status, text } = await post(address, purpose, { all: 'said' })
      expect(status).toBe(200)
      expect(text).toContain('说没有别的了')
      expect(text).toContain(shown)
      expect(text).not.toContain('<form')
    }
    expect(await standing()).toBe('settled')
    const late = await post(address, purpose, { ...another, startDate, form: 'two' })
    expect([late.status, late.text.includes('没有登记：您已经用这个链接说过')]).toEqual([422, true])
    const { items } = await world.deps.jobOrders.list(null, 10, third.id)
    expect(items.map(({ post }) => post)).toEqual(['包装工'])
  },
)

test.each(['sign', 'decline'])(
  'an agreement whose step could not be woken (%s) is sent once more from its page',
  async (act) => {
    const offered = await other.offer()
    await world.advance({ minutes: 5 })
    const address = other.link('firm-agreement')
    const { workflows } = world.deps
    const asBefore = { ...workflows }
    workflows.succeed = () => Promise.reject(new Error('the process ended here'))
    const said = { do: act, name: '陈秀英', role: '厂长', why: '暂不需要' }
    expect((await post(address, 'agreement', said)).status).toBe(500)
    Object.assign(workflows, asBefore)

    const page = await open(address)
    expect(page.text).toContain('还没有办完')
    const kept = ['do', 'name', 'role', 'why'].map((name) => [name, fieldIn(page, name)])
    expect(Object.fromEntries(kept)).toEqual({ ...said, ...(act === 'sign' && { why: '' }) })
    const again = await post(address, 'agreement', Object.fromEntries(kept))
    expect(again.text).not.toContain('还没有办完')
    await world.advance({ minutes: 1 })
    expect((await world.deps.agreements.get(offered))?.state).toBe(act === 'sign' ? 'active' : 'declined')
  },
)
