import { benchBundles } from './bundles.ts'
import { benchConsole } from './console.ts'
import { benchConsoleInBrowser } from './console-in-browser.ts'
import { benchDemo } from './demo.ts'
import { benchEdges } from './edges.ts'
import { benchFreeze } from './freeze.ts'
import { benchJourney } from './journey.ts'
import { benchMatching } from './matching.ts'
import { benchKilledRound, benchNotices } from './notices.ts'
import { benchPeak } from './peak.ts'
import { benchRelease } from './release.ts'
import { benchReleaseTrips } from './release-trips.ts'
import type { Row } from './row.ts'
import { benchSealing } from './sealing.ts'
import { benchStepFunctions } from './stepfunctions.ts'
import { benchTests } from './tests.ts'
import { benchTransport } from './transport.ts'
import { benchWorkflows } from './workflows.ts'

/** `npm run bench` measures everything; `npm run bench -- planners` what is named. */
const benches: Record<string, () => Promise<Row[]>> = {
  bundles: benchBundles,
  console: async () => [...(await benchConsole()), ...(await benchConsoleInBrowser())],
  demo: benchDemo,
  journey: benchJourney,
  edges: async () => [...(await benchEdges()), ...(await benchNotices()), ...(await benchKilledRound())],
  notices: async () => [...(await benchNotices()), ...(await benchKilledRound())],
  stepfunctions: benchStepFunctions,
  workflows: benchWorkflows,
  peak: benchPeak,
  freeze: benchFreeze,
  release: async () => [...(await benchRelease()), ...(await benchReleaseTrips())],
  sealing: benchSealing,
  tests: benchTests,
  planners: async () => [...(await benchMatching()), ...(await benchTransport())],
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; name some of: ${Object.keys(benches).join(', ')}`)
  process.exitCode = 2
} else {
  const rows: Row[] = []
  for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
    console.error(`measuring ${name} …`)
    rows.push(...((await benches[name]?.()) ?? []))
  }
  print(rows)
  if (rows.some((row) => !row.ok)) process.exitCode = 1
}

/** A row without a target says where the time of the others goes. */
function markOf({ target, ok }: Row): string {
  if (target === '') return ''
  return ok ? 'reached' : 'NOT REACHED'
}

function print(rows: readonly Row[]): void {
  const heads = { what: 'what', target: 'target', measured: 'measured' }
  const width = (column: keyof typeof heads) => Math.max(...[heads, ...rows].map((row) => row[column].length))
  const line = (row: typeof heads, mark: string) =>
    `${row.what.padEnd(width('what'))}  ${row.target.padEnd(width('target'))}  ${row.measured.padEnd(width('measured'))}  ${mark}`
  console.log(line(heads, ''))
  for (const row of rows) console.log(line(row, markOf(row)))
}
