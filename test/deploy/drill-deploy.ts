import { DescribeExecutionCommand, SFNClient } from '@aws-sdk/client-sfn'
import type { Stall } from '../../domain/batches/stall.ts'
import type { TransferBatch } from '../../domain/batches/transfer-batch.ts'
import type { Placement } from '../../domain/matching/placement.ts'
import { executionArn } from '../../functions/gateways/resource-names.ts'
import { readFinalStates } from '../../local/demo/read-final-states.ts'
import type { ReceivedSms } from '../../local/partners/sms-provider.ts'
import { arns } from '../../local/runtime/function-names.ts'
import { beginBatch, prepareBatch, type RunningBatch } from '../journeys/running-batch.ts'
import { openWorld } from '../world.ts'
import { type Naming, openAccount } from './account.ts'
import { clockOfBundles, tableOfBundles } from './make-release.ts'
import type { Releases } from './make-releases.ts'

export interface DrillOptions {
  /** false: nothing is deployed meanwhile, to compare with. */
  readonly deploys?: boolean
  readonly naming?: Naming
  /** Rows of the sheet. */
  readonly workers?: number
}

/** A batch, and what it was run by. */
export interface Ended {
  readonly batch: TransferBatch
  readonly placements: readonly Placement[]
  readonly stalls: readonly Stall[]
  /** Number of the version of its workflow. */
  readonly version: number
  /** Of each version of the task that changed, `$LATEST` among them, how often it was called for the batch. */
  readonly closedBy: Readonly<Record<string, number>>
}

export interface Drill {
  /** Begun with the release before, and where it stood when the next was deployed. */
  readonly first: Ended & { readonly stoodAt: string }
  /** Begun after the deployment. */
  readonly second: Ended
  /** The version that a batch begins with once the alias was turned back. */
  readonly third: number
  readonly deployed: {
    /** How many tasks a release has, and those of which the deployment published another version. */
    readonly tasks: number
    readonly task: readonly string[]
    /** The versions of the batch's workflow by which executions started before and after. */
    readonly workflow: { readonly name: string; readonly before: number; readonly after: number }
  }
  readonly texts: readonly ReceivedSms[]
  readonly rows: number
  /** Rows of the survey without exactly one final state. */
  readonly unexplained: number
}

const workflow = 'batches/run-transfer-batch'
const task = 'matching/close-offers'
const numberOf = (versionArn = '') => Number(versionArn.split(':').at(-1))

/**
 * A batch is begun with the release before; while it waits for answers, the sources are deployed over it; a second is begun with them, the alias
 * is turned back for a third, and forth again; and all that is under way runs to its end.
 */
export async function drillDeploy(
  { before, head }: Pick<Releases, 'before' | 'head'>,
  { deploys = true, naming = 'by version', workers = 24 }: DrillOptions = {},
): Promise<Drill> {
  const account = openAccount(naming)
  const world = await openWorld({ functions: account.functions })
  Object.assign(globalThis, {
    [clockOfBundles]: () => world.clock.now(),
    [tableOfBundles]: world.deps.database.client,
  })
  try {
    const released = await account.deploy(before)
    const versionsBefore = account.versions()
    const { office, survey, order } = await prepareBatch(world, { workers })
    // Each has a county and half of the job orders for itself, so that neither takes anything from the other.
    const share = (half: 0 | 1) => ({
      ...order,
      counties: order.counties.filter((_, index) => index % 2 === half),
      jobOrders: order.jobOrders.filter((_, index) => index % 2 === half),
    })
    const first = await beginBatch(world, office, share(0), 'first')
    const { progress } = await first.reach('waiting for answers')

    const deployed = deploys ? await account.deploy(head) : released
    const second = await beginBatch(world, office, share(1), 'second')
    await world.advance({ minutes: 5 })
    await account.turnAlias(workflow, released.get(workflow) ?? '')
    // It finds nobody, and so takes nothing from the others.
    const third = await beginBatch(world, office, { ...order, counties: ['530622'] }, 'third')
    const versionOf = async ({ batchId }: TransferBatch) => {
      const arn = executionArn(arns.stateMachine(workflow), batchId)
      const { stateMachineVersionArn } = await new SFNClient().send(new DescribeExecutionCommand({ executionArn: arn }))
      return numberOf(stateMachineVersionArn)
    }
    const thirdVersion = await versionOf(await third.look())
    await account.turnAlias(workflow, deployed.get(workflow) ?? '')

    // What calls a task that it does not fit waits for an operator, and would do so for months.
    await (naming === 'by version' ? world.settle() : world.advance({ days: 5 }))
    const ended = async (running: RunningBatch): Promise<Ended> => {
      const batch = await running.look()
      const closed = account.calls.filter((call) => call.task === task && call.batchId === batch.batchId)
      const closedBy = [...Map.groupBy(closed, ({ version }) => version)].map(([version, { length }]) => [
        version,
        length,
      ])
      return {
        batch,
        placements: await running.placements(),
        stalls: (await office.get<{ items: Stall[] }>(`${running.path}/stalls?limit=100`)).items,
        version: await versionOf(batch),
        closedBy: Object.fromEntries(closedBy) as Record<string, number>,
      }
    }
    const { counts } = await readFinalStates({ office, surveys: [survey] })
    return {
      first: { ...(await ended(first)), stoodAt: progress.step },
      second: await ended(second),
      third: thirdVersion,
      deployed: {
        tasks: head.tasks.length,
        task: [...account.versions()].flatMap(([one, version]) =>
          version > (versionsBefore.get(one) ?? 0) ? [one] : [],
        ),
        workflow: {
          name: workflow,
          before: numberOf(released.get(workflow)),
          after: numberOf(deployed.get(workflow)),
        },
      },
      texts: [...world.partners.sent],
      rows: survey.outcome.rows,
      unexplained: counts.unexplained,
    }
  } finally {
    await world.close()
  }
}
