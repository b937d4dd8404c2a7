import { describe, expect, test } from 'vitest'
import { pauseEnterprise, settlePause, WebhookUrl } from '../../domain/enterprises/enterprise.ts'
import { RegisterEnterprise, registerEnterprise } from '../../domain/enterprises/register-enterprise.ts'
import { derivedId } from '../../domain/kernel/ids.ts'
import { refuseInnerAddress } from '../../functions/enterprises/refuse-inner-address.ts'
import { reachOfOthers } from '../../functions/gateways/reach.ts'
import { at, huasheng } from './sample.ts'

const request = {
  name: '佛山市顺达五金厂',
  socialCreditCode: '91110000101623741K',
  webhookUrl: 'https://shunda.example.cn/hook',
}
const registration = { id: derivedId('EnterpriseId', 'shunda'), by: 'li.na', at: at('2027-01-05') }

describe('a licence whose code fails its check sum', () => {
  const doubtful = { ...request, socialCreditCode: '91110000101623741L' }

  test('is refused at first, with the field marked', () => {
    expect(registerEnterprise(doubtful, registration)).toMatchObject({
      refused: 'invalid-request',
      errors: [{ pointer: '#/socialCreditCode' }],
    })
  })
  test('is registered when somebody answers for it, by name', () => {
    const why = '营业执照原件已核对'
    expect(registerEnterprise({ ...doubtful, licenceOverride: { why } }, registration)).toMatchObject({
      standing: { state: 'active' },
      licenceOverride: { by: 'li.na', at: registration.at, why },
    })
  })
})

test('an override is not kept where none was needed', () => {
  const registered = registerEnterprise({ ...request, licenceOverride: { why: '以防万一先写上' } }, registration)
  expect(registered).not.toHaveProperty('licenceOverride')
})

test('a code that is none cannot be overridden', () => {
  const malformed = { ...request, socialCreditCode: '4401-0012', licenceOverride: { why: '老执照号码' } }
  expect(registerEnterprise(malformed, registration)).toMatchObject({ refused: 'invalid-request' })
  expect(RegisterEnterprise.safeParse(malformed).success).toBe(false)
})

test.each(['https://hr.example.cn/zhida', 'http://127.0.0.1:9001/hook', 'http://localhost:9001/hook'])(
  'events may go to %s',
  (url) => expect(WebhookUrl.safeParse(url).success).toBe(true),
)
test.each([
  'http://hr.example.cn/zhida',
  'ftp://127.0.0.1/x',
  'https://user:pw@hr.example.cn/',
  'http://127.0.0.1.evil.cn/',
  'hr',
])('events may not go to %s', (url) => expect(WebhookUrl.safeParse(url).success).toBe(false))

test('an address that leads inside is refused when it is stored; a name that is unknown today is not', async () => {
  const where: Record<string, string> = { 'in.example.cn': '10.0.0.8', 'out.example.cn': '93.184.216.34' }
  const reach = reachOfOthers({}, async (host) => (where[host] ? [{ address: where[host], family: 4 }] : []))
  const refusal = (host: string) => refuseInnerAddress(`https://${host}/hook`, { reach })
  expect(await refusal('in.example.cn')).toMatchObject({
    refused: 'invalid-request',
    errors: [{ pointer: '#/webhookUrl' }],
  })
  expect(await refuseInnerAddress('http://127.0.0.1:9001/hook', { reach })).toMatchObject({
    refused: 'invalid-request',
  })
  expect(await refusal('out.example.cn')).toBeUndefined()
  expect(await refusal('new.example.cn')).toBeUndefined()
})

test('an enterprise is paused until its last case of a broken promise is settled', () => {
  const [wages, lodging] = [derivedId('CaseId', 'wages'), derivedId('CaseId', 'lodging')]
  const since = at('2027-03-06')
  const first = pauseEnterprise(huasheng, { since, why: '工资与承诺不符', caseId: wages })
  const second = pauseEnterprise(first, { since: at('2027-03-08'), why: '住宿与承诺不符', caseId: lodging })
  expect(second.standing).toEqual({ state: 'paused', since, why: '工资与承诺不符', caseIds: [wages, lodging] })
  expect(pauseEnterprise(second, { since, why: '工资与承诺不符', caseId: wages })).toEqual(second)

  const half = settlePause(second, wages)
  expect(half.standing).toMatchObject({ state: 'paused', caseIds: [lodging] })
  expect(settlePause(half, lodging)).toEqual(huasheng)
})
