import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { webhooksGuide } from '../../docs/webhooks/webhooks-guide.ts'
import { InboundEnterpriseEvent, OutboundEnterpriseEvent } from '../../domain/enterprises/enterprise-events.ts'
import { signatureTolerance } from '../../functions/wiring/middleware/sender-signature.ts'

const kept = readFileSync(new URL('../../docs/webhooks.md', import.meta.url), 'utf8')

test('the guide for enterprises is what schemas and figures say now; else: npm run webhooks-guide', () => {
  expect(kept).toBe(webhooksGuide())
})

test('it has every event both ways, with an example that the schema takes', () => {
  const sections = [...kept.matchAll(/^### (\S+)\n\n(.+)\n\n```json\n([\s\S]+?)\n```/gm)]
  const types = [...OutboundEnterpriseEvent.options, ...InboundEnterpriseEvent.options].map(
    (one) => one.shape.type.value,
  )
  expect(sections.map(([, type]) => type)).toEqual(types)
  for (const [index, [, type, words, example]] of sections.entries()) {
    const schema = index < OutboundEnterpriseEvent.options.length ? OutboundEnterpriseEvent : InboundEnterpriseEvent
    expect(schema.parse(JSON.parse(example ?? ''))).toMatchObject({ type })
    expect(words).toMatch(/^\p{Script=Han}.*[a-z]/u)
  }
})

interface Language {
  readonly name: string
  /** Its programme, and what has it tell its version. */
  readonly asks: readonly [program: string, option: string]
  readonly ending: string
  /** The command that runs a recipe; in `folder` it may be compiled, once for all runs. */
  readonly command: (file: string, folder: string) => readonly [program: string, ...before: string[]]
}
const languages: Language[] = [
  { name: 'TypeScript', asks: ['node', '--version'], ending: 'ts', command: (file) => ['node', file] },
  { name: 'Python', asks: ['python3', '--version'], ending: 'py', command: (file) => ['python3', file] },
  {
    name: 'Java',
    asks: ['javac', '-version'],
    ending: 'java',
    command(file, folder) {
      execFileSync('javac', ['-d', folder, file])
      return ['java', '-cp', folder, 'Verify']
    },
  },
  {
    name: 'Go',
    asks: ['go', 'version'],
    ending: 'go',
    command(file, folder) {
      const binary = join(folder, 'verify')
      execFileSync('go', ['build', '-o', binary, file])
      return [binary]
    },
  },
]
const isHere = ({ asks: [program, option] }: Language) => spawnSync(program, [option]).status === 0

const secret = `whsec_${Buffer.from('a key of thirty-two bytes, here.').toString('base64')}`
const id = 'evt_5w9e3r7t1y4m'
const seconds = 1_804_154_400
const body = '{"type":"worker.left","data":{"why":"回家 ☂"}}'
/** As our own side signs, which is the library of Standard Webhooks. */
const signature = new Webhook(secret).sign(id, new Date(seconds * 1000), body)

describe.each(languages)('the recipe in $name', (language) => {
  const skips = !isHere(language)
  const said = skips ? ` (not run: ${language.name} is not on this machine)` : ''
  const file = fileURLToPath(new URL(`../../docs/webhooks/verify.${language.ending}`, import.meta.url))
  let folder: string
  let command: ReturnType<Language['command']>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhida-recipe-'))
    if (!skips) command = language.command(file, folder)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  function run(args: readonly (string | number)[], input = body) {
    const [program, ...before] = command
    const { stdout } = spawnSync(program, [...before, ...args.map(String)], { input, encoding: 'utf8' })
    return stdout.trim()
  }
  const verify = (signatures: string, { now = seconds, key = secret, timestamp = String(seconds), text = body } = {}) =>
    run(['verify', key, id, timestamp, signatures, now], text)

  test.skipIf(skips)(`finds true what we signed, also beside another signature${said}`, () => {
    expect(verify(signature)).toBe('true')
    expect(verify(`v1,${Buffer.alloc(32).toString('base64')} ${signature}`)).toBe('true')
  })

  test.skipIf(skips)(`finds false what is changed, signed by another or by nobody${said}`, () => {
    const other = `whsec_${Buffer.alloc(32).toString('base64')}`
    expect(verify(signature, { text: body.replace('☂', '☔') })).toBe('false')
    expect(verify(signature, { key: other })).toBe('false')
    expect(verify(signature, { timestamp: String(seconds + 1) })).toBe('false')
    expect(verify(signature, { timestamp: 'today' })).toBe('false')
    expect(verify('')).toBe('false')
  })

  test.skipIf(skips)(`takes what is as old as we take, and nothing older or later${said}`, () => {
    for (const away of [-signatureTolerance, signatureTolerance])
      expect(verify(signature, { now: seconds + away })).toBe('true')
    for (const away of [-signatureTolerance - 1, signatureTolerance + 1])
      expect(verify(signature, { now: seconds + away })).toBe('false')
  })

  test.skipIf(skips)(`signs as our side reads it${said}`, () => {
    expect(run(['sign', secret, id, seconds])).toBe(signature)
  })
})
