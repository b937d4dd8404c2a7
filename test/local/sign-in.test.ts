import { createHash, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld({ partners: false })
})
afterAll(() => world.close())

const verifier = randomBytes(32).toString('base64url')
const asked = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    client_id: 'zhida-console',
    redirect_uri: `${world.url}/signed-in`,
    response_type: 'code',
    state: 'here',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  })
const authorize = '/local/oidc/authorize'

function choose(colleague: string, change?: Record<string, string>) {
  const body = asked(change)
  body.set('colleague', colleague)
  return fetch(world.url + authorize, { method: 'POST', body, redirect: 'manual' })
}

async function codeFor(colleague: string): Promise<string> {
  const chosen = await choose(colleague)
  const back = new URL(chosen.headers.get('location') ?? '')
  expect([chosen.status, back.pathname, back.searchParams.get('state')]).toEqual([303, '/signed-in', 'here'])
  return back.searchParams.get('code') ?? ''
}

function exchange(code: string, change: Record<string, string> = {}) {
  const grant = { grant_type: 'authorization_code', client_id: 'zhida-console', code, code_verifier: verifier }
  const body = new URLSearchParams({ ...grant, redirect_uri: `${world.url}/signed-in`, ...change })
  return fetch(`${world.url}/local/oidc/token`, { method: 'POST', body })
}

test('a page offers a colleague of each role', async () => {
  const page = await (await fetch(`${world.url}${authorize}?${asked().toString()}`)).text()
  for (const subject of ['coordinator', 'county-officer', 'station-officer', 'auditor'])
    expect(page).toContain(`value="${subject}"`)
})

test('whoever is chosen is signed in, with the rights of the role', async () => {
  const { access_token: token } = (await (await exchange(await codeFor('auditor'))).json()) as { access_token: string }
  expect((await world.call('GET', '/v1/audit?actor=coordinator', { token })).status).toBe(200)
  expect((await world.call('GET', '/v1/worklist', { token })).status).toBe(403)
})

test('a code counts once, and only for the page that keeps its verifier', async () => {
  const code = await codeFor('coordinator')
  expect((await exchange(code, { code_verifier: 'x'.repeat(43) })).status).toBe(400)
  expect((await exchange(code)).status).toBe(400)
  const other = await codeFor('coordinator')
  expect((await exchange(other)).status).toBe(200)
  expect((await exchange(other)).status).toBe(400)
})

test.each([
  ['a page elsewhere', { redirect_uri: 'http://evil.example/signed-in' }],
  ['an address that cannot be read', { redirect_uri: 'signed-in' }],
  ['a flow without code', { response_type: 'token' }],
  ['a challenge that is not hashed', { code_challenge_method: 'plain' }],
])('no code goes to %s', async (_, change) => {
  const chosen = await choose('coordinator', change)
  expect([chosen.status, chosen.headers.get('location')]).toEqual([400, null])
})

test('a page of another site cannot sign somebody in', async () => {
  const headers = { origin: 'http://evil.example' }
  const chosen = await fetch(world.url + authorize, { method: 'POST', body: asked(), headers, redirect: 'manual' })
  expect(chosen.status).toBe(403)
})
