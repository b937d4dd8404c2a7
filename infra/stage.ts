import * as z from 'zod'
import { Settings } from '../functions/wiring/settings.ts'
import { partitionOf } from './partition-of.ts'

/** What a cost report and CloudFormation take as the value of a tag. */
const Tag = z
  .string()
  .regex(/^[\p{L}\p{N} _.:/=+\-@]{1,128}$/u, 'letters, digits, spaces and _ . : / = + - @, 128 at most')
const Https = z.url({ protocol: /^https$/, error: 'an https address' })
/** Origin alone: paths are the service's own. */
const Origin = Https.refine(
  (text) => new URL(text).origin === text,
  'https://HOST, with no path and no slash at the end',
)
const Certificate = z
  .string()
  .regex(/^arn:[\w-]+:acm:[\w-]+:\d{12}:certificate\/[\w-]+$/, 'the ARN of a certificate in ACM')

const Icp = z.strictObject({
  filing: z
    .string()
    .regex(/^\p{Script=Han}ICP[备证]\d{6,10}号(?:-\d{1,3})?$/u, 'as 滇ICP备2026000001号-1')
    .describe(
      'Number of the filing (ICP备案号); stands at the foot of the console and of every public page, with a link to the register',
    ),
  police: z
    .string()
    .regex(/^\p{Script=Han}公网安备 ?\d{14}号$/u, 'as 滇公网安备 53062702000001号')
    .optional()
    .describe('Number of the filing with the police (公安备案号), beside it; within 30 days of opening'),
})

const Issuer = z.strictObject({
  address: Https.describe('Issuer of the staff tokens, as in their `iss`'),
  audience: z.string().min(1).max(200).default('zhida').describe('`aud` of the staff tokens'),
  consoleClientId: z
    .string()
    .min(1)
    .max(200)
    .default('zhida-console')
    .describe('The console at the issuer: a public client, code with PKCE'),
  consoleScope: z
    .string()
    .regex(/^(?:\S+ )*openid(?: \S+)*$/, 'scopes with spaces, openid among them')
    .default('openid')
    .describe('Scopes that the console asks for, with spaces between them'),
  otherOrigins: z
    .array(Origin)
    .max(5)
    .default([])
    .describe('Origins beside its own at which the issuer has endpoints that browsers call'),
})

const Sms = z.strictObject({
  providers: z
    .array(z.enum(['aliyun', 'tencent', 'aws', 'local']))
    .min(1)
    .max(4)
    .describe('The first is asked first; the next takes what it is known not to have taken'),
  signature: z.string().min(1).max(20).describe('Approved signature, without its brackets'),
  ownContractUrl: Https.optional().describe('Base address of a provider with our own contract: for `local` alone'),
  settings: z
    .record(z.string(), z.record(z.string(), z.unknown()))
    .default({})
    .describe('By provider, as [sms.md](sms.md) says; no keys: they are secrets'),
})

const Alarms = z.strictObject({
  address: z.email().describe('Mail address of whoever is on duty; it is asked to confirm'),
  monthlyBudgetUsd: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(200)
    .describe('US dollars a month for the whole account: told at 80%, and when 100% is foreseen. Outside China'),
})

const Backup = z.strictObject({
  keepDays: z
    .int()
    .min(7)
    .max(35)
    .default(35)
    .describe('Days for which each daily copy is kept; nobody can delete it before'),
  copyTo: z
    .string()
    .regex(/^arn:[\w-]+:backup:[\w-]+:\d{12}:backup-vault:[\w-]{2,50}$/, 'the ARN of a vault of AWS Backup')
    .optional()
    .describe(
      'A second vault for each copy, in another account or region of the same partition; its office keeps personal data then',
    ),
})

const WarmThroughput = z.strictObject({
  readUnits: z.int().min(12_000).max(40_000).default(12_000).describe('Read units a second'),
  writeUnits: z.int().min(4_000).max(40_000).default(4_000).describe('Write units a second'),
})

/**
 * One deployment of Zhida, as its file in `infra/stages/` says: strict, since a key that is misspelt would be a setting that is not made.
 */
export const Stage = z
  .strictObject({
    example: z
      .literal(true)
      .optional()
      .describe('Stands in what we ship: it is synthesised and never deployed. Take it out of your own'),
    production: z
      .boolean()
      .describe('People depend on it: no stack can be deleted until its termination protection is taken off by hand'),
    account: z
      .string()
      .regex(/^\d{12}$/, '12 digits')
      .describe('AWS account, 12 digits; credentials of another are refused'),
    region: z
      .string()
      .regex(/^[a-z]{2}(?:-[a-z]+)+-\d$/, 'a region such as cn-northwest-1')
      .describe('AWS region; decides the partition, and how browsers reach the console'),
    owner: Tag.describe('Tag `owner`: whom to ask about it, an office rather than a person'),
    costCentre: Tag.describe('Tag `cost-centre`: who pays'),
    publicUrl: Origin.describe(
      'Registered address of the console, the workers’ pages and the webhooks. It must not change',
    ),
    certificateArn: Certificate.optional().describe(
      'Its certificate in ACM: outside China in us-east-1, and needed; in China in the region itself, and then the address becomes a custom domain of the API',
    ),
    icp: Icp.optional().describe('Filings of the address in China'),
    issuer: Issuer.describe('Where staff sign in'),
    sms: Sms.describe('Who sends texts'),
    carriersUrl: Https.describe('Base address of the carriers’ contract'),
    privateAddresses: z
      .array(z.string().regex(/^[\w.:/-]{1,253}$/, 'a host, an address or a range'))
      .max(50)
      .default([])
      .describe(
        'Which of the hosts above are private (hosts, addresses, ranges); others of your network are not connected to',
      ),
    waitingRules: z
      .array(z.unknown())
      .min(1)
      .max(50)
      .optional()
      .describe('Sets of waiting rules, oldest first, minutes and yuan; left out: those of the release'),
    chunkSize: z
      .int()
      .min(1)
      .default(100)
      .describe('Workers of a batch that are worked on together, 50 to 200; counts for batches that begin from now on'),
    largestBatch: z
      .int()
      .min(1)
      .max(50_000)
      .default(50_000)
      .describe('Workers of the largest batch that is planned: `npm run doctor` holds the account’s quotas against it'),
    alarms: Alarms.describe('Who is told'),
    backup: Backup.default({ keepDays: 35 }).describe('Daily copies of the table, beside recovery to any second'),
    restoredTable: z
      .string()
      .regex(/^[\w.-]{3,255}$/, 'the name of a table')
      .optional()
      .describe(
        'The table that everything reads and writes instead of the one that was first deployed: [restore](restore.md)',
      ),
    restoredBucket: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket')
      .optional()
      .describe(
        'The bucket that everything reads and writes instead of the one that was first deployed: [restore](restore.md)',
      ),
    webhookConcurrency: z
      .int()
      .min(1)
      .max(300)
      .optional()
      .describe(
        'Functions at once that are kept for each webhook (events of firms, receipts, replies), and no more than that: a peak elsewhere cannot shut them out. The account must have 100 left beside',
      ),
    warmThroughput: WarmThroughput.optional().describe(
      'What the table and its indexes take from one second to the next, where AWS’s own start is too little; paid once, and never less again',
    ),
    lambdaRuntime: z
      .enum(['nodejs24.x', 'nodejs22.x'])
      .default('nodejs24.x')
      .describe('Runtime of the functions; China offers new ones later'),
  })
  .superRefine((stage, context) => {
    const fault = (path: readonly string[], message: string) =>
      context.addIssue({ code: 'custom', path: [...path], message })
    const { region, certificateArn, sms, chunkSize, waitingRules } = stage
    const inRegion = certificateArn?.split(':')[3]
    if (stage.backup.copyTo && stage.backup.copyTo.split(':')[1] !== partitionOf(region))
      fault(['backup', 'copyTo'], 'must be in the same partition: nothing leaves China, and nothing is brought there')
    if (partitionOf(region) === 'aws') {
      if (!certificateArn) fault(['certificateArn'], 'needed outside China: CloudFront serves your address under it')
      else if (inRegion !== 'us-east-1')
        fault(['certificateArn'], 'must be in us-east-1, where CloudFront looks for it')
    } else if (certificateArn && inRegion !== region)
      fault(['certificateArn'], `must be in ${region}, where the API is`)
    if (sms.providers.includes('local') !== (sms.ownContractUrl !== undefined))
      fault(['sms', 'ownContractUrl'], 'belongs to the provider `local`: give both or neither')
    for (const name of Object.keys(sms.settings))
      if (!sms.providers.some((one) => one === name)) fault(['sms', 'settings', name], 'is not among sms.providers')
    const chunk = Settings.shape.CHUNK_SIZE.safeParse(chunkSize)
    if (!chunk.success) fault(['chunkSize'], chunk.error.issues[0]?.message ?? '')
    const rules = waitingRules && Settings.shape.WAITING_RULES.safeParse(JSON.stringify(waitingRules))
    if (rules && !rules.success) fault(['waitingRules'], rules.error.issues[0]?.message ?? '')
  })
  .transform((stage) => ({ ...stage, partition: partitionOf(stage.region) }))
/** With the name of its file, by which its resources are called. */
export type Stage = z.infer<typeof Stage> & { readonly name: string }
