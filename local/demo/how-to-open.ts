import type { DemoArguments } from './read-options.ts'

/** Where a demo is kept that is run again in order to be looked at. */
const usualFolder = 'demo-data'

/** The command that opens what a demo came to in the console; of one that was thrown away, with the one that runs it again. */
export function howToOpen({ data, surveys, workers, seed, jobOrders, scenario }: DemoArguments): string {
  const open = (folder: string) => `npm start -- --data ${quoted(folder)}`
  if (data !== undefined) return `Look at it in the console: ${open(data)}`
  const rows = surveys.length > 0 ? surveys.map((file) => `--survey ${quoted(file)}`) : [`--workers ${workers}`]
  const orders = jobOrders === undefined ? [] : [`--job-orders ${quoted(jobOrders)}`]
  const again = [
    'npm run demo --',
    ...rows,
    ...orders,
    ...(scenario ? [`--scenario ${scenario}`] : []),
    `--seed ${seed}`,
    `--data ${usualFolder}`,
  ].join(' ')
  return `To look at it in the console, run it once more and keep it: ${again} && ${open(usualFolder)}`
}

/** For a shell. */
function quoted(text: string): string {
  return /^[\w./:@-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
