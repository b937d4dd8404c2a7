import { type FileHandle, open, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseJson } from '../domain/kernel/parse-json.ts'
import { isRefusal } from '../domain/kernel/refusal.ts'
import { drawPlan } from '../domain/transport/plan/draw-plan.ts'
import { fillLargestCoach } from '../domain/transport/plan/fill-largest-coach.ts'
import { planTimetables } from '../domain/transport/plan/plan-timetables.ts'
import { planTrips } from '../domain/transport/plan/plan-trips.ts'
import { readInstance } from '../domain/transport/plan/read-instance.ts'
import type { TransportInstance } from '../domain/transport/plan/solve/transport-instance.ts'

const usage = 'npm run -s plan -- --instance FILE [--seconds N] [--compare] [--svg FILE] [--timetable FILE]'

/** The command was given something that cannot be planned; the message is one sentence that says what. */
class NotPlannable extends Error {}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        instance: { type: 'string' },
        seconds: { type: 'string', default: '10' },
        compare: { type: 'boolean', default: false },
        svg: { type: 'string' },
        timetable: { type: 'string' },
      },
    })
    const seconds = values.seconds.trim() === '' ? Number.NaN : Number(values.seconds)
    if (values.instance === undefined) throw new Error('--instance is missing')
    if (!(seconds >= 0 && seconds <= 86_400)) throw new Error('--seconds is not a number of seconds')
    return { ...values, instance: values.instance, seconds }
  } catch (error) {
    const [sentence] = (error as Error).message.split('\n')
    throw new NotPlannable(`${sentence?.replace(/\.$/, '')}. Use: ${usage}`)
  }
}

async function instanceFrom(file: string): Promise<TransportInstance> {
  const text = await readFile(file).catch((error: Error) => {
    throw new NotPlannable(`cannot read ${file}: ${error.message}`)
  })
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw new NotPlannable(`${file} is not JSON: ${(error as Error).message}`)
  }
  const instance = readInstance(value)
  if (isRefusal(instance)) throw new NotPlannable(`${file}: ${instance.detail}`)
  return instance
}

/** Opened before the plan is made: nobody should wait for a file that cannot be written. */
async function openToWrite(file: string): Promise<FileHandle> {
  return open(file, 'w').catch((error: Error) => {
    throw new NotPlannable(`cannot write ${file}: ${error.message}`)
  })
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`

async function main(): Promise<void> {
  const { instance: file, seconds, compare, svg, timetable } = readArguments()
  const instance = await instanceFrom(file)
  const picture = svg === undefined ? null : await openToWrite(svg)
  const timetables = timetable === undefined ? null : await openToWrite(timetable)
  // The time that it took to start and to read counts as well.
  const left = seconds === 0 ? 0 : Math.max(0.1, seconds - performance.now() / 1000)
  const plan = await planTrips(instance, { seconds: left })
  if (isRefusal(plan)) throw new NotPlannable(`${file}: ${plan.detail}`)
  const took = (performance.now() / 1000).toFixed(1)
  const { costYuan, lowerBoundYuan, gap } = plan
  const bound =
    lowerBoundYuan === null
      ? 'no bound proved'
      : `bound ${lowerBoundYuan} yuan, gap ${gap === null ? 'unknown' : percent(gap)}`
  console.error(`cost ${costYuan} yuan, ${bound}, seat-fill ${percent(plan.seatFill)}, in ${took} s`)
  if (compare) {
    const ruleYuan = fillLargestCoach(instance)
    const more = ruleYuan === costYuan ? 0 : ruleYuan / costYuan - 1
    console.error(`"fill the largest coach" costs ${ruleYuan} yuan, ${percent(more)} more`)
  }
  await picture?.writeFile(drawPlan(plan, instance))
  await picture?.close()
  await timetables?.writeFile(`${JSON.stringify(planTimetables(plan, instance), null, 1)}\n`)
  await timetables?.close()
  console.log(JSON.stringify(plan, null, 1))
}

try {
  await main()
} catch (error) {
  if (!(error instanceof NotPlannable)) throw error
  console.error(error.message)
  process.exitCode = 2
}
