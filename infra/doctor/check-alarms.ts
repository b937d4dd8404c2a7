import { type CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation'
import {
  ListSubscriptionsByTopicCommand,
  NotFoundException,
  type SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns'
import type { Stage } from '../stage.ts'
import { stageNames } from '../stage-names.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

/** Whether somebody is told: the address of whoever is on duty has confirmed, and there is a budget. */
export async function checkAlarms(
  stage: Stage,
  clients: { readonly sns: SNSClient; readonly cloudFormation: CloudFormationClient },
): Promise<Finding[]> {
  return [await checkAlarmAddress(stage, clients.sns), await checkBudget(stage, clients.cloudFormation)]
}

async function checkAlarmAddress(
  { name, partition, region, account, alarms }: Stage,
  client: SNSClient,
): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf('alarm address')
  const { topic } = stageNames(name)
  try {
    const subscriptions = await subscriptionsOf(client, `arn:${partition}:sns:${region}:${account}:${topic}`)
    const ours = subscriptions.filter(({ Endpoint }) => Endpoint?.toLowerCase() === alarms.address.toLowerCase())
    if (ours.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:')))
      return ok(`${alarms.address} has confirmed`)
    if (ours.length === 0)
      return failed(`${alarms.address} is not subscribed to ${topic}: deploy, or subscribe it by hand`)
    return failed(
      `${alarms.address} has not confirmed: follow the link in its mail ("Subscription Confirmation"). Nobody is told until then`,
    )
  } catch (error) {
    if (error instanceof NotFoundException) return failed(`there is no topic ${topic}: deploy first`)
    return notChecked(whyNotChecked(error) ?? String(error))
  }
}

async function subscriptionsOf(client: SNSClient, TopicArn: string): Promise<Subscription[]> {
  const found: Subscription[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn, NextToken }))
    found.push(...(page.Subscriptions ?? []))
    NextToken = page.NextToken
  } while (NextToken)
  return found
}

async function checkBudget({ name, partition, alarms }: Stage, client: CloudFormationClient): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf('budget')
  if (partition !== 'aws') return notChecked('CloudFormation makes none here: set one by hand in the billing console')
  const StackName = stageNames(name).stack('Monitoring')
  try {
    const asked = new DescribeStackResourceCommand({ StackName, LogicalResourceId: 'Budget' })
    const { StackResourceDetail } = await client.send(asked)
    const standing = StackResourceDetail?.ResourceStatus ?? ''
    if (/^(?:CREATE|UPDATE)_COMPLETE$/.test(standing))
      return ok(`${alarms.monthlyBudgetUsd} US dollars a month, told at 80% and foreseen`)
    return failed(`stands at ${standing} in ${StackName}: deploy again`)
  } catch (error) {
    if ((error as Error).name === 'ValidationError') return failed(`none in ${StackName}: deploy first`)
    return notChecked(whyNotChecked(error) ?? String(error))
  }
}
