import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vm from 'node:vm'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { routes } from '../../functions/catalog.ts'
import { consoleKey } from '../../functions/console/console-key.ts'
import { edgeCode } from '../../infra/edge-code.ts'

const navigating = 'text/html,application/xhtml+xml,*/*;q=0.8'

test.each([
  ['/', '*/*', 'index.html'],
  ['/batches/bat_7k2m9x4q8w1z/plan', navigating, 'index.html'],
  ['/signed-in', navigating, 'index.html'],
  ['/enterprises', '*/*', undefined],
  ['/no-such-screen', 'application/json', undefined],
  ['/icon.svg', '*/*', 'icon.svg'],
  ['/assets/index-BEL29qsK.js', '*/*', 'assets/index-BEL29qsK.js'],
  ['/assets/index', navigating, undefined],
  ['/roll-call', navigating, 'roll-call/index.html'],
  ['/roll-call/', '*/*', 'roll-call/index.html'],
  ['/roll-call/whatever/lies/below', '*/*', 'roll-call/index.html'],
  ['/roll-call/service-worker.js', '*/*', 'roll-call/service-worker.js'],
  ['/roll-call/assets/page-oBrl0pdG.js', '*/*', 'roll-call/assets/page-oBrl0pdG.js'],
  ['/roll-caller', '*/*', undefined],
  ['/../package.json', navigating, undefined],
  ['/assets/../../package.json', navigating, undefined],
  ['/assets/%2e%2e/%2e%2e/package.json', navigating, undefined],
  ['/assets\\..\\..\\package.json', navigating, undefined],
  ['//etc/passwd.txt', navigating, undefined],
  ['/.git/config.txt', navigating, undefined],
  ['/assets/', navigating, undefined],
])('%s, asked for as %s, is answered by %s', (path, accept, key) => {
  expect(consoleKey(path, accept)).toBe(key)
})

test('no address of the service is the console’s, nor what only looks like one of them', () => {
  for (const { path } of Object.values(routes)) {
    const [, first = ''] = path.split('/')
    expect(consoleKey(path.replaceAll(/[{}]/g, ''), navigating), path).toBeUndefined()
    expect(consoleKey(`/${first}/no-such-thing`, navigating), path).toBeUndefined()
  }
})

test('every screen’s address is the console’s', () => {
  const folder = new URL('../../console/screens/catalog.tsx', import.meta.url)
  const paths = [...readFileSync(fileURLToPath(folder), 'utf8').matchAll(/^ {4}path: '([^']+)'/gm)].map(
    ([, one]) => one,
  )
  expect(paths.length).toBeGreaterThan(9)
  for (const path of paths) expect(consoleKey(path ?? '', navigating), path).toBe('index.html')
})

test('no name that leads out of the folder is ever a key', () => {
  fc.assert(
    fc.property(address, fc.constantFrom(navigating, '*/*'), (path, accept) => {
      const key = consoleKey(path, accept)
      expect(key ?? '').not.toMatch(/(?:^|\/)\.|\\|%|\/\/|^\//)
    }),
    { numRuns: 2000 },
  )
})

/** Of what addresses of ours and of those who try doors are made. */
const pieces =
  '/ . .. %2e %2f \\ assets roll-call v1 local t index .html .js - a 直 settings.json service-worker.js ? # ~ _'
const piece = fc.constantFrom(...pieces.split(' '), ' ')
const address = fc.array(piece, { maxLength: 8 }).map((parts) => `/${parts.join('')}`)

interface EdgeAnswer {
  readonly uri?: string
  readonly statusCode?: number
}

test('CloudFront, which is given the rule as text, answers as we do', () => {
  const code = edgeCode()
  // Bytes that a function of CloudFront has at most; it has no modules, and none of Node's names.
  expect(code.length).toBeLessThan(10_240)
  expect(code).not.toMatch(/\b(?:import|export|require|process|class|of)\b|\?\.|\?\?/)
  const context = vm.createContext({})
  vm.runInContext(code, context)
  const edge = (uri: string, accept?: string): EdgeAnswer => {
    const headers = accept === undefined ? {} : { accept: { value: accept } }
    context['event'] = { request: { uri, headers } }
    return vm.runInContext('handler(event)', context) as EdgeAnswer
  }
  fc.assert(
    fc.property(address, fc.constantFrom(navigating, '*/*', undefined), (path, accept) => {
      const key = consoleKey(path, accept)
      if (key === undefined) expect(edge(path, accept).statusCode).toBe(404)
      else expect(edge(path, accept).uri).toBe(`/${key}`)
    }),
    { numRuns: 2000 },
  )
})
