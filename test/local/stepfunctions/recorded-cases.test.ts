import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { openWorld } from './harness.ts'

interface Case {
  name: string
  definition: object
  input: unknown
  status: string
  output?: unknown
  error?: string
  cause?: string
}

const file = new URL('../../../../shared/asl-cases.json', import.meta.url)
const cases: Case[] = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Case[]) : []

/** The recording hides values that differ from run to run behind words as "date". */
function resembles(actual: unknown, recorded: unknown): boolean {
  if (recorded === 'date') return typeof actual === 'string'
  if (Array.isArray(recorded)) {
    return (
      Array.isArray(actual) &&
      actual.length === recorded.length &&
      recorded.every((item, index) => resembles(actual[index], item))
    )
  }
  if (typeof recorded !== 'object' || recorded === null) return actual === recorded
  if (typeof actual !== 'object' || actual === null) return false
  const [mine, theirs] = [Object.entries(actual), Object.entries(recorded)]
  return mine.length === theirs.length && theirs.every(([key, value]) => resembles(Reflect.get(actual, key), value))
}

describe.skipIf(cases.length === 0)('cases recorded from AWS (skipped where ../shared is absent)', () => {
  test.each(cases)('$name', async ({ definition, input, status, output, error, cause }) => {
    const ended = await openWorld().run(definition, input)
    expect({ status: ended.status, error: ended.error, cause: ended.cause }).toEqual({ status, error, cause })
    if (output !== undefined) {
      const mine: unknown = JSON.parse(ended.output ?? 'null')
      expect(resembles(mine, output), JSON.stringify(mine)).toBe(true)
    }
  })
})
