import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { epochOf, type Instant, plus } from '../../domain/kernel/instant.ts'
import { SignInUnreachable } from '../../functions/wiring/sign-in-unreachable.ts'
import { type StaffTokens, staffTokensFrom } from '../../functions/wiring/staff.ts'
import { thisMachine } from '../gateways/this-machine.ts'
import { openWorld } from '../world.ts'
import { type IssuerMood, openIssuer, type TestIssuer } from './test-issuer.ts'

const noon = '2026-03-02T04:00:00.000Z' as Instant
let now: Instant
let issuer: TestIssuer
let tokens: StaffTokens
beforeEach(async () => {
  now = noon
  issuer = await openIssuer()
  tokens = staffTokensFrom(issuer.url, 'zhida', thisMachine, { now: () => now })
})
afterEach(async () => {
  vi.restoreAllMocks()
  await issuer.stop()
})
const signIn = async (token: Promise<string>) => tokens.verify(`Bearer ${await token}`)
const li = { subject: 'li@zhaotong' }
const notSignedIn = { refused: 'not-signed-in' }
/** Nobody waits five seconds here. */
function hurry() {
  const timeout = AbortSignal.timeout.bind(AbortSignal)
  return vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => timeout(milliseconds / 50))
}

describe('an issuer whose name ends in a slash', () => {
  test.each([
    ['both in the setting and in the tokens', true, '/'],
    ['in the setting only', false, '/'],
    ['in the tokens only', true, ''],
    ['twice in the setting', false, '//'],
  ])('%s is discovered', async (_, slash, ending) => {
    const other = await openIssuer({ slash })
    const setting = other.url.replace(/\/$/, '') + ending
    const slashed = staffTokensFrom(setting, 'zhida', thisMachine, { now: () => noon })
    expect(await slashed.verify(`Bearer ${await other.sign({}, noon)}`)).toMatchObject(li)
    expect(other.asked).toEqual(['/.well-known/openid-configuration', '/jwks'])
    await other.stop()
  })

  test('is no other issuer that begins like it', async () => {
    expect(await signIn(issuer.sign({ iss: `${issuer.url}/other` }, noon))).toMatchObject(notSignedIn)
    expect(await signIn(issuer.sign({ iss: `${issuer.url}//` }, noon))).toMatchObject(notSignedIn)
  })
})

describe('keys that cannot be had', () => {
  const moods: IssuerMood[] = ['error', 'html', 'odd', 'silent']
  test.each(moods.flatMap((mood) => (['discovery', 'keys'] as const).map((what) => [mood, what] as const)))(
    '(%s, %s) are not the fault of the token, and it is good as soon as they are back',
    async (mood, what) => {
      hurry()
      const token = issuer.sign({}, noon)
      issuer.turn(mood, what)
      await expect(signIn(token)).rejects.toThrow(SignInUnreachable)
      await expect(signIn(token)).rejects.toThrow(SignInUnreachable)
      issuer.turn('well')
      expect(await signIn(token)).toMatchObject(li)
    },
  )

  test('are waited for five seconds each', async () => {
    const asked = hurry()
    await signIn(issuer.sign({}, noon))
    expect(asked.mock.calls).toEqual([[5000], [5000]])
  })

  test('do not matter to who signs in by keys that are known', async () => {
    await signIn(issuer.sign({}, noon))
    issuer.turn('error')
    expect(await signIn(issuer.sign({}, noon))).toMatchObject(li)
  })

  test('do matter again when the known ones are ten minutes old', async () => {
    await signIn(issuer.sign({}, noon))
    issuer.turn('error')
    const later = Date.now() + 601_000
    vi.spyOn(Date, 'now').mockReturnValue(later)
    await expect(signIn(issuer.sign({}, noon))).rejects.toThrow(SignInUnreachable)
    issuer.turn('well')
    expect(await signIn(issuer.sign({}, noon))).toMatchObject(li)
  })

  test('are a 503 of ours that says to try again, and never a 401', async () => {
    const world = await openWorld({ partners: false })
    const token = await world.token({ role: 'province' })
    vi.spyOn(world.deps.staffTokens, 'verify').mockRejectedValueOnce(new SignInUnreachable('it answered 500'))
    const { status, body } = await world.call('GET', '/v1/enterprises', { token })
    await world.close()
    expect({ status, body }).toMatchObject({
      status: 503,
      body: { type: '/problems/sign-in-unreachable', status: 503 },
    })
    // The number of the request is made by chance, and may hold any figures.
    const said = JSON.stringify({ ...(body as object), instance: '' })
    expect(said).toContain('try again')
    expect(said).not.toContain('500')
  })
})

describe('a rotation of keys needs no restart', () => {
  test.each([
    ['to a key of another name', {}],
    ['with both published for a while', { keep: true }],
    ['to a key of the same name', { kid: 'test' }],
    ['to keys at another address', { moved: true }],
  ])('%s', async (_, change) => {
    const before = issuer.sign({}, noon)
    expect(await signIn(before)).toMatchObject(li)
    await issuer.rotate(change)
    expect(await signIn(issuer.sign({}, noon))).toMatchObject(li)
    expect(await signIn(before)).toMatchObject('keep' in change ? li : notSignedIn)
  })

  test('also where tokens do not say by which key', async () => {
    expect(await signIn(issuer.signUnnamed({}, noon))).toMatchObject(li)
    await issuer.rotate({ keep: true })
    expect(await signIn(issuer.signUnnamed({}, noon))).toMatchObject(li)
    expect(await signIn(issuer.signUnnamed({ exp: epochOf(noon) / 1000 - 1 }, noon))).toMatchObject(notSignedIn)
    const stranger = await openIssuer()
    expect(await signIn(stranger.signUnnamed({ iss: issuer.url }, noon))).toMatchObject(notSignedIn)
    await stranger.stop()
  })

  test('is asked for once, however many sign in at the time', async () => {
    await signIn(issuer.sign({}, noon))
    await issuer.rotate()
    const many = await Promise.all(Array.from({ length: 5 }, () => signIn(issuer.sign({}, noon))))
    expect(many).toMatchObject([li, li, li, li, li])
    expect(issuer.asked).toHaveLength(4)
  })

  test('while the issuer is down is not the fault of the token, and the old keys stay', async () => {
    const before = issuer.sign({}, noon)
    await signIn(before)
    await issuer.rotate()
    issuer.turn('error')
    await expect(signIn(issuer.sign({}, noon))).rejects.toThrow(SignInUnreachable)
    await expect(signIn(issuer.sign({}, noon))).rejects.toThrow(SignInUnreachable)
    expect(await signIn(before)).toMatchObject(li)
    issuer.turn('well')
    expect(await signIn(issuer.sign({}, noon))).toMatchObject(li)
  })

  test('cannot be feigned to have the issuer asked without end', async () => {
    await signIn(issuer.sign({}, noon))
    const stranger = await openIssuer()
    await stranger.rotate()
    const feigned = () => signIn(stranger.sign({ iss: issuer.url }, noon))
    for (let turn = 0; turn < 5; turn += 1) expect(await feigned()).toMatchObject(notSignedIn)
    expect(issuer.asked).toHaveLength(4)
    now = plus(noon, { seconds: 30 })
    await feigned()
    expect(issuer.asked).toHaveLength(6)
    await stranger.stop()
  })
})

describe('clocks that differ', () => {
  const at = (seconds: number) => epochOf(noon) / 1000 + seconds
  test.each([
    ['valid from a minute ahead', { nbf: at(60) }, li],
    ['issued a minute ahead', { iat: at(60) }, li],
    ['both', { iat: at(59), nbf: at(59) }, li],
    ['valid from later', { nbf: at(61) }, notSignedIn],
    ['issued later', { iat: at(61) }, notSignedIn],
    ['issued tomorrow', { iat: at(86_400) }, notSignedIn],
    ['issued long ago', { iat: at(-300 * 86_400) }, li],
    ['ends in a second', { exp: at(1) }, li],
    ['ends now', { exp: at(0) }, notSignedIn],
    ['ended a second ago', { exp: at(-1) }, notSignedIn],
  ])('%s', async (_, claims, expected) => {
    expect(await signIn(issuer.sign(claims, noon))).toMatchObject(expected)
  })

  test('a token of the future is told apart from a wrong one', async () => {
    const early = await signIn(issuer.sign({ nbf: at(90) }, noon))
    expect(early).toMatchObject({ ...notSignedIn, detail: 'The token is not valid yet; try again in a minute.' })
  })
})
