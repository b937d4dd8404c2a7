import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../../local/stepfunctions/', import.meta.url))

/** What the files of a room import, as paths within the engine or names of packages. */
function importsOf(room: string): Set<string> {
  const found = new Set<string>()
  for (const file of globSync(`${room}/**/*.ts`, { cwd: folder })) {
    const text = readFileSync(join(folder, file), 'utf8')
    for (const [, from = ''] of text.matchAll(/(?:from|import\() ?'([^']+)'/g)) {
      found.add(from.startsWith('.') ? posix.join(dirname(file).replaceAll(sep, '/'), from) : from)
    }
  }
  return found
}

test('the language knows nothing of journal, clock, protocol or services', () => {
  const outside = [...importsOf('language')].filter((from) => !/^(model|language)\//.test(from))
  expect(new Set(outside)).toEqual(new Set(['jsonata', 'zod', 'node:crypto']))
})

test('the journal knows no clock, no protocol and no service', () => {
  const allowed = /^(journal|model)\/|^node:/
  expect([...importsOf('journal')].filter((from) => !allowed.test(from))).toEqual([])
})
