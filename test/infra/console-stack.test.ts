import { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { routes } from '../../functions/catalog.ts'
import { ConsoleEnvironment } from '../../functions/console/serve-console.ts'
import { consoleHeaders } from '../../functions/wiring/console-headers.ts'
import { ConsoleStack } from '../../infra/console-stack.ts'
import { DataStack } from '../../infra/data-stack.ts'
import { edgeCode } from '../../infra/edge-code.ts'
import type { Partition } from '../../infra/partition-of.ts'
import { ServiceStack } from '../../infra/service-stack.ts'
import { inApp } from './in-app.ts'
import { defaultStageAs } from './stage-in.ts'

vi.mock(import('../../infra/bundle.ts'), async (actual) => ({
  ...(await actual()),
  bundleFolder: (await import('./no-code.ts')).noCode,
}))
vi.mock(import('../../infra/console-folder.ts'), async () => ({
  consoleFolder: (await import('./no-code.ts')).noCode,
}))

/** Of a template, with what is only known when it is deployed in angle brackets. */
interface Resource {
  readonly Type: string
  readonly DependsOn?: readonly string[]
  // biome-ignore lint/suspicious/noExplicitAny: properties of whichever resource
  readonly Properties: any
}
interface Stack {
  /** Those of a type, by their ids. */
  of(type: string): readonly (readonly [string, Resource])[]
}

const stacks = new Map<Partition, Stack>()
beforeAll(async () => {
  for (const partition of ['aws', 'aws-cn'] as const) {
    const stage = await defaultStageAs(partition === 'aws' ? 'abroad' : 'county')
    const template = inApp((app) => {
      const data = new DataStack(app, 'ZhidaData', { stage })
      const service = new ServiceStack(app, 'ZhidaService', { data, stage, standing: new Set() })
      return Template.fromStack(new ConsoleStack(app, 'ZhidaConsole', { data, service, stage })).toJSON()
    })
    const { Resources } = printed(template) as {
      Resources: Record<string, Resource>
    }
    const of = (type: string) => Object.entries(Resources).filter(([, { Type }]) => Type === type)
    stacks.set(partition, { of })
  }
})

/** `{ 'Fn::Join': ['', ['https://', { Ref: 'Host' }]] }` as `https://<Host>`. */
function printed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(printed)
  if (typeof value !== 'object' || value === null) return value
  const [[key, inner] = ['', undefined], ...others] = Object.entries(value)
  if (others.length > 0 || !/^(?:Ref$|Fn::)/.test(key))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, printed(one)]))
  const said = printed(inner)
  if (key === 'Fn::Join') return (said as [string, string[]])[1].join((said as [string])[0])
  if (key === 'Fn::GetAtt') return `<${(said as string[]).join('.')}>`
  if (key === 'Fn::ImportValue') return `<${String(said).replace(/^.*(?:FnGetAtt|OutputRef)/, '')}>`
  return typeof said === 'string' ? `<${said}>` : said
}

const partitions = ['aws', 'aws-cn'] as const
const stackOf = (partition: Partition) => stacks.get(partition) as Stack
const only = (partition: Partition, type: string) => {
  const [one, ...others] = stackOf(partition).of(type)
  expect(others).toEqual([])
  return one?.[1].Properties
}

/** What a role may do: `s3:GetObject <Files.Arn>/*`. */
function rightsOf(partition: Partition, role: RegExp): string[] {
  const policies = stackOf(partition).of('AWS::IAM::Policy')
  return policies
    .filter(([, { Properties }]) => role.test(Properties.Roles[0]))
    .flatMap(
      ([, { Properties }]) =>
        Properties.PolicyDocument.Statement as {
          Effect: string
          Action: string | string[]
          Resource: string | string[]
        }[],
    )
    .flatMap(({ Effect, Action, Resource: at }) =>
      [Action].flat().map((one) => `${Effect} ${one} ${[at].flat().join()}`),
    )
    .map((one) => one.replaceAll(/(<[A-Z][a-zA-Z]+?)[0-9A-F]{8}/g, '$1').replace(/\w{64}\.zip$/, 'HASH.zip'))
}

describe.each(partitions)('in %s', (partition) => {
  test('the console lies in a bucket that nobody reads but by the service', () => {
    const bucket = only(partition, 'AWS::S3::Bucket')
    expect(Object.values(bucket.PublicAccessBlockConfiguration)).toEqual([true, true, true, true])
    expect(bucket.WebsiteConfiguration).toBeUndefined()
    const statements = only(partition, 'AWS::S3::BucketPolicy').PolicyDocument.Statement as Record<string, unknown>[]
    expect(statements[0]).toMatchObject({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })
    const allowed = statements.filter(({ Effect }) => Effect === 'Allow')
    expect(allowed.map(({ Principal }) => Principal)).toEqual(
      partition === 'aws' ? [{ Service: 'cloudfront.amazonaws.com' }] : [],
    )
  })

  test('assets are copied before the pages that name them, and those of earlier releases stay', () => {
    const copies = stackOf(partition).of('Custom::CDKBucketDeployment')
    expect(copies).toHaveLength(2)
    const [assets, pages] = copies as [[string, Resource], [string, Resource]]
    const hashed = ['assets/*', 'roll-call/assets/*']
    expect(assets[1].Properties).toMatchObject({
      Exclude: ['*'],
      Include: hashed,
      Prune: false,
      SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    })
    expect(pages[1].Properties).toMatchObject({
      Exclude: hashed,
      Prune: false,
      SystemMetadata: { 'cache-control': 'no-cache' },
    })
    expect(pages[1].Properties.Include).toBeUndefined()
    expect(pages[1].DependsOn).toContain(assets[0])
  })

  test('who copies may read this one build, write to this one bucket, and delete nothing', () => {
    const [[, copier] = ['', undefined]] = stackOf(partition)
      .of('AWS::Lambda::Function')
      .filter(([id]) => id.startsWith('CustomCDKBucketDeployment'))
    expect(copier?.Properties.Role).toMatch(/^<DeploymentRole\w+\.Arn>$/)
    expect(rightsOf(partition, /^<DeploymentRole/)).toEqual([
      'Allow logs:CreateLogStream <DeploymentLogs.Arn>',
      'Allow logs:PutLogEvents <DeploymentLogs.Arn>',
      expect.stringMatching(/^Allow s3:GetObject arn:<AWS::Partition>:s3:::\S+\/HASH\.zip$/),
      'Allow s3:ListBucket <Files.Arn>',
      'Allow s3:PutObject <Files.Arn>/*',
    ])
    for (const [, { Properties }] of stackOf(partition).of('AWS::IAM::Role'))
      expect(Properties.ManagedPolicyArns).toBeUndefined()
  })
})

/** Whom pages call: the issuer of the stage, and the bucket that takes uploads. */
const connect = {
  aws: ['https://id.example.org', 'https://s3.<AWS::Region>.<AWS::URLSuffix>/<Bucket>/'],
  'aws-cn': ['https://id.example.cn', 'https://s3.<AWS::Region>.<AWS::URLSuffix>/<Bucket>/'],
} as const
const withoutHashes = (text: string) => text.replaceAll(/<(Bucket|Api)[0-9A-F]{8,}>/g, '<$1>')

describe('in aws-cn, where CloudFront wants a registration of its own', () => {
  test('there is none of it, and what no route takes goes to one function of the same API', () => {
    expect(stackOf('aws-cn').of('AWS::CloudFront::Distribution')).toEqual([])
    const taken = stackOf('aws-cn').of('AWS::ApiGatewayV2::Route')
    expect(taken.map(([, { Properties }]) => String(Properties.RouteKey)).sort()).toEqual([
      'GET /',
      'GET /{proxy+}',
      'HEAD /',
      'HEAD /{proxy+}',
    ])
    const integration = only('aws-cn', 'AWS::ApiGatewayV2::Integration')
    expect(withoutHashes(integration.ApiId)).toBe('<Api>')
    expect(integration.IntegrationUri).toMatch(/^<RoutesFunction\w+\.Arn>$/)
  })

  test('the function knows its bucket and whom pages may call, and may read the one and nothing else', () => {
    const [[, serving] = ['', undefined]] = stackOf('aws-cn')
      .of('AWS::Lambda::Function')
      .filter(([id]) => id.startsWith('RoutesFunction'))
    const { FunctionName, Environment, Runtime } = serving?.Properties ?? {}
    expect([FunctionName, Runtime]).toEqual(['zhida-console-serve-console', 'nodejs24.x'])
    expect(Object.keys(Environment.Variables)).toEqual(Object.keys(ConsoleEnvironment.shape))
    expect(withoutHashes(Environment.Variables.CONSOLE_CONNECT)).toBe(connect['aws-cn'].join(' '))
    expect(rightsOf('aws-cn', /^<RoutesRole/)).toEqual([
      'Allow logs:CreateLogStream <RoutesLogs.Arn>',
      'Allow logs:PutLogEvents <RoutesLogs.Arn>',
      'Allow s3:ListBucket <Files.Arn>',
      'Allow s3:GetObject <Files.Arn>/*',
    ])
  })
})

test('in aws-cn the registered address is the API’s own, under the certificate of its region', () => {
  const name = only('aws-cn', 'AWS::ApiGatewayV2::DomainName')
  expect(name.DomainName).toBe('zhida-trial.example.cn')
  expect(name.DomainNameConfigurations[0].CertificateArn).toMatch(/^arn:aws-cn:acm:cn-northwest-1:/)
  const mapping = only('aws-cn', 'AWS::ApiGatewayV2::ApiMapping')
  expect(withoutHashes(mapping.ApiId)).toBe('<Api>')
  expect(stackOf('aws').of('AWS::ApiGatewayV2::DomainName')).toEqual([])
})

describe('elsewhere, by CloudFront', () => {
  const config = () => only('aws', 'AWS::CloudFront::Distribution').DistributionConfig
  const originOf = ({ TargetOriginId }: { TargetOriginId: string }) =>
    config().Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId)

  test('the registered address is its host, under the certificate that is named', () => {
    expect(config().Aliases).toEqual(['zhida.example.org'])
    expect(config().ViewerCertificate).toMatchObject({
      AcmCertificateArn: expect.stringMatching(/^arn:aws:acm:us-east-1:/),
      MinimumProtocolVersion: 'TLSv1.2_2021',
    })
  })

  test('every address of the catalog is the API’s, kept by nobody on the way, and all else the console’s', () => {
    const behaviours = config().CacheBehaviors as { PathPattern: string; TargetOriginId: string }[]
    const ofService = behaviours.filter((one) => originOf(one).CustomOriginConfig)
    const fits = (pattern: string, at: string) =>
      new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(at)
    for (const { path: at } of Object.values(routes)) {
      const fitting = behaviours.filter((one) => fits(one.PathPattern, at))
      expect(
        fitting.map((one) => ofService.includes(one)),
        at,
      ).toEqual([true])
    }
    for (const at of ['/', '/batches/bat_1', '/enterprises', '/trips', '/assets/index.js', '/roll-call/'])
      expect(
        ofService.filter((one) => fits(one.PathPattern, at)),
        at,
      ).toEqual([])
    for (const one of ofService)
      expect(one).toMatchObject({
        ViewerProtocolPolicy: 'https-only',
        AllowedMethods: expect.arrayContaining(['GET', 'POST', 'PATCH']),
        // Managed: caching disabled; all that the viewer sends but its Host.
        CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
        OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      })
    expect(withoutHashes(originOf(ofService[0]!).DomainName)).toBe('<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>')
    expect(originOf(ofService[0]!).CustomOriginConfig.OriginProtocolPolicy).toBe('https-only')
  })

  test('files come from the bucket under an access control, by the key that the shared rule names', () => {
    const pages = [config().DefaultCacheBehavior, ...config().CacheBehaviors].filter(
      (one) => !originOf(one).CustomOriginConfig,
    )
    expect(pages.map(({ PathPattern }) => PathPattern)).toEqual([undefined, '/roll-call', '/roll-call/*'])
    for (const one of pages) {
      expect(originOf(one).OriginAccessControlId).toMatch(/OriginAccessControl\w+\.Id>$/)
      const [association, ...others] = one.FunctionAssociations
      expect([association.EventType, others]).toEqual(['viewer-request', []])
      expect(association.FunctionARN).toMatch(/^<DistributionKeys/)
      expect(one.Compress).toBe(true)
    }
    expect(only('aws', 'AWS::CloudFront::Function').FunctionCode).toBe(edgeCode())
    // Errors of the API are its own: none is turned into a page.
    expect(config().CustomErrorResponses).toBeUndefined()
  })

  test.each([
    ['/', undefined],
    ['/roll-call/', '/roll-call/*'],
  ])('what %s is answered leaves under the same headers as on one machine', (at, pattern) => {
    const behaviour = [config().DefaultCacheBehavior, ...config().CacheBehaviors].find(
      ({ PathPattern }) => PathPattern === pattern,
    )
    const id = behaviour.ResponseHeadersPolicyId.slice(1, -1)
    const [, found] = stackOf('aws')
      .of('AWS::CloudFront::ResponseHeadersPolicy')
      .find(([one]) => one === id)!
    const { SecurityHeadersConfig: security, CustomHeadersConfig: custom } =
      found.Properties.ResponseHeadersPolicyConfig
    const others = custom.Items.map(({ Header, Value }: Record<string, string>) => [Header, Value])
    expect({
      ...Object.fromEntries(others),
      'content-security-policy': withoutHashes(security.ContentSecurityPolicy.ContentSecurityPolicy),
      'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}`,
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      'x-content-type-options': security.ContentTypeOptions.Override ? 'nosniff' : '',
      'x-frame-options': security.FrameOptions.FrameOption,
    }).toEqual(consoleHeaders(at, { connect: connect.aws }))
  })
})
