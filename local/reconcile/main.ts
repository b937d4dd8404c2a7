import { AskedWrongly } from './asked-wrongly.ts'
import { command } from './command.ts'
import { readAsked } from './read-asked.ts'
import { readLog } from './read-log.ts'
import { tellFindings } from './tell-findings.ts'

const usage =
  'npm run reconcile -- --machines arn:PARTITION:states:REGION:ACCOUNT:stateMachine: --table NAME --bucket NAME --since 2026-11-28T03:20:00Z [--service zhida_NAME] [--log FILE …] [--texts-once] [--mend]'

/** `npm run reconcile`; docs/restore.md. Ends with 1 where something is to be done, 3 where something was not looked at, 2 for what was asked wrongly. */
await command(async () => {
  const asked = readAsked(usage, ['machines', 'table', 'bucket', 'since', 'service', 'log', 'texts-once', 'mend'])
  const { machines: stateMachinesArn, log, ...rest } = asked
  const logs = await Promise.all(log.map((file) => readLog(file).catch((error: Error) => notRead(file, error))))
  // The clients of AWS take twice as long to load as it takes to tell what was asked wrongly.
  const { reconcileAccount } = await import('./reconcile-account.ts')
  tellFindings(await reconcileAccount({ ...rest, logs, stateMachinesArn }))
})

function notRead(file: string, { message }: Error): never {
  throw new AskedWrongly([`--log ${file} cannot be read: ${message}`], usage)
}
