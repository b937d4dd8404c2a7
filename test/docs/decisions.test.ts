import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const folder = fileURLToPath(new URL('../../docs/decisions/', import.meta.url))
const files = readdirSync(folder)
  .filter((file) => file !== 'README.md')
  .sort()
const text = (file: string) => readFileSync(folder + file, 'utf8')
const numberOf = (file: string) => file.slice(0, 4)

const status = /accepted|superseded by (\d{4})/.source
const opening = new RegExp(`^# (.+)\\n\\n\\*(\\d{4}-\\d{2}-\\d{2}) · (${status})\\*\\n`)

test.each(files)('%s begins with its title, its date and its status', (file) => {
  expect(text(file)).toMatch(opening)
})

test('numbers are given once, from 0001 on', () => {
  expect(files.map(numberOf)).toEqual(files.map((_, index) => String(index + 1).padStart(4, '0')))
})

test('what supersedes a decision is there', () => {
  const successors = files.flatMap((file) => opening.exec(text(file))?.[4] ?? [])
  expect(files.map(numberOf)).toEqual(expect.arrayContaining(successors))
})

test('the index lists every decision as it stands, with a sentence on it', () => {
  const rows = text('README.md')
    .split('\n')
    .filter((line) => line.startsWith('| ['))
  const expected = files.map((file) => {
    const [, title, date, stands] = opening.exec(text(file)) ?? []
    return `| [${numberOf(file)}](${file}) | ${title} | ${date} | ${stands} |`
  })
  const sentences = rows.map((row) => row.split(' | ').at(-1))
  expect(rows.map((row) => row.slice(0, row.lastIndexOf(' | ') + 2))).toEqual(expected)
  expect(sentences.filter((sentence) => !/^[A-Z].+\. \|$/.test(sentence ?? ''))).toEqual([])
})
