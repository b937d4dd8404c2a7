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
  })
})
