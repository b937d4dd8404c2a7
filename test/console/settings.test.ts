import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { forgetDeps } from '../../functions/wiring/deps.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await world.close()
})

const settings = async () => (await world.call('GET', '/settings.json')).body

test('on one machine the console finds its issuer at whatever name it was opened by', async () => {
  expect(await settings()).toEqual({
    issuer: '/local/oidc',
    clientId: 'zhida-console',
    scope: 'openid',
    isLocal: true,
    filings: [],
  })
  const { body } = await world.call('GET', '/local/oidc/.well-known/openid-configuration')
  expect(body).toMatchObject({ issuer: expect.stringMatching(/\/local\/oidc$/) })
})

test('on AWS it is told the very issuer by which tokens are checked', async () => {
  vi.stubEnv('LOCAL_MODE', undefined)
  vi.stubEnv('OIDC_ISSUER', 'https://id.example.cn/realms/zhida')
  vi.stubEnv('CONSOLE_CLIENT_ID', 'zhida')
  vi.stubEnv('CONSOLE_SCOPE', 'openid offline_access')
  forgetDeps()
  expect(await settings()).toEqual({
    issuer: 'https://id.example.cn/realms/zhida',
    clientId: 'zhida',
    scope: 'openid offline_access',
    isLocal: false,
    filings: [],
  })
})

test('the filings of an address in China stand at the foot of the console and of every public page', async () => {
  const page = async () => String((await world.call('GET', '/t/no-such-page')).body)
  expect(await page()).not.toContain('<footer')
  vi.stubEnv('ICP_FILING', '滇ICP备2026000001号-1')
  vi.stubEnv('POLICE_FILING', '滇公网安备 53062702000001号')
  forgetDeps()
  const register = 'https://beian.mps.gov.cn/#/query/webSearch?code=53062702000001'
  expect(await settings()).toMatchObject({
    filings: [
      { number: '滇ICP备2026000001号-1', register: 'https://beian.miit.gov.cn/' },
      { number: '滇公网安备 53062702000001号', register },
    ],
  })
  const shown = await page()
  expect(shown).toContain('<a href="https://beian.miit.gov.cn/" rel="noreferrer">滇ICP备2026000001号-1</a>')
  expect(shown).toMatch(/<footer[^>]*>.*53062702000001号<\/a> <\/footer><\/body>/s)
})
