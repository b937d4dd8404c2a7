import { createServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { exchange } from '../../functions/gateways/exchange.ts'
import { AddressRefused, NameUnknown, reachOfOperator, reachOfOthers } from '../../functions/gateways/reach.ts'
import { type Listening, listen } from '../../local/http/listen.ts'

/** A name server whose answer for a name changes from one question to the next. */
function nameServer(answers: Record<string, readonly (readonly string[])[]>) {
  const asked: string[] = []
  return {
    asked,
    lookUp: async (host: string) => {
      const before = asked.filter((one) => one === host).length
      asked.push(host)
      const addresses = answers[host]?.[Math.min(before, answers[host].length - 1)] ?? []
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
    },
  }
}

let inner: Listening
let hosts: (string | undefined)[]
beforeAll(async () => {
  inner = await listen(
    createServer((request, response) => {
      hosts.push(request.headers.host)
      response.writeHead(request.url === '/moved' ? 307 : 200, { location: `${inner.url}/secret` }).end('inner')
    }),
    0,
  )
})
afterAll(() => inner.stop())
beforeEach(() => {
  hosts = []
})
const port = () => new URL(inner.url).port
const get = (url: string, reach: Parameters<typeof exchange>[0]['reach']) =>
  exchange({ url, method: 'GET', headers: {}, reach, signal: AbortSignal.timeout(2000), mostBytes: 100 })

describe('a name that an enterprise gave', () => {
  test('is judged by what it resolves to, each time', async () => {
    const names = nameServer({ 'hr.example.cn': [['93.184.216.34'], ['127.0.0.1']] })
    const reach = reachOfOthers({}, names.lookUp)
    const url = new URL(`https://hr.example.cn:${port()}/`)
    expect(await reach.addressesOf(url)).toEqual([{ address: '93.184.216.34', family: 4 }])
    // Rebound since it was stored.
    await expect(get(url.href, reach)).rejects.toThrow(AddressRefused)
    expect(hosts).toEqual([])
  })

  test('is asked for once: the connection goes to what was judged, not to a second answer', async () => {
    // In local mode, where a connection can be shown to arrive: the second answer would lead nowhere.
    const names = nameServer({ localhost: [['127.0.0.1'], ['10.255.255.1']] })
    const answer = await get(`http://localhost:${port()}/`, reachOfOthers({ LOCAL_MODE: 'on' }, names.lookUp))
    expect(answer).toMatchObject({ status: 200, text: 'inner' })
    expect(names.asked).toEqual(['localhost'])
    expect(hosts).toEqual([`localhost:${port()}`])
  })

  test.each([
    [['10.0.0.1']],
    [['93.184.216.34', '127.0.0.1']],
    [['93.184.216.34', '::1']],
    [['::ffff:10.0.0.1']],
    [['169.254.169.254']],
    [['fd00:ec2::254']],
    [['100.100.100.200']],
    [['0.0.0.0']],
  ])('and resolves to %j is refused, in local mode too', async (addresses) => {
    const { lookUp } = nameServer({ 'hr.example.cn': [addresses] })
    for (const mode of [{}, { LOCAL_MODE: 'on' as const }])
      await expect(get('https://hr.example.cn/', reachOfOthers(mode, lookUp))).rejects.toThrow(AddressRefused)
  })

  test('and resolves to nothing is unknown, which may pass', async () => {
    const { lookUp } = nameServer({})
    await expect(get('https://hr.example.cn/', reachOfOthers({}, lookUp))).rejects.toThrow(NameUnknown)
  })

  test('this very machine is reached in local mode alone', async () => {
    for (const host of ['127.0.0.1', 'localhost'])
      await expect(get(`http://${host}:${port()}/`, reachOfOthers({}))).rejects.toThrow(AddressRefused)
    expect(hosts).toEqual([])
    await get(inner.url, reachOfOthers({ LOCAL_MODE: 'on' }))
    expect(hosts).toHaveLength(1)
  })

  test('localhost that the hosts file turns into another machine is refused in local mode', async () => {
    const { lookUp } = nameServer({ localhost: [['10.0.0.1']] })
    await expect(get('http://localhost/', reachOfOthers({ LOCAL_MODE: 'on' }, lookUp))).rejects.toThrow(AddressRefused)
  })
})

test('the certificate is asked for by the name, whatever address was judged', async () => {
  const asked: string[] = []
  const server = createSecureServer({
    SNICallback: (name, done) => {
      asked.push(name)
      done(new Error('no certificate here'))
    },
  })
  const secure = await listen(server as unknown as Parameters<typeof listen>[0], 0)
  const { lookUp } = nameServer({ 'hr.example.cn': [['127.0.0.1']] })
  const reach = reachOfOperator({ PRIVATE_ADDRESSES: ['hr.example.cn'] }, lookUp)
  await expect(get(`https://hr.example.cn:${new URL(secure.url).port}/`, reach)).rejects.toThrow('broke off')
  expect(asked).toEqual(['hr.example.cn'])
  await secure.stop()
})

test('a redirection is an answer, not a way', async () => {
  expect(await get(`${inner.url}/moved`, reachOfOthers({ LOCAL_MODE: 'on' }))).toMatchObject({ status: 307 })
  expect(hosts).toHaveLength(1)
})

describe('an address of the operator', () => {
  const names = nameServer({
    'sms.gov.internal': [['10.2.0.9']],
    'id.example.cn': [['10.2.0.10']],
    'md.gov.internal': [['169.254.169.254']],
  })
  const operator = (...PRIVATE_ADDRESSES: string[]) => reachOfOperator({ PRIVATE_ADDRESSES }, names.lookUp)
  const of = (reach: ReturnType<typeof operator>, url: string) => reach.addressesOf(new URL(url))

  test('may be private where the list names its host or its range', async () => {
    await expect(of(operator(), 'http://sms.gov.internal/')).rejects.toThrow(AddressRefused)
    await expect(of(operator('sms.gov.internal'), 'https://id.example.cn/')).rejects.toThrow(AddressRefused)
    expect(await of(operator('sms.gov.internal'), 'http://sms.gov.internal/')).toHaveLength(1)
    expect(await of(operator('10.2.0.0/24'), 'https://id.example.cn/')).toHaveLength(1)
    expect(await of(operator('10.2.0.9'), 'http://10.2.0.9/')).toHaveLength(1)
    await expect(of(operator('fd00::/8'), 'http://10.2.0.9/')).rejects.toThrow(AddressRefused)
  })

  test('is never a metadata service, and loopback by name or in local mode', async () => {
    await expect(of(operator('md.gov.internal', '169.254.0.0/16'), 'http://md.gov.internal/')).rejects.toThrow(
      AddressRefused,
    )
    await expect(of(operator(), inner.url)).rejects.toThrow(AddressRefused)
    expect(await of(operator('127.0.0.1'), inner.url)).toHaveLength(1)
    expect(await of(reachOfOperator({ LOCAL_MODE: 'on', PRIVATE_ADDRESSES: [] }), inner.url)).toHaveLength(1)
  })
})
