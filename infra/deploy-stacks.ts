import {
  type Change,
  ChangeSetNotFoundException,
  type CloudFormationClient,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStacksCommand,
  ExecuteChangeSetCommand,
  waitUntilStackCreateComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation'
import { type Judgement, judgeChanges } from './judge-changes.ts'

interface Deploying {
  readonly client: CloudFormationClient
  /** In the order in which they depend on one another. */
  readonly stacks: readonly string[]
  readonly changeSet: string
  /** Makes the change set of a stack and executes nothing; throws where it cannot be made. */
  readonly prepare: (stack: string) => Promise<void>
  /** Whether somebody says yes to what goes or is made anew. */
  readonly isAgreed: () => Promise<boolean>
  readonly say: (line: string) => void
  /** Until a stack must have changed; two hours unless told. */
  readonly waitSeconds?: number
}

/** `refused`: something would be lost that must not be; `not-agreed`: nobody said yes. Of what was looked at first nothing was changed. */
export type Deployed = 'deployed' | 'refused' | 'not-agreed'

/**
 * Deploys stacks by change sets, each of which is looked at before it is executed: first those of all stacks that are there already, so
 * that what must not be is refused before anything changes; a stack that is new, or waits for another's export, when its turn comes.
 */
export async function deployStacks(deploying: Deploying): Promise<Deployed> {
  const { client, stacks, changeSet, say } = deploying
  const looked = new Set<string>()
  const found: Judgement[] = []
  const before = await Promise.all(stacks.map((stack) => isThere(client, stack)))
  for (const [index, stack] of stacks.entries()) {
    if (!before[index] || !(await isPrepared(deploying, stack))) continue
    looked.add(stack)
    found.push(judgeChanges(stack, await changesOf(client, stack, changeSet)))
  }
  const verdict = await judged(found, deploying)
  if (verdict !== 'deployed') {
    for (const stack of looked) await forget(client, stack, changeSet)
    return verdict
  }
  for (const [index, stack] of stacks.entries()) {
    if (!looked.has(stack)) {
      await deploying.prepare(stack)
      const late = await judged([judgeChanges(stack, await changesOf(client, stack, changeSet))], deploying)
      if (late !== 'deployed') {
        await forget(client, stack, changeSet)
        return late
      }
    }
    const changes = await changesOf(client, stack, changeSet)
    if (changes.length === 0 && !(await isSetThere(client, stack, changeSet))) {
      say(`${stack}: nothing to change`)
      continue
    }
    say(`${stack}: ${changes.length} changes …`)
    await client.send(new ExecuteChangeSetCommand({ StackName: stack, ChangeSetName: changeSet }))
    const wait = { client, maxWaitTime: deploying.waitSeconds ?? 7200, minDelay: 5, maxDelay: 15 }
    const until = before[index] ? waitUntilStackUpdateComplete : waitUntilStackCreateComplete
    await until(wait, { StackName: stack }).catch(async (error: unknown) => {
      throw new Error(await whyNotDone(client, stack, error), { cause: error })
    })
    say(`${stack}: done`)
  }
  for (const line of await outputsOf(client, stacks)) say(line)
  return 'deployed'
}

/** The waiter's own error is all that CloudFormation said to it last; somebody wants to know how the stack stands, and what now. */
async function whyNotDone(client: CloudFormationClient, StackName: string, error: unknown): Promise<string> {
  const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName }))
  const stands = `${StackName} is ${stack?.StackStatus ?? 'gone'}${stack?.StackStatusReason ? `: ${stack.StackStatusReason}` : ''}`
  if (error instanceof Error && error.name === 'TimeoutError')
    return `${stands}. It takes longer than this waits: look at its events, and deploy again once it stands still`
  return (
    `${stands}. Its events say which resource or alarm it was ` +
    `(aws cloudformation describe-stack-events --stack-name ${StackName}). Stacks before it are done; mend, and deploy again. ` +
    'What mends the cause of a ringing alarm is deployed with --despite-alarms'
  )
}

/** What somebody wants to know of them, as where to point an address; what stacks tell one another is left out. */
async function outputsOf(client: CloudFormationClient, stacks: readonly string[]): Promise<string[]> {
  const described = await Promise.all(stacks.map((StackName) => client.send(new DescribeStacksCommand({ StackName }))))
  return described.flatMap(({ Stacks = [] }) =>
    Stacks.flatMap(({ StackName, Outputs = [] }) =>
      Outputs.filter(({ ExportName }) => ExportName === undefined).map(
        ({ OutputKey, OutputValue }) => `${StackName}.${OutputKey} is ${OutputValue}`,
      ),
    ),
  )
}

async function judged(found: readonly Judgement[], { say, isAgreed }: Deploying): Promise<Deployed> {
  const refused = found.flatMap((one) => one.refused)
  const asked = found.flatMap((one) => one.asked)
  for (const line of [...refused, ...asked]) say(line)
  if (refused.length > 0) {
    say(
      'Refused: a deployment does not do this. Find what changed its id or name (git diff of infra/, the stage’s file); ' +
        'where it is meant, move what it holds first and change the stack by hand.',
    )
    return 'refused'
  }
  if (asked.length === 0 || (await isAgreed())) return 'deployed'
  say('Nothing of this was deployed. To have it so, say --yes.')
  return 'not-agreed'
}

/** Of a stack that is there: an export of another that is still to come is no failure yet. */
async function isPrepared({ prepare, say }: Deploying, stack: string): Promise<boolean> {
  try {
    await prepare(stack)
    return true
  } catch (error) {
    say(`${stack}: cannot be looked at before those it depends on (${(error as Error).message})`)
    return false
  }
}

/** A change set that was never executed leaves a stack with nothing in it; one whose creation failed is deleted by the CDK and made anew. */
const madeAnew: ReadonlySet<string> = new Set(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'ROLLBACK_FAILED'])

async function isThere(client: CloudFormationClient, stack: string): Promise<boolean> {
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
    return Stacks.some(({ StackStatus = '' }) => !madeAnew.has(StackStatus))
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError' && error.message.includes('does not exist'))
      return false
    throw error
  }
}

/** None where there is no change set: the CDK makes none for a template that is deployed already. */
async function changesOf(client: CloudFormationClient, StackName: string, ChangeSetName: string): Promise<Change[]> {
  const changes: Change[] = []
  let NextToken: string | undefined
  do {
    const page = await client
      .send(new DescribeChangeSetCommand({ StackName, ChangeSetName, NextToken }))
      .catch(noneWhereNotFound)
    if (!page) return []
    changes.push(...(page.Changes ?? []))
    NextToken = page.NextToken
  } while (NextToken)
  return changes
}

/** One may change tags or outputs alone. */
async function isSetThere(client: CloudFormationClient, StackName: string, ChangeSetName: string): Promise<boolean> {
  const set = await client.send(new DescribeChangeSetCommand({ StackName, ChangeSetName })).catch(noneWhereNotFound)
  return set?.ExecutionStatus === 'AVAILABLE'
}

function noneWhereNotFound(error: unknown): undefined {
  if (!(error instanceof ChangeSetNotFoundException)) throw error
}

async function forget(client: CloudFormationClient, StackName: string, ChangeSetName: string): Promise<void> {
  await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName })).catch(noneWhereNotFound)
}
