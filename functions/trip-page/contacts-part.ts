import { countyByCode } from '../../domain/kernel/places/counties.ts'
import type { Office } from '../../domain/transport/trips/boarding-stop.ts'
import { type Html, html } from '../wiring/html.ts'
import type { Say } from './say.ts'

export interface Contacts {
  /** The name in 【】 before our texts. */
  readonly signature: string
  readonly home: Office
  /** Null before they have a post. */
  readonly destination: (Office & { readonly city: string }) | null
}

/** Who writes to them, and whom they can telephone at both ends: offices, nobody's own telephone. */
export function contactsPart({ signature, home, destination }: Contacts, say: Say): Html {
  const county = countyByCode(home.code)?.name ?? ''
  const unknown = say('电话还没有登记，请打12333', 'its telephone is not yet known: dial 12333')
  const phoneOf = ({ office }: Office) =>
    office ? html`<a href="tel:${office.phone}">${office.phone}</a>` : html`${unknown}`
  const homeName = home.office?.name ?? say(`${county}就业局`, `the employment office of ${county}`)
  return html`<section>
<h2>${say('谁在安排，找谁问', 'Who arranges this, and whom to ask')}</h2>
<p>${say(`这次安排由${homeName}组织，短信以【${signature}】开头。介绍工作不收您任何费用。`, `${homeName} arranges it; our texts begin with 【${signature}】. You pay no fee for the post.`)}</p>
<dl><dt>${say('家乡', 'At home')}</dt><dd>${homeName} ${phoneOf(home)}</dd>
${destination && html`<dt>${say('到了以后', 'When you are there')}</dt><dd>${destination.office?.name ?? say(`${destination.city}驻外工作站`, `our station in ${destination.city}`)} ${phoneOf(destination)}</dd>`}</dl>
</section>`
}
