import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { figuresPage } from '../../docs/figures/figures-page.ts'
import { toldFigures } from '../../docs/figures/told-figures.ts'
import { endsIn } from '../../domain/reports/figure-at.ts'
import { figures } from '../../domain/reports/figures.ts'
import { retentions } from '../../storage/retention.ts'

const told = toldFigures()

test('the page says of every figure what the table says; else: npm run figures-page', () => {
  expect(readFileSync(new URL('../../docs/figures.md', import.meta.url), 'utf8')).toBe(figuresPage())
})

test('every number of every report is one figure: a new one is a line in domain/reports/figures-of-….ts', () => {
  expect(told.length).toBeGreaterThan(100)
  expect(told.filter((one) => one.figures.length !== 1).map(({ place, figures: of }) => [place, of])).toEqual([])
})

test('no figure is defined that nobody tells', () => {
  const stale = Object.entries(figures).flatMap(([id, { at }]) =>
    at.filter((end) => !told.some(({ place }) => endsIn(place, end))).map((end) => `${id}: ${end}`),
  )
  expect(stale).toEqual([])
})

test('a figure names items that the table keeps, and is told in both languages', () => {
  const han = /\p{Script=Han}/u
  for (const [id, { words, means, from, by }] of Object.entries(figures)) {
    for (const one of from) expect([...Object.keys(retentions), 'candidates.json'], id).toContain(one)
    expect(by.length, id).toBeGreaterThan(0)
    expect(`${words.zh}${means.zh}`, id).toMatch(han)
    expect(`${words.en}${means.en}`, id).not.toMatch(han)
  }
})
