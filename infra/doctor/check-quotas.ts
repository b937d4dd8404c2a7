import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  type LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { ListServiceQuotasCommand, type ServiceQuota, type ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import type { Stage } from '../stage.ts'
import { stageNames } from '../stage-names.ts'
import { webhookFunctions } from '../webhook-functions.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

/** Of the largest batch that was measured (docs/operating.md, "How large a batch may be"). */
const measured = { workers: 50_000, openExecutions: 8_496 }
/** Twenty chunks at a time and what they start, beside whoever has a page open. */
const leastConcurrency = 200
/** Where several counties' batches run on one day. */
const usualConcurrency = 1_000
/** Ten a second of each kind of thing that a batch starts (decision 0011), for several kinds at once. */
const startsASecond = 50

/** Lambda refuses to keep any for a function once fewer than these are left for the others. */
const leastUnreserved = 100

type Sized = Pick<Stage, 'largestBatch' | 'name' | 'sms' | 'webhookConcurrency'>

/** The account's quotas against the largest batch that the stage's file names. */
export async function checkQuotas(
  stage: Sized,
  clients: { readonly lambda: LambdaClient; readonly serviceQuotas: ServiceQuotasClient },
): Promise<Finding[]> {
  return [await checkConcurrency(stage, clients.lambda), ...(await checkExecutions(stage, clients.serviceQuotas))]
}

async function checkConcurrency(stage: Sized, lambda: LambdaClient): Promise<Finding> {
  const { largestBatch, webhookConcurrency = 0 } = stage
  const { ok, failed, notChecked } = findingsOf('Lambda, concurrent executions')
  const needed = largestBatch > 5_000 ? usualConcurrency : leastConcurrency
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}))
    const free = AccountLimit?.UnreservedConcurrentExecutions ?? AccountLimit?.ConcurrentExecutions
    if (free === undefined) return notChecked('Lambda does not say')
    const webhooks = webhookFunctions(stage).map(stageNames(stage.name).function)
    const kept = await Promise.all(webhooks.map((name) => keptFor(name, lambda)))
    const ours = free + kept.reduce((sum, one) => sum + one, 0)
    const says = `${ours} that nobody else keeps, ${needed} wanted for batches of ${largestBatch}`
    const left = ours - webhookConcurrency * webhooks.length
    if (webhookConcurrency > 0 && left < leastUnreserved)
      return failed(
        `${says}; webhookConcurrency would leave ${left}, and AWS refuses to leave fewer than ${leastUnreserved}: ask for more, or leave it out`,
      )
    return ours >= needed ? ok(says) : failed(`${says}: ask for more under Service Quotas, days before the batch`)
  } catch (error) {
    return notChecked(whyNotChecked(error) ?? String(error))
  }
}

async function keptFor(FunctionName: string, lambda: LambdaClient): Promise<number> {
  try {
    const { ReservedConcurrentExecutions } = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }))
    return ReservedConcurrentExecutions ?? 0
  } catch (error) {
    // Not deployed yet.
    if (error instanceof ResourceNotFoundException) return 0
    throw error
  }
}

async function checkExecutions({ largestBatch }: Sized, client: ServiceQuotasClient): Promise<Finding[]> {
  // Another batch may still be followed up while this one runs.
  const open = Math.ceil((2 * measured.openExecutions * largestBatch) / measured.workers)
  const wanted = [
    { check: 'Step Functions, open executions', name: /open executions/i, needed: open },
    { check: 'Step Functions, StartExecution a second', name: /StartExecution.*refill/i, needed: startsASecond },
  ]
  let quotas: readonly ServiceQuota[]
  try {
    quotas = await quotasOf(client, 'states')
  } catch (error) {
    const why = whyNotChecked(error) ?? String(error)
    return wanted.map(({ check }) => findingsOf(check).notChecked(why))
  }
  return wanted.map(({ check, name, needed }) => {
    const { ok, failed, notChecked } = findingsOf(check)
    const found = quotas.filter(({ QuotaName, Value }) => name.test(QuotaName ?? '') && Value !== undefined)
    if (found.length === 0) return notChecked(`Service Quotas lists none of that name here; ${needed} are wanted`)
    const least = Math.min(...found.map(({ Value = 0 }) => Value))
    const says = `${least}, ${needed} wanted for batches of ${largestBatch}`
    return least >= needed ? ok(says) : failed(`${says}: ask for more under Service Quotas`)
  })
}

async function quotasOf(client: ServiceQuotasClient, ServiceCode: string): Promise<ServiceQuota[]> {
  const quotas: ServiceQuota[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListServiceQuotasCommand({ ServiceCode, NextToken }))
    quotas.push(...(page.Quotas ?? []))
    NextToken = page.NextToken
  } while (NextToken)
  return quotas
}
