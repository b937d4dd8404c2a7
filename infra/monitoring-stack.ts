import { ArnFormat, Aws, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { CfnBudget } from 'aws-cdk-lib/aws-budgets'
import {
  Alarm,
  AlarmStatusWidget,
  ComparisonOperator,
  Dashboard,
  GraphWidget,
  type IMetric,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import { Match, Rule } from 'aws-cdk-lib/aws-events'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { CfnResourcePolicy } from 'aws-cdk-lib/aws-logs'
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'
import { counted, heartbeat, measuredKinds, metricNamespace } from '../functions/wiring/business-metrics.ts'
import { acknowledge } from './acknowledge.ts'
import { type AlarmEntry, alarms, runbookOf, type Watched } from './alarms.ts'
import { KeptLog } from './kept-log.ts'
import type { Stage } from './stage.ts'
import { StageStack } from './stage-stack.ts'

interface MonitoringProps extends Pick<Watched, 'tableName' | 'apiId'> {
  readonly logsKey: IKey
  readonly stage: Stage
}

/** Who is told when something goes wrong, of what, and the figures beside it. */
export class MonitoringStack extends StageStack {
  constructor(scope: Construct, id: string, { stage, logsKey, ...props }: MonitoringProps) {
    super(scope, id, stage)
    const topic = this.#topic(stage.alarms.address)
    const failed = this.#failedExecutions(logsKey)
    const watched = { ...props, failedRule: failed.ruleName, names: this.names }
    const ringing = Object.entries<AlarmEntry>(alarms).map(([name, entry]) => this.#alarm(name, entry, watched, topic))
    this.#dashboard(ringing)
    if (stage.partition === 'aws') this.#budget(topic, stage.alarms.monthlyBudgetUsd)
  }

  #topic(address: string): Topic {
    const key = new Key(this, 'Key', {
      enableKeyRotation: true,
      description: 'Encrypts what the alarms say',
      removalPolicy: RemovalPolicy.RETAIN,
    })
    const senders = ['cloudwatch.amazonaws.com', 'budgets.amazonaws.com'].map((name) => new ServicePrincipal(name))
    for (const sender of senders)
      key.addToResourcePolicy(
        new PolicyStatement({
          principals: [sender],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      )
    const topic = new Topic(this, 'Topic', {
      topicName: this.names.topic,
      displayName: 'Zhida',
      masterKey: key,
      enforceSSL: true,
    })
    for (const sender of senders)
      topic.addToResourcePolicy(
        new PolicyStatement({
          principals: [sender],
          actions: ['sns:Publish'],
          resources: [topic.topicArn],
          conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
        }),
      )
    // Under the id that it has had from the first: under another, the address would be told off and asked to confirm anew.
    const told = new Subscription(topic, 'TokenSubscription:1', {
      topic,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: address,
    })
    acknowledge(
      told,
      'Serverless-SNSRedrivePolicy',
      'SNS has no letter that a mailbox refused; the dashboard shows every alarm.',
    )
    return topic
  }

  /** A storm of failures is one alarm, and each of them a line of a log. */
  #failedExecutions(key: IKey): Rule {
    const log = new KeptLog(this, 'FailedExecutions', { key, name: `/aws/events/${this.names.failedExecutions}` })
    new CfnResourcePolicy(this, 'FailedExecutionsPolicy', {
      policyName: this.names.failedExecutions,
      policyDocument: this.toJsonString({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['events.amazonaws.com', 'delivery.logs.amazonaws.com'] },
            Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
            Resource: log.logGroupArn,
          },
        ],
      }),
    })
    const { COLON_RESOURCE_NAME: arnFormat } = ArnFormat
    const arn = this.formatArn({ service: 'logs', resource: 'log-group', resourceName: log.logGroupName, arnFormat })
    const rule = new Rule(this, 'Failed', {
      description: 'Executions that failed or ran out of time',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: { status: ['FAILED', 'TIMED_OUT'], stateMachineArn: Match.prefix(this.names.allMachines) },
      },
      // The CDK's own target for logs would bring a function that may change the leave of any log.
      targets: [{ bind: () => ({ arn }) }],
    })
    acknowledge(
      rule,
      'Serverless-EventBusDLQ',
      'The alarm counts that the rule was triggered, whether its line was written or not.',
    )
    return rule
  }

  #alarm(name: string, { zh, en, metric, from, periods, mustCome }: AlarmEntry, watched: Watched, topic: Topic): Alarm {
    const alarm = new Alarm(this, name, {
      alarmName: this.names.alarm(name),
      alarmDescription: `${zh}。${en}. ${runbookOf(name)}`,
      metric: metric(watched),
      threshold: from,
      evaluationPeriods: periods,
      comparisonOperator: mustCome
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: mustCome ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    })
    const action = new SnsAction(topic)
    alarm.addAlarmAction(action)
    alarm.addOkAction(action)
    return alarm
  }

  #dashboard(ringing: readonly Alarm[]): void {
    const ours = (metricName: string, more: Record<string, string> = {}, statistic = 'Sum'): IMetric =>
      new Metric({
        namespace: metricNamespace,
        metricName,
        dimensionsMap: { service: this.names.service, ...more },
        statistic,
        period: Duration.minutes(15),
        label: more['Kind'] ?? metricName,
      })
    const names = Object.keys(counted)
    const graph = (title: string, left: IMetric[], stacked = false) =>
      new GraphWidget({ title, left, stacked, width: 12, height: 7 })
    new Dashboard(this, 'Dashboard', {
      dashboardName: this.names.service,
      defaultInterval: Duration.days(1),
      widgets: [
        [new AlarmStatusWidget({ title: '告警 Alarms', alarms: [...ringing], width: 24, height: 5 })],
        [
          graph(
            '推岗与答复 Offers and answers',
            names.filter((name) => name.startsWith('Offers')).map((name) => ours(name)),
          ),
          graph(
            '短信 Texts',
            names.filter((name) => name.startsWith('Text')).map((name) => ours(name)),
          ),
        ],
        [
          graph(
            '回访与演练 Check-ins, heartbeat',
            [...names.filter((name) => name.startsWith('CheckIns')), heartbeat].map((name) => ours(name)),
          ),
          graph(
            '待办过期 Overdue on the work lists',
            measuredKinds.map((Kind) => ours('Overdue', { Kind }, 'Maximum')),
            true,
          ),
        ],
      ],
    })
  }

  /** Not in China, where CloudFormation knows no budgets. */
  #budget(topic: Topic, amount: number): void {
    const told = [{ subscriptionType: 'SNS', address: topic.topicArn }]
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: this.names.service,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
      },
      notificationsWithSubscribers: [
        { kind: 'ACTUAL', at: 80 },
        { kind: 'FORECASTED', at: 100 },
      ].map(({ kind, at }) => ({
        notification: {
          notificationType: kind,
          comparisonOperator: 'GREATER_THAN',
          threshold: at,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: told,
      })),
    })
  }
}
