import { join } from 'node:path'
import type { JobOrder } from '../domain/enterprises/job-order.ts'
import { epochOf, millisecondsIn } from '../domain/kernel/instant.ts'
import { claimDataFolder } from './claim-data-folder.ts'
import { realClock } from './clock/real-clock.ts'
import { consoleFiles } from './console/console-files.ts'
import { bringUpToDate } from './data-format/bring-up-to-date.ts'
import { dataProblem } from './data-problem.ts'
import { everyPage } from './demo/every-page.ts'
import { openOffice } from './demo/office.ts'
import { openStory } from './demo/story.ts'
import { ApiClient } from './partners/api-client.ts'
import { openLedger } from './partners/ledger.ts'
import { startPartners } from './partners/start-partners.ts'
import { startRuntime } from './runtime/start-runtime.ts'
import { SetupProblem } from './setup-problem.ts'
import { demoIn } from './start/demo-in.ts'
import { keepBeside, readKeptBeside } from './start/kept-beside.ts'
import { moveTime } from './start/move-time.ts'
import { phoneRoutes } from './start/phones.ts'
import { prepareExample } from './start/prepare-example.ts'
import { readStartOptions, usage } from './start/read-start-options.ts'
import { sealAgain } from './start/seal-again.ts'
import { welcome } from './start/welcome.ts'

/**
 * An example takes its enterprises two hours, which a first start lets pass before now: from then on the clock is the
 * machine's, and the libraries of Standard Webhooks, which allow five minutes, understand each other with us.
 */
const exampleTime = millisecondsIn({ hours: 3 })

async function main(): Promise<void> {
  // Everything that is written holds personal details: files for their owner alone, of every library and child too.
  process.umask(0o077)
  const options = readStartOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)
  try {
    await start(options)
  } catch (error) {
    throw dataProblem(error, options.data)
  }
}

async function start({ port, data }: ReturnType<typeof readStartOptions>): Promise<void> {
  const release = await claimDataFolder(data)
  await bringUpToDate(data, console.log).catch(async (error: unknown) => {
    await release()
    throw error
  })
  const ledger = openLedger(join(data, 'partners.sqlite'))
  const kept = await readKeptBeside(data)
  const demo = demoIn(data, ledger)
  const clock = realClock({ ahead: kept?.ahead ?? (demo ? demo.endedAt - Date.now() : -exampleTime) })
  const story = openStory(ledger, clock)
  const keep = (milliseconds: number) => keepBeside(data, { ahead: milliseconds })

  // The enterprises of a demo know the port at which its partners listened.
  const asBefore = demo ? { seed: demo.seed } : { seed: 1, port: port + 1 }
  const partners = await startPartners({ clock, ledger, pace: 'brisk', approves: false, ...asBefore })
  const localRoutes = [moveTime(clock, keep), sealAgain, ...phoneRoutes(partners)]
  const runtime = await startRuntime({
    data,
    clock,
    port,
    partnersUrl: partners.url,
    localRoutes,
    files: consoleFiles,
  }).catch(async (error: unknown) => {
    await partners.stop()
    await release()
    throw error
  })
  const stop = async () => {
    await runtime.stop()
    ledger.close()
    await release()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())

  await partners.meet(runtime)
  const office = openOffice(new ApiClient(runtime), clock, async (moment) => {
    await keep(clock.ahead() + Math.max(0, epochOf(moment) - clock.epochMilliseconds()))
    await clock.advance(moment)
  })
  if (demo) {
    // It stays at the demo's end, also where that lies behind the machine's clock.
    await keep(clock.ahead())
    console.log(`This is the demo of ${demo.begunWith}, opened at its end.`)
  } else {
    if (!story.isDone('prepare an example'))
      console.log('First start: surveying an example county and opening some enterprises …')
    await story.once('prepare an example', () => prepareExample(office, story, partners))
    await keep(Math.max(0, clock.ahead()))
    await clock.meetMachine()
  }
  const token = await runtime.token({ role: 'province', subject: 'coordinator', validFor: { days: 400 } })
  console.log(welcome(runtime, token, await everyPage<JobOrder>(office, '/v1/job-orders')))
}

try {
  await main()
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
