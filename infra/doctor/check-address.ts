import { lookup } from 'node:dns/promises'
import { connect, type PeerCertificate } from 'node:tls'
import * as z from 'zod'
import type { Stage } from '../stage.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

/** A certificate that ends sooner is renewed first: ACM does so 60 days before by itself. */
const leastDays = 21
const Health = z.object({ status: z.literal('ok') })

type Addressed = Pick<Stage, 'publicUrl' | 'partition' | 'region' | 'icp'>

/** The registered address as a worker's phone finds it: name, certificate, and whether the service answers behind it. */
export async function checkAddress(stage: Addressed): Promise<Finding[]> {
  const url = new URL(stage.publicUrl)
  const name = await checkName(url.hostname, stage)
  const filing = checkFiling(stage)
  if (name.as !== 'ok') {
    const later = `${stage.publicUrl} has to be found first`
    return [name, ...['certificate', 'health'].map((check) => findingsOf(check).notChecked(later)), ...filing]
  }
  const certificate = url.protocol === 'https:' ? [await checkCertificate(url)] : []
  return [name, ...certificate, await checkHealth(url.origin), ...filing]
}

async function checkName(host: string, { region, partition }: Addressed): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf('domain')
  try {
    return ok(`${host} is ${(await lookup(host)).address}`)
  } catch {
    // Without a network nothing has an address: only beside a name that does, it says something that this one has none.
    const known = `states.${region}.amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}`
    const isOnline = await lookup(known).then(
      () => true,
      () => false,
    )
    if (!isOnline) return notChecked(`${host}: no name is found from here, not even ${known}`)
    return failed(`${host} has no address: point it to ConsoleHost, which the deployment prints (a CNAME)`)
  }
}

async function checkCertificate(url: URL): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf('certificate')
  try {
    const { why, certificate } = await certificateOf(url)
    if (why !== undefined) return failed(`browsers refuse it: ${why}`)
    const days = Math.floor((Date.parse(certificate.valid_to) - Date.now()) / 86_400_000)
    if (days < leastDays) return failed(`ends in ${days} days: see why ACM has not renewed it (its DNS record)`)
    return ok(`good for ${days} days`)
  } catch (error) {
    return notChecked(whyNotChecked(error) ?? String(error))
  }
}

function certificateOf({
  hostname: host,
  port,
}: URL): Promise<{ why: string | undefined; certificate: PeerCertificate }> {
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port || 443),
      servername: host,
      rejectUnauthorized: false,
      timeout: 10_000,
    })
    socket.on('secureConnect', () => {
      const { authorizationError: why } = socket
      resolve({ why: socket.authorized ? undefined : String(why), certificate: socket.getPeerCertificate() })
      socket.destroy()
    })
    socket.on('timeout', () => socket.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
    socket.on('error', reject)
  })
}

async function checkHealth(origin: string): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf('health')
  const at = `${origin}/health`
  try {
    const answer = await fetch(at, { signal: AbortSignal.timeout(10_000), redirect: 'manual' })
    const read = Health.safeParse(await answer.json().catch(() => undefined))
    if (answer.ok && read.success) return ok(`${at} answers`)
    return failed(
      `${at} answers ${answer.status} and not that it is well: is it this stage that stands behind the address?`,
    )
  } catch (error) {
    const why = whyNotChecked(error)
    return why === undefined ? failed(`${at}: ${String(error)}`) : notChecked(`${at}: ${why}`)
  }
}

/** Only in China; that a number is given is no word of the register's. */
function checkFiling({ partition, icp }: Addressed): Finding[] {
  if (partition !== 'aws-cn') return []
  const { failed, notChecked } = findingsOf('icp')
  if (!icp)
    return [
      failed('no filing: nothing is served at an address in China before it is filed. Put its number under icp.filing'),
    ]
  return [
    notChecked(
      `${icp.filing} stands at the foot of the pages; look it up at https://beian.miit.gov.cn/, which answers people alone`,
    ),
  ]
}
