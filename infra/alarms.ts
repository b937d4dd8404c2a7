import { Duration } from 'aws-cdk-lib'
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { type Counted, heartbeat, type MeasuredKind, metricNamespace } from '../functions/wiring/business-metrics.ts'
import { table } from '../storage/table.ts'
import type { StageNames } from './stage-names.ts'

/** What is looked at, by its name on AWS. */
export interface Watched {
  readonly tableName: string
  readonly apiId: string
  /** The rule that catches executions which failed or ran out of time. */
  readonly failedRule: string
  readonly names: StageNames
}

export interface AlarmEntry {
  /** What has happened to people or their work, in one sentence each. */
  readonly zh: string
  readonly en: string
  readonly metric: (watched: Watched) => IMetric
  /** It rings from this value on; of a metric that must come, below 1. */
  readonly from: number
  /** Of so many periods in a row all must be so. */
  readonly periods: number
  /** The figure must come: none is as bad as 0. */
  readonly mustCome?: true
}

const minutes = (number: number) => Duration.minutes(number)
const sum = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, period = minutes(5)) =>
  new Metric({ namespace, metricName, dimensionsMap, statistic: 'Sum', period })
const our = ({ names }: Watched, metricName: Counted, period: Duration) =>
  sum(metricNamespace, metricName, { service: names.service }, period)
const onLists = ({ names }: Watched, metricName: 'Waiting' | 'OldestHours', kind: MeasuredKind) =>
  new Metric({
    namespace: metricNamespace,
    metricName,
    dimensionsMap: { service: names.service, Kind: kind },
    statistic: 'Maximum',
    period: minutes(15),
  })
/** The sum of metrics, of which each may have no figure. */
const together = (metrics: readonly IMetric[], period = minutes(5)) => {
  const usingMetrics = Object.fromEntries(metrics.map((metric, index) => [`m${index}`, metric]))
  const expression = Object.keys(usingMetrics)
    .map((id) => `FILL(${id}, 0)`)
    .join(' + ')
  return new MathExpression({ expression, usingMetrics, period })
}

/** Kinds of a work list behind which somebody is in danger or lost on the way: minutes count. */
export const urgentKinds = [
  'boarded-after-withdrawal',
  'contradiction',
  'alarm',
  'late-report',
  'case-overdue',
  'help-needed',
] as const satisfies readonly MeasuredKind[]

/** Everything of which somebody is told. Each has its page in docs/runbooks/ under its name; a new alarm is a new line and a page. */
export const alarms = {
  'executions-failed': {
    zh: '有流程失败或超时：它管的人不会再往前走',
    en: 'A workflow failed or ran out of time: those whom it carried go no further',
    metric: ({ failedRule }) => sum('AWS/Events', 'TriggeredRules', { RuleName: failedRule }),
    from: 1,
    periods: 1,
  },
  'workflows-throttled': {
    zh: '流程被限速：批次比平时慢',
    en: 'Workflows are held back by a quota: batches are slower than usual',
    metric: () => sum('AWS/States', 'ThrottledEvents', { ServiceMetric: 'StateTransition' }),
    from: 1,
    periods: 3,
  },
  'functions-broke': {
    zh: '函数接连出错：重试能救的已经重试',
    en: 'Functions break one after another, beyond what a retry mends',
    metric: () => sum('AWS/Lambda', 'Errors', {}),
    from: 20,
    periods: 2,
  },
  'functions-throttled': {
    zh: '函数并发到顶：有请求被拒',
    en: 'Functions reach the account’s concurrency: calls are turned away',
    metric: () => sum('AWS/Lambda', 'Throttles', {}),
    from: 10,
    periods: 2,
  },
  'table-throttled': {
    zh: '数据表被限速：一个县或一个批次写得太集中',
    en: 'The table holds reads or writes back: one county or batch is written to too fast',
    metric: ({ tableName }) => {
      const on = (name: string, index?: string) =>
        sum('AWS/DynamoDB', name, { TableName: tableName, ...(index && { GlobalSecondaryIndexName: index }) })
      return together([
        on('ReadThrottleEvents'),
        on('WriteThrottleEvents'),
        ...table.indexes.flatMap(({ name }) => [on('ReadThrottleEvents', name), on('WriteThrottleEvents', name)]),
      ])
    },
    from: 50,
    periods: 2,
  },
  'table-broken': {
    zh: '数据表自身出错',
    en: 'The table itself answers with errors',
    metric: ({ tableName }) =>
      together(
        [
          'GetItem',
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'BatchWriteItem',
          'BatchExecuteStatement',
          'TransactWriteItems',
        ].map((Operation) => sum('AWS/DynamoDB', 'SystemErrors', { TableName: tableName, Operation })),
      ),
    from: 10,
    periods: 2,
  },
  'api-broken': {
    zh: '接口返回 5xx：工作人员、企业或务工人员的页面打不开',
    en: 'The API answers 5xx: pages of staff, firms or workers do not open',
    metric: ({ apiId }) => sum('AWS/ApiGateway', '5xx', { ApiId: apiId }),
    from: 10,
    periods: 2,
  },
  'api-slow': {
    zh: '接口很慢：百分之一的请求超过 8 秒',
    en: 'The API is slow: one call in a hundred takes more than 8 seconds',
    metric: ({ apiId }) =>
      new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: 'Latency',
        dimensionsMap: { ApiId: apiId },
        statistic: 'p99',
        period: minutes(5),
      }),
    from: 8000,
    periods: 3,
  },
  'texts-refused': {
    zh: '短信被服务商拒收一成以上',
    en: 'SMS providers refuse more than one text in ten',
    metric: (watched) =>
      new MathExpression({
        expression:
          'IF(FILL(refused, 0) + FILL(taken, 0) >= 20, 100 * FILL(refused, 0) / (FILL(refused, 0) + FILL(taken, 0)), 0)',
        usingMetrics: {
          refused: our(watched, 'TextsRefused', minutes(60)),
          taken: our(watched, 'TextsTaken', minutes(60)),
        },
        period: minutes(60),
      }),
    from: 10,
    periods: 1,
  },
  'texts-unreported': {
    zh: '短信发出两小时，服务商一条状态报告也没有',
    en: 'Texts go out, and for two hours the provider reports on none of them',
    metric: (watched) =>
      new MathExpression({
        expression: 'IF(FILL(taken, 0) >= 20 AND FILL(reports, 0) == 0, 1, 0)',
        usingMetrics: {
          taken: our(watched, 'TextsTaken', minutes(60)),
          reports: our(watched, 'TextReports', minutes(60)),
        },
        period: minutes(60),
      }),
    from: 1,
    periods: 2,
  },
  'texts-unknown': {
    zh: '有短信不知道发没发出去：没有人重发，等人核对',
    en: 'Of some texts nobody knows whether they went out: they are not sent twice, somebody must look',
    metric: (watched) => our(watched, 'TextsUnknown', minutes(15)),
    from: 1,
    periods: 1,
  },
  'urgent-waits': {
    zh: '路上的人、受灾的人、过期的案件等了半小时没人办',
    en: 'Somebody on the road, after a disaster or with an overdue case has waited half an hour, and nobody has taken it up',
    metric: (watched) =>
      new MathExpression({
        expression: 'MAX(METRICS())',
        usingMetrics: Object.fromEntries(
          urgentKinds.map((kind, index) => [`m${index}`, onLists(watched, 'OldestHours', kind)]),
        ),
        period: minutes(15),
      }),
    from: 0.5,
    periods: 2,
  },
  'batches-stalled': {
    zh: '批次有步骤停住，等人决定',
    en: 'A step of a batch stands still and waits for a decision',
    metric: (watched) => onLists(watched, 'Waiting', 'stall'),
    from: 1,
    periods: 2,
  },
  'oldest-waiting': {
    zh: '清单上有事过期（没有期限的，登记）两天以上没人办',
    en: 'Something on a work list is two days past its time, or has waited as long where it has none',
    metric: ({ names }) =>
      new Metric({
        namespace: metricNamespace,
        metricName: 'OldestHours',
        dimensionsMap: { service: names.service },
        statistic: 'Maximum',
        period: minutes(15),
      }),
    from: 48,
    periods: 4,
  },
  'deliveries-waiting': {
    zh: '有企业的服务器收不到通知',
    en: 'Servers of enterprises take no events: what we tell them waits',
    metric: (watched) => onLists(watched, 'Waiting', 'enterprise-unreachable'),
    from: 1,
    periods: 8,
  },
  'day-not-begun': {
    zh: '当天的例行安排没有做完：到期诉求、值班、协议可能没人看',
    en: 'The round of the day broke off: due cases may stay where they are, others be in nobody’s hands, agreements not looked at',
    metric: ({ names }) =>
      sum('AWS/Lambda', 'Errors', { FunctionName: names.function('stabilisation/see-to-day') }, minutes(60)),
    from: 1,
    periods: 1,
  },
  'pulse-lost': {
    zh: '自检没有走通：从外面打不开，或流程不走',
    en: 'The service does not reach itself by its own address, or workflows do not run',
    metric: ({ names: { arns } }) => {
      const pulse = 'service/take-pulse'
      // Started by its alias an execution is counted under that; before there was one, under the machine.
      const ended = (StateMachineArn: string) =>
        sum('AWS/States', 'ExecutionsSucceeded', { StateMachineArn }, minutes(15))
      return together([ended(arns.live(pulse)), ended(arns.stateMachine(pulse))], minutes(15))
    },
    from: 1,
    periods: 3,
    mustCome: true,
  },
  'heartbeat-lost': {
    zh: '每小时的全程演练两次没有走通：名单、询问、推岗到安置之间有一环坏了',
    en: 'Two hours in a row nobody of nobody’s got from a sheet to a placement: something on the way is broken',
    metric: ({ names }) => sum(metricNamespace, heartbeat, { service: names.service }, minutes(60)),
    from: 1,
    periods: 2,
    mustCome: true,
  },
} as const satisfies Record<string, AlarmEntry>
export type AlarmName = keyof typeof alarms

/** In which page of this repository it says what to do. */
export function runbookOf(alarm: string): string {
  return `docs/runbooks/${alarm}.md`
}
