import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { allSentences, allTerms } from '../../domain/service/all-words.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const files = ['domain', 'functions', 'storage'].flatMap((house) =>
  readdirSync(join(project, house), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ name: `${house}/${file}`, text: readFileSync(join(project, house, file), 'utf8') })),
)
const han = /\p{Script=Han}/u
/** Names that exist in Chinese only stand in quotation marks, or in a slot. */
const unquoted = (text: string) => text.replaceAll(/“[^”]*”/g, '')
const all = allSentences.flatMap(({ room, table }) =>
  Object.entries<{ zh: string; en: string }>(table).map(([key, words]) => ({ code: `${room}/${key}`, ...words })),
)
/** What a table of rules, or its reader, says alone stands in one slot. */
const isSlot = (text: string) => /^\{\w+\}$/.test(text)

describe('the table of words', () => {
  test('has every sentence in Chinese, and in English without Chinese', () => {
    expect(all.filter(({ zh }) => !han.test(zh) && !isSlot(zh))).toEqual([])
    expect(all.filter(({ en }) => han.test(unquoted(en)))).toEqual([])
    expect(all.length).toBeGreaterThan(200)
  })

  test('has each code once', () => {
    expect(all.map(({ code }) => code)).toHaveLength(new Set(all.map(({ code }) => code)).size)
  })

  test('says each English sentence in one way in Chinese, since a schema finds it by its English', () => {
    const byEnglish = Map.groupBy(all, ({ en }) => en)
    const twice = [...byEnglish.values()].filter((some) => new Set(some.map(({ zh }) => zh)).size > 1)
    expect(twice.filter(([one]) => !one?.en.includes('{'))).toEqual([])
  })

  test('names states, steps and kinds in both languages', () => {
    for (const table of Object.values(allTerms))
      for (const { zh, en } of Object.values(table)) {
        expect(zh).toMatch(/\p{Script=Han}/u)
        expect(en).not.toMatch(/\p{Script=Han}/u)
      }
  })

  test('holds every room’s part', () => {
    const parts = files.flatMap(({ text }) => [...text.matchAll(/^export const (\w+) = sentences\('([\w-]+)'/gm)])
    expect(parts.map(([, , room]) => room)).toHaveLength(allSentences.length)
    const rooms: readonly string[] = allSentences.map(({ room }) => room)
    expect(parts.filter(([, , room = '']) => !rooms.includes(room))).toEqual([])
  })

  test('is used whole: no sentence is left over', () => {
    const code = files
      .filter(({ name }) => !name.endsWith('-sentences.ts'))
      .map(({ text }) => text)
      .join('\n')
    // Reasons of rejected rows and bounds of events are picked by the key itself.
    const picked = new Set(['missing-field', 'invalid-national-id', 'under-16', 'invalid-phone', 'unknown-county'])
    const unused = allSentences
      .filter(({ room }) => room !== 'service')
      .flatMap(({ table }) => Object.keys(table).filter((key) => !picked.has(key) && !code.includes(`'${key}'`)))
    expect(unused).toEqual([])
  })
})

test('a schema holds no message of its own: each is a sentence of the table', () => {
  const own = files
    .filter(({ name }) => name.startsWith('domain/') && !name.startsWith('domain/matching/matching-instance'))
    .flatMap(({ name, text }) =>
      [
        ...text.matchAll(
          /(?:refine|regex|superRefine|addIssue)\([^;]{0,300}?'((?:must|has|holds|lies|请)[ \p{Script=Han}][^']*)'/gu,
        ),
      ].map(([, message]) => `${name}: ${message}`),
    )
  expect(own).toEqual([])
})
