import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { CloudFormationClient, DescribeStackResourceCommand } from '@aws-sdk/client-cloudformation'
import {
  GetAccountSettingsCommand,
  GetFunctionConcurrencyCommand,
  LambdaClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda'
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ListServiceQuotasCommand, ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns'
import { mockClient } from 'aws-sdk-client-mock'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { newSecret, secretNames } from '../../functions/wiring/new-secret.ts'
import { checkAddress } from '../../infra/doctor/check-address.ts'
import { checkAlarms } from '../../infra/doctor/check-alarms.ts'
import { checkIssuer } from '../../infra/doctor/check-issuer.ts'
import { checkQuotas } from '../../infra/doctor/check-quotas.ts'
import { checkSecrets } from '../../infra/doctor/check-secrets.ts'
import { checkSmsTemplates } from '../../infra/doctor/check-sms-templates.ts'
import { examineStage, exitCodeOf } from '../../infra/doctor/examine-stage.ts'
import type { Finding } from '../../infra/doctor/finding.ts'
import type { Stage } from '../../infra/stage.ts'
import { realClock } from '../../local/clock/real-clock.ts'
import { secrets } from '../../local/secrets/secrets.ts'
import { aliyunStandIn } from '../gateways/sms/aliyun-stand-in.ts'
import { madeCertificate } from '../gateways/sms/made-certificate.ts'
import type { StandIn } from '../gateways/sms/stand-in.ts'
import { tencentStandIn } from '../gateways/sms/tencent-stand-in.ts'
import { awsEndpointForTests } from '../local/http/aws-endpoint-for-tests.ts'
import { stageFrom } from './stage-in.ts'

const file = {
  production: true,
  // The one in which the local services are.
  account: '000000000000',
  region: 'cn-north-1',
  owner: '昭通市人社局',
  costCentre: 'labour',
  publicUrl: 'https://zhida.zt.invalid',
  issuer: { address: 'https://id.zt.invalid' },
  sms: { providers: ['local'], signature: '直达', ownContractUrl: 'https://sms.zt.invalid' },
  carriersUrl: 'https://carriers.zt.invalid',
  alarms: { address: 'duty@zt.gov.cn' },
}
const brief = (findings: readonly Finding[]) => findings.map(({ check, as }) => `${check}: ${as}`)

const closing: Server[] = []
afterEach(() => {
  vi.unstubAllEnvs()
  for (const server of closing.splice(0)) server.close()
})
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  closing.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
/** A port that was just let go. */
async function nobodyAt(): Promise<string> {
  const url = await answering(() => undefined)
  await new Promise((resolve) => closing.pop()?.close(resolve))
  return url
}
const answering = (pages: (path: string) => unknown) =>
  serving((request, response) => {
    const page = pages(request.url ?? '')
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(page ?? {}))
  })

describe('where nothing is there to be looked at', () => {
  test('no stage, or an example: the file fails, and everything else is not checked', async () => {
    for (const name of [undefined, 'county']) {
      const [first, ...others] = await examineStage(name)
      expect(first?.as).toBe('failed')
      expect(others.map(({ check }) => check)).toEqual([
        'issuer',
        'address',
        'secrets',
        'quotas',
        'SMS templates',
        'alarms and budget',
      ])
      expect(others.every(({ as, says }) => as === 'not-checked' && says !== '')).toBe(true)
      expect(exitCodeOf([first!, ...others])).toBe(1)
    }
  })

  test('no credentials and no such addresses: nothing passes but the file, and each line says why', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE', 'AWS_SESSION_TOKEN'])
      vi.stubEnv(name, undefined)
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
    vi.stubEnv('AWS_CONFIG_FILE', '/nowhere')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/nowhere')
    const folder = await mkdtemp(path.join(tmpdir(), 'zhida-doctor-'))
    await writeFile(path.join(folder, 'zt.json'), JSON.stringify({ ...file, icp: { filing: '滇ICP备2026000077号' } }))
    const findings = await examineStage('zt', folder)
    await rm(folder, { recursive: true })
    expect(findings.filter(({ as }) => as === 'ok').map(({ check }) => check)).toEqual(['stage file'])
    // Where there is a network, that a name has no address is known.
    const failed = findings.filter(({ as }) => as === 'failed').map(({ check }) => check)
    expect(['', 'domain']).toContain(failed.join())
    expect(findings.find(({ check }) => check === 'secret zhida_zt/sealing')).toMatchObject({
      as: 'not-checked',
      says: expect.stringContaining('no credentials'),
    })
    expect(exitCodeOf(findings)).not.toBe(0)
  })

  test('the exit code tells a pass from what nobody looked at', () => {
    const one = (as: Finding['as']): Finding => ({ check: 'it', as, says: 'so' })
    expect(exitCodeOf([one('ok'), one('ok')])).toBe(0)
    expect(exitCodeOf([one('ok'), one('not-checked')])).toBe(3)
    expect(exitCodeOf([one('not-checked'), one('failed')])).toBe(1)
    expect(exitCodeOf([])).toBe(3)
  })
})

describe('the issuer', () => {
  const rsa = { kty: 'RSA', use: 'sig', n: 'x', e: 'AQAB', kid: 'a' }
  async function issuerSaying(change: object, keys: object[] = [rsa]) {
    let own = ''
    own = await answering((at) =>
      at === '/keys'
        ? { keys }
        : at === '/.well-known/openid-configuration'
          ? {
              issuer: own,
              jwks_uri: `${own}/keys`,
              authorization_endpoint: `${own}/sign-in`,
              token_endpoint: `${own}/token`,
              code_challenge_methods_supported: ['S256'],
              ...change,
            }
          : undefined,
    )
    return own
  }
  const check = (address: string, otherOrigins: string[] = []) =>
    checkIssuer({ issuer: { address, audience: 'zhida', consoleClientId: 'c', consoleScope: 'openid', otherOrigins } })

  test('that says what it should is well', async () => {
    expect(await check(await issuerSaying({}))).toMatchObject([{ as: 'ok', says: expect.stringContaining('1 RSA') }])
  })
  test('whose tokens would carry another name is told apart', async () => {
    expect((await check(await issuerSaying({ issuer: 'https://other.cn' })))[0]).toMatchObject({
      as: 'failed',
      says: expect.stringContaining('write issuer.address so'),
    })
  })
  test('with its tokens elsewhere wants that origin named', async () => {
    const address = await issuerSaying({ token_endpoint: 'https://token.zt.gov.cn/t' })
    expect((await check(address))[0]).toMatchObject({ as: 'failed', says: expect.stringContaining('otherOrigins') })
    expect(brief(await check(address, ['https://token.zt.gov.cn']))).toEqual(['issuer: ok'])
  })
  test('that signs with what API Gateway does not check fails', async () => {
    expect(brief(await check(await issuerSaying({}, [{ kty: 'EC', use: 'sig' }])))).toEqual(['issuer: failed'])
  })
  test('without PKCE fails, and one that does not say is not passed', async () => {
    expect(brief(await check(await issuerSaying({ code_challenge_methods_supported: ['plain'] })))).toContain(
      'issuer: failed',
    )
    const silent = await check(await issuerSaying({ code_challenge_methods_supported: undefined }))
    expect(brief(silent)).toContain('issuer: not-checked')
  })
  test('that answers something else fails, and one that is not reached is not checked', async () => {
    expect(brief(await check(await answering(() => undefined)))).toEqual(['issuer: failed'])
    expect(brief(await check(await answering(() => 'welcome')))).toEqual(['issuer: failed'])
    expect(brief(await check(await nobodyAt()))).toEqual(['issuer: not-checked'])
  })
})

describe('the address', () => {
  const at = (publicUrl: string) =>
    checkAddress({ publicUrl, partition: 'aws', region: 'eu-central-1', icp: undefined })

  test('where this service answers is well', async () => {
    const url = await answering((page) => (page === '/health' ? { status: 'ok', now: 'x' } : undefined))
    expect(brief(await at(url))).toEqual(['domain: ok', 'health: ok'])
  })
  test('where another answers, or nobody, is not', async () => {
    expect(brief(await at(await answering(() => ({ hello: 'world' }))))).toEqual(['domain: ok', 'health: failed'])
    expect(brief(await at(await nobodyAt()))).toEqual(['domain: ok', 'health: not-checked'])
  })
  test('under a certificate that browsers refuse fails', async () => {
    const { pem, privateKey } = madeCertificate({ from: '2026-01-01', to: '2046-01-01' })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
    const server = createTlsServer({ cert: pem, key }, (_, response) => response.end('{}'))
    closing.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const findings = await at(`https://127.0.0.1:${(server.address() as AddressInfo).port}`)
    expect(findings.find(({ check }) => check === 'certificate')).toMatchObject({ as: 'failed' })
    expect(findings.find(({ check }) => check === 'health')?.as).not.toBe('ok')
  })
  test('in China wants its filing, of which the register alone knows whether it is true', async () => {
    const url = await answering(() => ({ status: 'ok' }))
    const filed = (icp: Stage['icp']) =>
      checkAddress({ publicUrl: url, partition: 'aws-cn', region: 'cn-north-1', icp })
    expect(brief(await filed(undefined))).toContain('icp: failed')
    expect(brief(await filed({ filing: '滇ICP备2026000077号' }))).toContain('icp: not-checked')
  })
})

describe('secrets and SMS templates, by the local Secrets Manager', () => {
  let client: SecretsManagerClient
  let stopping: StandIn[]
  beforeEach(async () => {
    stopping = []
    const { client: options } = await awsEndpointForTests({ json: { secretsmanager: await secrets({}) } })
    client = new SecretsManagerClient(options)
  })
  afterEach(async () => {
    for (const one of stopping) await one.stop()
  })
  const value = (name: (typeof secretNames)[number]) => newSecret(name, () => Buffer.alloc(32, 5).toString('base64'))
  async function keep(values: Readonly<Record<string, string>>) {
    for (const [name, SecretString] of Object.entries(values))
      await client.send(new CreateSecretCommand({ Name: `zhida_zt/${name}`, SecretString }))
  }
  async function withProviders(...standIns: StandIn[]) {
    stopping.push(...standIns)
    const sms = {
      providers: standIns.map(({ name }) => name),
      signature: '直达',
      settings: Object.fromEntries(standIns.map(({ name, settings }) => [name, settings])),
    }
    const providers = Object.fromEntries(standIns.map(({ name, keys }) => [name, keys]))
    const secret = JSON.stringify({ ...(JSON.parse(value('sms')) as object), providers })
    return { stage: await stageFrom({ ...file, sms }, 'zt'), secret }
  }

  test('each is there and of the right form, or is named with what to do', async () => {
    const good = Object.fromEntries(secretNames.map((name) => [name, value(name)]))
    const { carriers: _carriers, ...others } = good
    await keep({ ...others, sealing: '{"current":"k2","keys":{},"lookup":""}', links: 'k;3<!' })
    const findings = await checkSecrets(await stageFrom(file, 'zt'), client)
    const failed = findings.filter(({ as }) => as !== 'ok').map(({ check, says }) => `${check} ${says}`)
    expect(failed).toEqual([
      expect.stringMatching(/^secret zhida_zt\/sealing cannot be used \(/),
      expect.stringMatching(/^secret zhida_zt\/links cannot be used \(is no JSON\)/),
      expect.stringMatching(/^secret zhida_zt\/carriers not there, .*secrets -- init --stage zt/),
    ])
    expect(findings.filter(({ as }) => as === 'ok')).toHaveLength(secretNames.length - 3)
  })

  test('credentials of another account are found out', async () => {
    await keep({ sealing: value('sealing') })
    const [sealing] = await checkSecrets(await stageFrom({ ...file, account: '210987654321' }, 'zt'), client)
    expect(sealing).toMatchObject({ as: 'failed', says: expect.stringContaining('of account 000000000000') })
  })

  test('a provider’s keys that are missing are named, and nothing of those that are there', async () => {
    const { stage, secret } = await withProviders(await aliyunStandIn(realClock()))
    const { providers, ...own } = JSON.parse(secret) as { providers: { aliyun: Record<string, string> } }
    const { accessKeySecret: _secret, ...keys } = providers.aliyun
    await keep({ sms: JSON.stringify({ ...own, providers: { aliyun: keys } }) })
    const finding = (await checkSecrets(stage, client)).at(-1)
    expect(finding).toMatchObject({ check: 'keys of aliyun', as: 'failed' })
    expect(finding?.says).toContain('accessKeySecret')
    expect(finding?.says).not.toContain(keys['accessKeyId'])
  })

  test.each([
    ['aliyun', aliyunStandIn],
    ['tencent', tencentStandIn],
  ] as const)('%s says of each template whether it is approved', async (name, start) => {
    const { stage, secret } = await withProviders(await start(realClock()))
    await keep({ sms: secret })
    expect((await checkSecrets(stage, client)).at(-1)).toMatchObject({ check: `keys of ${name}`, as: 'ok' })
    const says = (await checkSmsTemplates(stage, client)).map((one) => `${one.as} ${one.says}`)
    expect(says).toEqual([
      expect.stringMatching(/^failed job-offer \(.*still in review/),
      expect.stringMatching(/^failed job-offer-link \(.*refused by the reviewers/),
      expect.stringMatching(/^failed offer-reminder \(.*not known there/),
    ])
  })

  test('a template that has no code fails, and all that have one and are approved pass', async () => {
    const standIn = await aliyunStandIn(realClock())
    const templates = Object.fromEntries(
      Object.keys((standIn.settings as { templates: object }).templates).map((template) => [template, 'SMS_900']),
    )
    const of = async (chosen: object) => {
      const { stage, secret } = await withProviders({
        ...standIn,
        settings: { ...standIn.settings, templates: chosen },
      } as StandIn)
      return { stage, secret }
    }
    const { stage, secret } = await of(templates)
    await keep({ sms: secret })
    expect(brief(await checkSmsTemplates(stage, client))).toEqual(['SMS templates at aliyun: ok'])
    const { 'check-in': _one, ...fewer } = templates
    expect(await checkSmsTemplates((await of(fewer)).stage, client)).toMatchObject([
      { as: 'failed', says: expect.stringContaining('no code for check-in:') },
    ])
  })

  test('without keys, or where the contract is our own, nothing passes', async () => {
    const { stage } = await withProviders(await aliyunStandIn(realClock()))
    expect(brief(await checkSmsTemplates(stage, client))).toEqual(['SMS templates at aliyun: not-checked'])
    expect(brief(await checkSmsTemplates(await stageFrom(file, 'zt'), client))).toEqual([
      'SMS templates at local: not-checked',
    ])
  })
})

describe('quotas, alarms and budget, which only AWS knows', () => {
  const clients = () => ({
    lambda: mockClient(LambdaClient),
    quotas: mockClient(ServiceQuotasClient),
    sns: mockClient(SNSClient),
    cloudFormation: mockClient(CloudFormationClient),
  })
  let aws: ReturnType<typeof clients>
  beforeEach(() => {
    aws = clients()
    aws.lambda
      .on(GetFunctionConcurrencyCommand)
      .rejects(new ResourceNotFoundException({ message: 'not there', $metadata: {} }))
  })
  afterEach(() => {
    for (const one of Object.values(aws)) one.restore()
  })
  const checkAll = async (largestBatch: number, webhookConcurrency?: number) => {
    const stage = await stageFrom({ ...file, largestBatch, webhookConcurrency }, 'zt')
    return brief(await checkQuotas(stage, { lambda: new LambdaClient({}), serviceQuotas: new ServiceQuotasClient({}) }))
  }

  test('a new account’s ten functions at once are too few, and what nobody lists is not passed', async () => {
    aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 10 } })
    aws.quotas.on(ListServiceQuotasCommand).resolves({ Quotas: [{ QuotaName: 'Something else', Value: 1 }] })
    expect(await checkAll(1_000)).toEqual([
      'Lambda, concurrent executions: failed',
      'Step Functions, open executions: not-checked',
      'Step Functions, StartExecution a second: not-checked',
    ])
  })

  test('what suffices for a county is too little for a province', async () => {
    aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 400 } })
    const listed = [
      { QuotaName: 'Maximum open executions', Value: 5_000 },
      { QuotaName: 'StartExecution throttle token refill rate per second', Value: 300 },
    ]
    aws.quotas.on(ListServiceQuotasCommand, { NextToken: undefined }).resolves({ Quotas: [], NextToken: '2' })
    aws.quotas.on(ListServiceQuotasCommand, { NextToken: '2' }).resolves({ Quotas: listed })
    expect((await checkAll(1_000)).every((one) => one.endsWith(': ok'))).toBe(true)
    expect(await checkAll(50_000)).toEqual([
      'Lambda, concurrent executions: failed',
      'Step Functions, open executions: failed',
      'Step Functions, StartExecution a second: ok',
    ])
  })

  test('what is kept for webhooks must leave the others 100, and what was kept for them already is theirs', async () => {
    aws.quotas.on(ListServiceQuotasCommand).resolves({ Quotas: [] })
    const lambda = async (kept?: number) => (await checkAll(1_000, kept))[0]
    aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 400 } })
    expect(await lambda()).toBe('Lambda, concurrent executions: ok')
    expect(await lambda(100)).toBe('Lambda, concurrent executions: ok')
    expect(await lambda(101)).toBe('Lambda, concurrent executions: failed')
    // Once it is deployed, 300 fewer are unreserved.
    aws.lambda.on(GetAccountSettingsCommand).resolves({ AccountLimit: { UnreservedConcurrentExecutions: 100 } })
    aws.lambda.on(GetFunctionConcurrencyCommand).resolves({ ReservedConcurrentExecutions: 100 })
    expect(await lambda(100)).toBe('Lambda, concurrent executions: ok')
    expect(await lambda(101)).toBe('Lambda, concurrent executions: failed')
    const asked = aws.lambda.commandCalls(GetFunctionConcurrencyCommand).map(({ args }) => args[0].input.FunctionName)
    expect([...new Set(asked)]).toEqual([
      'zhida_zt-inbox-receive-event',
      'zhida_zt-inbox-receive-receipts',
      'zhida_zt-inbox-receive-replies',
    ])
  })

  test('an address that has not confirmed is told nothing, and a refusal to look is no pass', async () => {
    const stage = await stageFrom({ ...file, region: 'eu-central-1', certificateArn: certificate }, 'zt')
    const check = async () =>
      brief(await checkAlarms(stage, { sns: new SNSClient({}), cloudFormation: new CloudFormationClient({}) }))
    const standing = (SubscriptionArn: string) =>
      aws.sns
        .on(ListSubscriptionsByTopicCommand)
        .resolves({ Subscriptions: [{ Endpoint: 'duty@zt.gov.cn', SubscriptionArn }] })
    const budget = (ResourceStatus: 'CREATE_COMPLETE' | 'CREATE_FAILED') =>
      aws.cloudFormation.on(DescribeStackResourceCommand).resolves({
        StackResourceDetail: {
          ResourceStatus,
          LogicalResourceId: 'Budget',
          ResourceType: 'x',
          LastUpdatedTimestamp: undefined,
        },
      })
    standing('PendingConfirmation')
    budget('CREATE_FAILED')
    expect(await check()).toEqual(['alarm address: failed', 'budget: failed'])
    standing('arn:aws:sns:eu-central-1:000000000000:zhida_zt-alarms:1')
    budget('CREATE_COMPLETE')
    expect(await check()).toEqual(['alarm address: ok', 'budget: ok'])
    aws.sns
      .on(ListSubscriptionsByTopicCommand)
      .rejects(Object.assign(new Error('no'), { name: 'AuthorizationErrorException' }))
    aws.cloudFormation.on(DescribeStackResourceCommand).rejects(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))
    expect(await check()).toEqual(['alarm address: not-checked', 'budget: not-checked'])
  })
})
const certificate = 'arn:aws:acm:us-east-1:000000000000:certificate/1'
