import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8'))
const manifest = read('package.json') as {
  readonly scripts: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}
interface Locked {
  readonly version: string
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly optional?: boolean
}
const locked = (read('package-lock.json') as { packages: Readonly<Record<string, Locked>> }).packages

const machines = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64', 'win32-x64']

/** What cmd.exe and every other shell read alike: words, flags and numbers. */
const word = /^[\w@./:=-]+$/
/** What only some shells have, or have as their own. */
const shellsOwn = /^(exec|export|env|set|rm|cp|mv|mkdir|cat|sh|bash|test|true|sleep)$/

test.each(Object.entries(manifest.scripts))('npm run %s needs no shell of one system: %s', (_, script) => {
  for (const command of script.split(' && ')) {
    const [program = '', ...more] = command.split(' ')
    expect(program).toMatch(/^[a-z][a-z-]*$/)
    expect(program).not.toMatch(shellsOwn)
    for (const one of more) expect(one).toMatch(word)
  }
})

test.each(machines)('the embedded DynamoDB comes along on %s', (machine) => {
  const name = `@dynoxide/${machine}`
  const [os, cpu] = machine.split('-')
  const version = manifest.optionalDependencies[name]
  expect(locked[`node_modules/${name}`]).toMatchObject({ version, os: [os], cpu: [cpu], optional: true })
})

test('each tool that has a binary of its own has one for every machine', () => {
  // fsevents is how macOS watches files; it does without elsewhere.
  const binaries = Object.entries(locked).filter(([name, { os }]) => os && !name.endsWith('/fsevents'))
  const machineIn = /[-/](?:android|darwin|linux|win32|freebsd|openbsd|netbsd|aix|sunos|openharmony).*$/
  const tools = Map.groupBy(binaries, ([name]) => name.replace(machineIn, ''))
  const missing = [...tools].flatMap(([tool, packages]) =>
    machines
      .filter((machine) => {
        const [os = '', cpu = ''] = machine.split('-')
        return !packages.some(([, one]) => one.os?.includes(os) && one.cpu?.includes(cpu))
      })
      .map((machine) => `${tool} on ${machine}`),
  )
  expect(tools.size).toBeGreaterThan(5)
  expect(missing).toEqual([])
})
