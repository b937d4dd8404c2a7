import type { Enterprise } from '../../domain/enterprises/enterprise.ts'
import type { AgreementId, EnterpriseId } from '../../domain/kernel/ids.ts'
import { dateInShanghai, plusDays } from '../../domain/kernel/instant.ts'
import type { World } from '../world.ts'

/** A page as a phone without script gets it. */
export interface Page {
  readonly status: number
  readonly text: string
  readonly headers: Headers
}

const chinese = { 'accept-language': 'zh-CN,zh;q=0.9' }

async function read(answer: Response): Promise<Page> {
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

export async function open(address: string, headers: Record<string, string> = chinese): Promise<Page> {
  return read(await fetch(address, { headers }))
}

/** Fills in a form and sends it; the browser follows to the page. */
export async function post(address: string, form: string, fields: Record<string, string>): Promise<Page> {
  return read(
    await fetch(`${address}/${form}`, { method: 'POST', body: new URLSearchParams(fields), headers: chinese }),
  )
}

/** What stands in a field of the page, hidden ones too. */
export function fieldIn({ text }: Page, name: string): string {
  return new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? ''
}

export interface Firm {
  readonly id: EnterpriseId
  readonly name: string
  readonly phone: string
  /** The address in the newest text of a template on the contact's phone. */
  link(template: string): string
  /** Codes of the templates of all texts that came. */
  texts(): string[]
  offer(terms?: object): Promise<AgreementId>
}

let firms = 0
const codes = ['91530100MA62000090', '91110000101623741K', '91441900MA59000016']

/** An enterprise without a server, and the phone of who speaks for it. */
export async function openFirm(world: World): Promise<Firm> {
  const code = codes[firms % codes.length]
  firms += 1
  const phone = `1380000${String(firms).padStart(4, '0')}`
  const token = await world.token({ role: 'province' })
  const name = `秀英第${firms}食品厂`
  const body = { name, socialCreditCode: code, contact: { name: '陈秀英', phone } }
  const registered = await world.call('POST', '/v1/enterprises', { token, body })
  const { id } = (registered.body as { enterprise: Enterprise }).enterprise
  const received = () => world.partners.sent.filter((sms) => sms.phone === phone)
  return {
    id,
    name,
    phone,
    link: (template) =>
      /https?:\S+$/.exec(received().findLast((sms) => sms.template === template)?.text ?? '')?.[0] ?? '',
    texts: () => received().map(({ template }) => template),
    async offer(terms = {}) {
      const today = dateInShanghai(world.clock.now())
      const days = { firstDay: today, lastDay: plusDays(today, 300), ...terms }
      const asProvince = { token: await world.token({ role: 'province' }), body: days }
      const { body: agreement } = await world.call('POST', `/v1/enterprises/${id}/agreements`, asProvince)
      return (agreement as { id: AgreementId }).id
    },
  }
}

export const aVacancy = {
  order: 'new',
  post: '包装工',
  headcount: '12',
  monthlyWage: '5200.50',
  cityCode: '441900',
  site: '东莞市长安镇振安东路8号',
  shift: 'day',
  hoursPerWeek: '44',
  board: 'paid',
  boardCost: '300',
  lodging: 'free',
  lodgingCost: '',
  requiredSkill: '',
  hazardous: 'no',
  remarks: '',
  name: '陈秀英',
}
