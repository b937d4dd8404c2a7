import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { dateInShanghai } from '../domain/kernel/instant.ts'
import { demoStart } from './demo/demo-start.ts'
import type { EnterpriseDraft } from './demo/generate-job-orders.ts'
import { generateSurveySheet, usualCounties } from './demo/generate-survey-sheet.ts'
import { howToOpen } from './demo/how-to-open.ts'
import type { Sheet } from './demo/import-sheet.ts'
import { readJobOrders } from './demo/read-job-orders.ts'
import { type DemoArguments, readOptions, usage } from './demo/read-options.ts'
import { runDemo } from './demo/run-demo.ts'
import { tellResult } from './demo/tell-result.ts'
import { SetupProblem } from './setup-problem.ts'

/**
 * What the demo is about, by its options: the part that a person reads, and a digest of what came from files. Generated rows follow from
 * the options; their columns differ from release to release.
 */
function begunWith(
  { surveys, workers, seed, jobOrders, scenario }: DemoArguments,
  sheets: readonly Sheet[],
  enterprises: readonly EnterpriseDraft[] = [],
): string {
  const rows = surveys.length > 0 ? surveys.map((file) => `--survey ${file}`).join(' ') : `--workers ${workers}`
  const orders = jobOrders === undefined ? '' : ` --job-orders ${jobOrders}`
  const played = scenario === undefined ? '' : ` --scenario ${scenario}`
  const options = `${rows}${orders}${played} --seed ${seed}`
  if (surveys.length === 0 && jobOrders === undefined) return options
  const digest = createHash('sha256').update(JSON.stringify(enterprises))
  if (surveys.length > 0) for (const { content } of sheets) digest.update(content)
  return `${options} (${digest.digest('hex').slice(0, 8)})`
}

/** Of their length: a row has some 120 characters, or 170 bytes, so that it is 6,000 rows or more. */
const largeSheets = 1_000_000

/** Few surveys bring more in one go; neighbours travel together. */
const rowsPerCounty = 250

async function sheetsOf({ surveys, workers, seed }: DemoArguments): Promise<Sheet[]> {
  if (surveys.length === 0) {
    const counties = usualCounties.slice(0, Math.max(2, Math.ceil(workers / rowsPerCounty)))
    const { csv } = generateSurveySheet({ workers, seed, counties, today: dateInShanghai(demoStart) })
    return [{ fileName: 'generated-survey.csv', content: csv }]
  }
  return Promise.all(
    surveys.map(async (file) => {
      const content = await readFile(file).catch((error: Error) => {
        throw new SetupProblem(`cannot read ${file}: ${error.message}`)
      })
      return { fileName: basename(file), content }
    }),
  )
}

async function main(): Promise<void> {
  // Everything that is written holds personal details: files for their owner alone, of every library and child too.
  process.umask(0o077)
  const startedAt = performance.now()
  const options = readOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)
  const { seed, json, out, jobOrders, scenario } = options
  const sheets = await sheetsOf(options)
  const enterprises = jobOrders === undefined ? undefined : await readJobOrders(jobOrders)
  const stream = json ? process.stderr : process.stdout
  const data = options.data ?? (await temporaryFolder())
  const { result, files } = await runDemo(
    {
      seed,
      sheets,
      data,
      keep: options.data !== undefined,
      large: sheets.reduce((sum, { content }) => sum + content.length, 0) > largeSheets,
      begunWith: begunWith(options, sheets, enterprises),
      stream,
      ...(enterprises && { enterprises }),
      ...(scenario && { scenario }),
    },
    async (end) => {
      const { writeFiles } = await import('./demo/write-files.ts')
      const { readResult } = await import('./demo/read-result.ts')
      return { files: await writeFiles(end, out), result: await readResult(end, startedAt) }
    },
  )
  const write = (text: string) => stream.write(`${text}\n`)
  tellResult(result, write)
  write(
    `\n  ${files} files are in ${out}/: manifests, rejected rows, daily and fairness report. They hold personal details: only you can read them`,
  )
  write(`\n  ${howToOpen(options)}`)
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`)
}

/** Thrown away however the demo ends, also by Ctrl-C or when its reader (`| head`) turns away. */
async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhida-demo-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.once('SIGINT', () => process.exit(130))
  process.stdout.once('error', () => process.exit(1))
  return folder
}

try {
  await main()
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
