import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, TestCase } from 'vitest/node'
import { noActs } from './acts.ts'

const folder = fileURLToPath(new URL('../../out/e2e/', import.meta.url))
const heads = ['case', 's', 'clicks', 'fields', 'keys', 'files', '']

/** Prints at the end each case with its time and what was done by hand, then what failed, and keeps it as `out/e2e/table.md`. */
export const tableOfCases: Reporter = {
  onTestRunEnd(modules) {
    const cases = modules.flatMap(({ children }) => [...children.allTests()])
    const lines = [heads, heads.map(() => '---'), ...cases.map(lineOf), ['in all', ...sums(cases), '']]
    const measured = cases.flatMap((one) => one.meta().measured ?? [])
    const text = [
      ...lines.map((cells) => `| ${cells.join(' | ')} |`),
      '',
      ...measured,
      ...cases.flatMap(failuresOf),
      '',
    ].join('\n')
    mkdirSync(folder, { recursive: true })
    writeFileSync(`${folder}table.md`, text)
    console.log(`\n${text}`)
  },
}

function lineOf(one: TestCase): string[] {
  const { clicks, fields, keys, files } = one.meta().acts ?? noActs
  const file = one.module.relativeModuleId.replace(/^.*\/(.+)\.e2e\.ts$/, '$1')
  const { state } = one.result()
  const again = one.diagnostic()?.retryCount ? ' at the second try' : ''
  const figures = [secondsOf(one).toFixed(1), ...[clicks, fields, keys, files].map(String)]
  return [`${file}: ${one.name.replaceAll('|', '\\|')}`, ...figures, `${state}${again}`]
}

/** Each try of its own: the second fails for what the first left, where the case writes. */
function failuresOf(one: TestCase): string[] {
  return (one.result().errors ?? []).map(({ message, stack }) => {
    const where = stack?.match(/[\w-]+\.e2e\.ts:\d+/)?.[0]
    return `Failed: ${one.name}, at ${where ?? 'an unknown line'}: ${stripVTControlCharacters(message)}`
  })
}

function sums(cases: readonly TestCase[]): string[] {
  const all = cases.map((one) => one.meta().acts ?? noActs)
  const sum = (figures: readonly number[]) => figures.reduce((one, other) => one + other, 0)
  const acts = (['clicks', 'fields', 'keys', 'files'] as const).map((kind) => sum(all.map((one) => one[kind])))
  return [sum(cases.map(secondsOf)).toFixed(1), ...acts.map(String)]
}

function secondsOf(one: TestCase): number {
  return (one.diagnostic()?.duration ?? 0) / 1000
}
