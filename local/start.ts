import type { JobOrder } from '../domain/enterprises/job-order.ts'
import { realClock } from './clock/real-clock.ts'
import { everyPage } from './demo/every-page.ts'
import { openOffice } from './demo/office.ts'
import { ApiClient } from './partners/api-client.ts'
import { startPartners } from './partners/start-partners.ts'
import { startRuntime } from './runtime/start-runtime.ts'
import { SetupProblem } from './setup-problem.ts'
import { keepBeside, readKeptBeside } from './start/kept-beside.ts'
import { moveTime } from './start/move-time.ts'
import { prepareExample } from './start/prepare-example.ts'
import { readStartOptions, usage } from './start/read-start-options.ts'
import { welcome } from './start/welcome.ts'

async function main(): Promise<void> {
  const { help, port, data } = readStartOptions(process.argv.slice(2))
  if (help) return console.log(usage)
  const before = await readKeptBeside(data)
  let { enterprises } = before ?? { enterprises: [] }
  const clock = realClock({ ahead: before?.ahead ?? 0 })
  const keep = (ahead: number) => keepBeside(data, { ahead, enterprises })

  const partners = await startPartners({ clock, seed: 1, port: port + 1, pace: 'brisk', approves: false })
  const localRoutes = [moveTime(clock, keep)]
  const runtime = await startRuntime({ data, clock, port, partnersUrl: partners.url, localRoutes }).catch(
    async (error: unknown) => {
      await partners.stop()
      throw error
    },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void runtime.stop().then(() => process.exit(0)))

  await partners.meet(runtime)
  for (const { name, enterpriseId, secret } of enterprises)
    partners.enterprise(name, []).introduce(enterpriseId, secret)
  if (!before) {
    console.log('First start: surveying an example county and opening some enterprises …')
    enterprises = await prepareExample(runtime, partners)
    await keep(clock.ahead())
  }
  const token = await runtime.token({ role: 'province', subject: 'coordinator', validFor: { days: 400 } })
  const office = openOffice(new ApiClient(runtime), (span) => clock.advance(span))
  console.log(welcome(runtime, token, await everyPage<JobOrder>(office, '/v1/job-orders')))
}

try {
  await main()
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error
  console.error(error.message)
  process.exitCode = 2
}
