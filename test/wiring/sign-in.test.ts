import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Instant, plus } from '../../domain/kernel/instant.ts'
import { type StaffTokens, staffTokensFrom } from '../../functions/wiring/staff.ts'
import { thisMachine } from '../gateways/this-machine.ts'
import { openWorld, type World } from '../world.ts'
import { openIssuer, type TestIssuer } from './test-issuer.ts'

describe('a token of the province’s identity provider', () => {
  const noon = '2026-03-02T04:00:00.000Z' as Instant
  let now = noon
  let issuer: TestIssuer
  let tokens: StaffTokens
  beforeAll(async () => {
    issuer = await openIssuer()
    tokens = staffTokensFrom(issuer.url, 'zhida', thisMachine, { now: () => now })
  })
  afterAll(() => issuer.stop())
  const signIn = async (token: Promise<string>) => tokens.verify(`Bearer ${await token}`)
  const refused = { refused: 'not-signed-in' }

  test('says who signs in, in which role, for which counties and cities', async () => {
    const claims = { zhida_role: 'station', zhida_cities: ['441900'] }
    expect(await signIn(issuer.sign(claims, noon))).toEqual({
      subject: 'li@zhaotong',
      role: 'station',
      counties: [],
      cities: ['441900'],
    })
  })

  test('is told expired by our clock, not by the machine’s', async () => {
    const token = await issuer.sign({}, noon)
    now = plus(noon, { minutes: 59 })
    expect(await tokens.verify(`Bearer ${token}`)).toMatchObject({ subject: 'li@zhaotong' })
    now = plus(noon, { minutes: 61 })
    expect(await tokens.verify(`Bearer ${token}`)).toMatchObject({
      ...refused,
      detail: 'The token has expired; sign in again.',
    })
    now = noon
  })

  test('without a last moment is refused: who finds it would have it for good', async () => {
    expect(await signIn(issuer.signForever({}))).toMatchObject(refused)
  })

  test('of another issuer, another key or another audience is refused', async () => {
    expect(await signIn(issuer.sign({ iss: 'https://login.example.cn' }, noon))).toMatchObject(refused)
    expect(await signIn(issuer.sign({ aud: 'payroll' }, noon))).toMatchObject(refused)
    const stranger = await openIssuer()
    expect(await signIn(stranger.sign({ iss: issuer.url }, noon))).toMatchObject(refused)
    await stranger.stop()
  })

  test.each([
    ['no role', { zhida_role: undefined }],
    ['a role that does not exist', { zhida_role: 'admin' }],
    ['nobody', { sub: '' }],
    ['an empty county code, which every code begins with', { zhida_counties: [''] }],
    ['a county by its name', { zhida_counties: ['镇雄县'] }],
    ['half a city code', { zhida_cities: ['44'] }],
  ])('that names %s opens nothing', async (_, claims) => {
    expect(await signIn(issuer.sign(claims, noon))).toMatchObject(refused)
  })

  test.each([undefined, '', 'Bearer', 'Basic bGk6c2VjcmV0', 'Bearer not.a.token', 'Bearer eyJhbGciOiJub25lIn0.e30.'])(
    'cannot be replaced by the header %j',
    async (header) => {
      expect(await tokens.verify(header)).toMatchObject(refused)
    },
  )

  test('cannot be checked while the identity provider is down, and can as soon as it is back', async () => {
    const gone = await openIssuer()
    const token = await gone.sign({}, noon)
    await gone.stop()
    const waiting = staffTokensFrom(gone.url, 'zhida', thisMachine, { now: () => noon })
    await expect(waiting.verify(`Bearer ${token}`)).rejects.toThrow()
  })
})

describe('who may do what', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld({ partners: false })
  })
  afterAll(() => world.close())

  const announce = (token: string | undefined, countyCode: string) =>
    world.call('POST', '/v1/surveys', { ...(token && { token }), body: { countyCode, fileName: '摸底.csv' } })
  const notSignedIn = { status: 401, body: { type: '/problems/not-signed-in' } }
  const notPermitted = { status: 403, body: { type: '/problems/not-permitted' } }

  test('nobody does anything without signing in, and a token ends after its time', async () => {
    expect(await announce(undefined, '530627')).toMatchObject(notSignedIn)
    const token = await world.token({ role: 'province', validFor: { hours: 1 } })
    expect(await announce(token, '530627')).toMatchObject({ status: 201 })
    await world.advance({ hours: 2 })
    expect(await announce(token, '530627')).toMatchObject(notSignedIn)
  })

  test('a county acts on its own surveys only, a prefecture on those of all its counties', async () => {
    const zhenxiong = await world.token({ role: 'county', counties: ['530627'] })
    const zhaotong = await world.token({ role: 'county', counties: ['5306'] })
    const wenshan = await world.token({ role: 'county', counties: ['5326'] })
    const created = await announce(zhenxiong, '530627')
    expect(created).toMatchObject({ status: 201 })
    const { surveyId } = created.body as { surveyId: string }
    const look = (token: string) => world.call('GET', `/v1/surveys/${surveyId}`, { token })
    expect(await look(zhenxiong)).toMatchObject({ status: 200 })
    expect(await look(zhaotong)).toMatchObject({ status: 200 })
    expect(await look(wenshan)).toMatchObject(notPermitted)
    expect(await look(await world.token({ role: 'county' }))).toMatchObject(notPermitted)
    for (const path of ['import', 'rejected.csv'])
      expect(
        await world.call(path === 'import' ? 'POST' : 'GET', `/v1/surveys/${surveyId}/${path}`, { token: wenshan }),
      ).toMatchObject(notPermitted)
    expect(await announce(wenshan, '530627')).toMatchObject(notPermitted)
  })

  test('an auditor reads everything and writes nothing', async () => {
    const province = await world.token({ role: 'province' })
    const auditor = await world.token({ role: 'auditor' })
    const { surveyId } = (await announce(province, '530627')).body as { surveyId: string }
    expect(await world.call('GET', `/v1/surveys/${surveyId}`, { token: auditor })).toMatchObject({ status: 200 })
    expect(await announce(auditor, '530627')).toMatchObject(notPermitted)
    expect(await world.call('POST', `/v1/surveys/${surveyId}/import`, { token: auditor })).toMatchObject(notPermitted)
    // Names and IDs in the clear are for those who correct them.
    expect(await world.call('GET', `/v1/surveys/${surveyId}/rejected.csv`, { token: auditor })).toMatchObject(
      notPermitted,
    )
  })

  test('a station has no business with surveys, enterprises and batches', async () => {
    const token = await world.token({ role: 'station', cities: ['441900'] })
    expect(await announce(token, '530627')).toMatchObject(notPermitted)
    expect(await world.call('GET', '/v1/enterprises', { token })).toMatchObject(notPermitted)
    expect(await world.call('GET', '/v1/transfer-batches', { token })).toMatchObject(notPermitted)
  })
})
