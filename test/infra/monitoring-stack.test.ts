import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Key } from 'aws-cdk-lib/aws-kms'
import { expect, test } from 'vitest'
import { allWaitingKinds } from '../../domain/kernel/waiting-kinds.ts'
import { routes } from '../../functions/catalog.ts'
import { arnsIn } from '../../functions/gateways/resource-names.ts'
import { counted, heartbeat } from '../../functions/wiring/business-metrics.ts'
import { alarms, runbookOf } from '../../infra/alarms.ts'
import { MonitoringStack } from '../../infra/monitoring-stack.ts'
import type { Partition } from '../../infra/partition-of.ts'
import { workflows } from '../../workflows/catalog.ts'
import { inApp } from './in-app.ts'
import { defaultStageAs } from './stage-in.ts'

const project = fileURLToPath(new URL('../..', import.meta.url))
const named = Object.keys(alarms)

async function stackIn(partition: Partition): Promise<Template> {
  const stage = await defaultStageAs(partition === 'aws' ? 'abroad' : 'county')
  return inApp((app) => {
    const logsKey = Key.fromKeyArn(new Stack(app, 'Keys'), 'Key', 'arn:aws:kms:eu-central-1:210987654321:key/of-logs')
    return Template.fromStack(
      new MonitoringStack(app, 'ZhidaMonitoring', { tableName: 'the-table', apiId: 'the-api', logsKey, stage }),
    )
  })
}
const template = await stackIn('aws')
// biome-ignore lint/suspicious/noExplicitAny: properties of whichever resource
const of = (type: string): any[] => Object.values(template.findResources(type)).map((one) => one['Properties'])

test('every alarm goes to the topic, when it rings and when it is over, and says where it stands what to do', () => {
  const [topic] = Object.keys(template.findResources('AWS::SNS::Topic'))
  const found = of('AWS::CloudWatch::Alarm')
  expect(found.map(({ AlarmName }) => String(AlarmName)).sort()).toEqual(named.map((name) => `zhida-${name}`).sort())
  for (const { AlarmName, AlarmActions, OKActions, AlarmDescription } of found) {
    expect(AlarmActions).toEqual([{ Ref: topic }])
    expect(OKActions).toEqual([{ Ref: topic }])
    expect(AlarmDescription).toMatch(/\p{Script=Han}/u)
    expect(AlarmDescription).toContain(runbookOf(AlarmName.slice('zhida-'.length)))
  }
})

test('every alarm has its page, which says what it means, where to look, what to do and when it is over; and no page is of none', () => {
  const pages = readdirSync(`${project}docs/runbooks`).filter((file) => file !== 'README.md')
  expect(pages.sort()).toEqual(named.map((name) => `${name}.md`).sort())
  const index = readFileSync(`${project}docs/runbooks/README.md`, 'utf8')
  for (const [name, { zh, en }] of Object.entries(alarms)) {
    const page = readFileSync(`${project}${runbookOf(name)}`, 'utf8')
    expect(page.match(/^## .+$/gm), name).toEqual(['## What it means', '## Look', '## Do', '## Over when'])
    expect(page.startsWith(`# ${name}\n\n${zh}。\n${en}.\n`), name).toBe(true)
    expect(index, name).toContain(`[${name}](${name}.md)`)
  }
})

test('what the pages have one call is there to be called', () => {
  const known = Object.values(routes).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)
  const called = named.flatMap((name) => {
    const page = readFileSync(`${project}${runbookOf(name)}`, 'utf8')
    return [...page.matchAll(/`((?:GET|POST|PATCH) \/[^`?]*)[^`]*`/g)].map(([, call = '']) =>
      call.replaceAll(/\{\w+\}/g, '{}'),
    )
  })
  expect(called.length).toBeGreaterThan(8)
  expect(known).toEqual(expect.arrayContaining(called))
})

test('what an alarm takes no figure for: nothing to be told of, but where the figure must come', () => {
  for (const { AlarmName, TreatMissingData, ComparisonOperator } of of('AWS::CloudWatch::Alarm')) {
    const mustCome = AlarmName === 'zhida-pulse-lost' || AlarmName === 'zhida-heartbeat-lost'
    expect(TreatMissingData, AlarmName).toBe(mustCome ? 'breaching' : 'notBreaching')
    expect(ComparisonOperator, AlarmName).toBe(mustCome ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold')
  }
})

test('no alarm reckons with more metrics than CloudWatch takes, nor looks back further than a day', () => {
  for (const { AlarmName, Metrics = [], Period, EvaluationPeriods } of of('AWS::CloudWatch::Alarm')) {
    const read = Metrics.filter((one: { MetricStat?: object }) => one.MetricStat)
    expect(read.length, AlarmName).toBeLessThanOrEqual(10)
    const seconds = Period ?? read[0].MetricStat.Period
    expect(seconds * EvaluationPeriods, AlarmName).toBeLessThanOrEqual(86_400)
  }
})

test('the figures that alarms and dashboard look at are those that functions write', () => {
  const text = JSON.stringify(template.toJSON())
  const written = [...Object.keys(counted), heartbeat, 'Waiting', 'Overdue', 'OldestHours']
  const looked = [...text.matchAll(/"MetricName":"(\w+)","Namespace":"Zhida"/g)].map(([, name]) => name)
  expect(written).toEqual(expect.arrayContaining(looked))
  const board = JSON.stringify(of('AWS::CloudWatch::Dashboard'))
  for (const name of [...Object.keys(counted), ...allWaitingKinds]) expect(board, name).toContain(name)
})

test('an execution of ours that fails or runs out of time is a line of a log and one alarm, however many', () => {
  const [rule] = of('AWS::Events::Rule')
  expect(rule.EventPattern.detail.status).toEqual(['FAILED', 'TIMED_OUT'])
  const [{ prefix }] = rule.EventPattern.detail.stateMachineArn
  const begins = prefix['Fn::Join'][1].map((part: string | { Ref: string }) =>
    typeof part === 'string'
      ? part
      : { 'AWS::Partition': 'aws-cn', 'AWS::Region': 'cn-north-1', 'AWS::AccountId': '1' }[part.Ref],
  )
  const arns = arnsIn({ partition: 'aws-cn', region: 'cn-north-1', account: '1' })
  for (const workflow of Object.keys(workflows)) expect(arns.stateMachine(workflow)).toContain(begins.join(''))
  expect(JSON.stringify(rule.Targets)).toContain('log-group:')
  const [id] = Object.keys(template.findResources('AWS::Events::Rule'))
  const alarm = of('AWS::CloudWatch::Alarm').find(({ AlarmName }) => AlarmName === 'zhida-executions-failed')
  expect(alarm.Dimensions).toEqual([{ Name: 'RuleName', Value: { Ref: id } }])
})

test('a topic that only the account’s own alarms and budgets may write to, sealed', () => {
  const [topic] = of('AWS::SNS::Topic')
  expect(topic.KmsMasterKeyId).toBeDefined()
  const [{ PolicyDocument }] = of('AWS::SNS::TopicPolicy')
  for (const { Effect, Action, Condition } of PolicyDocument.Statement)
    if (Effect === 'Allow') {
      expect(Action).toBe('sns:Publish')
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } })
    }
})

test('in China there are no budgets to be made so, and all the rest', async () => {
  const there = await stackIn('aws-cn')
  there.resourceCountIs('AWS::Budgets::Budget', 0)
  there.resourceCountIs('AWS::CloudWatch::Alarm', named.length)
  template.resourceCountIs('AWS::Budgets::Budget', 1)
})
