import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportsPage } from '../../docs/figures/exports-page.ts'
import { exportedLists } from '../../domain/reports/exported-lists.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'
import { routes } from '../../functions/catalog.ts'

test('the page of lists is what the schemas say; else: npm run figures-page', () => {
  expect(readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8')).toBe(exportsPage())
})

test('each list has a route, and each column a head of its own in both languages', () => {
  const paths = new Set<string>(Object.values(routes).map(({ path }) => path))
  for (const [list, { path, line }] of Object.entries(exportedLists)) {
    expect(paths, list).toContain(path)
    const heads = columnsOf(line).map(({ zh }) => zh)
    expect(new Set(heads).size, list).toBe(heads.length)
    for (const { zh, en } of columnsOf(line)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  }
})
