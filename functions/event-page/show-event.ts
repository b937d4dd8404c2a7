import { recruitmentEventKinds } from '../../domain/campaigns/recruitment-event-kinds.ts'
import { signUpConsent } from '../../domain/campaigns/sign-up-consent.ts'
import { englishDate, writtenMoment } from '../../domain/kernel/forms/beijing-time.ts'
import { dateInShanghai, type Instant, timeInShanghai } from '../../domain/kernel/instant.ts'
import { inYuan } from '../../domain/kernel/money.ts'
import { cityByCode } from '../../domain/kernel/places/cities.ts'
import { countyByCode } from '../../domain/kernel/places/counties.ts'
import { certificateAsked } from '../../domain/surveys/certificate-asked.ts'
import type { RequiredBrand } from '../../domain/surveys/labour-brand.ts'
import type { Deps } from '../wiring/deps.ts'
import { type FilledForm, formFields } from '../wiring/form-fields.ts'
import { type Html, html } from '../wiring/html.ts'
import type { FileReply } from '../wiring/reply.ts'
import { pageReply, webPage } from '../wiring/web-page.ts'
import type { EventPage } from './event-page.ts'
import { isFilled } from './is-filled.ts'

/** Posts that a phone is shown. */
const shown = 60

interface Showing {
  /** The form was taken a moment ago. */
  readonly isReceived?: boolean
  readonly filled?: FilledForm & { readonly problem: string; readonly status: number }
}

type Needed = Pick<Deps, 'enterprises' | 'jobOrders' | 'places' | 'signUps' | 'placements' | 'batches' | 'clock'>

/** The event's page as things stand now; over a form that was not taken what is wrong, and in it what was typed. */
export async function showEvent(page: EventPage, { isReceived, filled }: Showing, deps: Needed): Promise<FileReply> {
  const { event, language, say } = page
  const moment = language === 'zh' ? writtenMoment : englishMoment
  const { cancelled, moved } = event
  const isOver = deps.clock.now() > event.until
  const isPosting = event.kind === 'posting'
  const isFull = !isOver && (await isFilled(event, deps))
  const place = [countyByCode(event.countyCode)?.name, event.township, event.village, isPosting ? null : event.place]
    .filter(Boolean)
    .join(' ')
  if (cancelled) return pageReply(webPage(event.name, calledOff(page, moment(event.from), cancelled.reason), language))
  const content = html`<p class="quiet">${recruitmentEventKinds[event.kind][language]}</p>
${
  isPosting
    ? postingPart(page, place, moment(event.until))
    : html`<dl><dt>${say('时间', 'When')}</dt><dd>${moment(event.from)}–${moment(event.until)}</dd>
<dt>${say('地点', 'Where')}</dt><dd>${place}</dd></dl>`
}
${
  moved
    ? html`<p class="said" role="status">${movedFrom(
        page,
        [...(moved.earlier ?? []), moved].map(({ before }) => ({ when: moment(before.from), place: before.place })),
      )}</p>`
    : null
}
${isReceived ? received(page) : null}
${filled ? html`<p class="said wrong" role="alert">${filled.problem}</p>` : null}
${await postsPart(page, deps)}
${isOver ? html`<p class="said" role="status">${isPosting ? say('报名已截止。', 'Sign-up has ended.') : say('活动已结束，不再报名。', 'The event is over.')}</p>` : null}
${isFull ? html`<p class="said" role="status">${say('名额已招满，不再报名。', 'All places are taken; nobody signs up here any more.')}</p>` : null}
${isOver || isFull || isReceived ? null : formPart(page, filled ?? null)}
<p class="quiet"><a href="?lang=${language === 'zh' ? 'en' : 'zh'}">${say('English', '中文')}</a></p>`
  return pageReply(webPage(event.name, content, language), filled?.status ?? 200)
}

function calledOff({ event, say, language }: EventPage, when: string, reason: string): Html {
  const told =
    event.kind === 'posting'
      ? say(
          `这个岗位已停止报名：${reason}。已经报名的，登记仍然有效，有合适的岗位会再联系您。`,
          `Nobody signs up for this post any more: ${reason}. Who has signed up stays registered, and hears from us when a job fits.`,
        )
      : null
  return html`<p class="said" role="alert">${
    told ??
    say(
      `原定${when}的活动已取消：${reason}。请不要前往。已经报名的，登记仍然有效，有合适的岗位会再联系您。`,
      `The event that was to begin at ${when} was called off: ${reason}. Please do not come. Who has signed up stays registered, and hears from us when a job fits.`,
    )
  }</p>
<p class="quiet"><a href="?lang=${language === 'zh' ? 'en' : 'zh'}">${say('English', '中文')}</a></p>`
}

function postingPart({ event, say }: EventPage, place: string, until: string): Html {
  const { share } = event
  return html`<dl><dt>${say('发布到', 'For')}</dt><dd>${place}</dd>
<dt>${say('名额', 'Places')}</dt><dd>${share ? say(`本地${share}个`, `${share} kept for this place`) : say('先报先安排', 'first come, first served')}</dd>
<dt>${say('报名截止', 'Until')}</dt><dd>${until}</dd></dl>`
}

/** Every time that anybody may have read or been told, so that each finds their own. */
function movedFrom({ say }: EventPage, before: readonly { when: string; place: string }[]): string {
  const zh = before.map(({ when, place }) => `${when}开始，地点${place}`).join('；后来改为')
  const en = before.map(({ when, place }) => `at ${when}, at ${place}`).join('; then ')
  return say(
    `时间或地点有变，以本页为准。原来是${zh}。`,
    `Time or place have changed; this page is right. It was to begin ${en}.`,
  )
}

/** The same whether the ID was known or not: a stranger learns nothing by it, and it is true of both. */
function received({ say }: EventPage): Html {
  return html`<p class="said" role="status">${say(
    '报名已收到，有合适的岗位会发短信联系您。如果这个身份证号以前用别的手机号、姓名或县区登记过，请带身份证到服务台办理，在此之前原来的登记不变。',
    'We have received it, and will send you a text when a job fits. If this ID was registered before with another phone, name or county, please bring the ID card to the desk; until then what was registered stays.',
  )}</p>`
}

/** What the firms say now; of one that is paused, or a post that has begun, nothing is shown. */
async function postsPart({ event, say }: EventPage, { enterprises, jobOrders, clock }: Needed): Promise<Html | null> {
  const [firms, orders] = await Promise.all([
    enterprises.getMany(event.enterprises),
    jobOrders.getMany(event.jobOrders.slice(0, shown)),
  ])
  const names = new Map(firms.filter(({ standing }) => standing.state === 'active').map(({ id, name }) => [id, name]))
  const today = dateInShanghai(clock.now())
  const open = orders.filter(({ enterpriseId, startDate }) => names.has(enterpriseId) && startDate >= today)
  if (open.length === 0) return null
  return html`<h2>${say('岗位', 'Posts')}</h2>
<ul>${open.map(
    ({ enterpriseId, post, cityCode, monthlyWage, hoursPerWeek, headcount, requiredBrand }) =>
      html`<li>${post}，${names.get(enterpriseId) ?? ''}，${cityByCode(cityCode)?.name ?? cityCode}<br>${say(
        `每月${inYuan(monthlyWage)}元（每周${hoursPerWeek}小时），招${headcount}人`,
        `${inYuan(monthlyWage)} yuan a month (${hoursPerWeek} hours a week), ${headcount} wanted`,
      )}${requiredBrand ? html`<br>${askedOf(requiredBrand, say)}` : null}</li>`,
  )}</ul>`
}

function askedOf(brand: RequiredBrand, say: EventPage['say']): string {
  const { zh, en } = certificateAsked(brand)
  return say(`要求${zh}`, `${en} is asked for`)
}

function englishMoment(at: Instant): string {
  return `${englishDate(dateInShanghai(at))} ${timeInShanghai(at)}`
}

function formPart({ event, campaign, address, language, say }: EventPage, filled: FilledForm | null): Html {
  const { countyCode, township, village } = event
  const standing = event.kind === 'posting' ? { countyCode, township, village } : { countyCode }
  const fields = formFields(filled, standing)
  const counties = campaign.counties.map((code) => [code, countyByCode(code)?.name ?? code] as const)
  const wrong = filled?.wrong['consent']
  return html`<h2>${say('报名', 'Sign up')}</h2>
<form method="post" action="${address}/sign-up?lang=${language}">
${fields.input('name', say('姓名', 'Name'), { longest: 40 })}
${fields.input('nationalId', say('身份证号', 'ID number'), { longest: 30 })}
${fields.input('phone', say('手机号', 'Mobile phone'), { longest: 30 })}
${fields.select('countyCode', say('县区', 'County'), counties)}
${fields.input('township', say('乡镇（可不填）', 'Township (optional)'), { longest: 40 })}
${fields.input('village', say('村（可不填）', 'Village (optional)'), { longest: 40 })}
${fields.input('skills', say('技能（可不填）', 'Skills (optional)'), { longest: 100 })}
${fields.input('minimumMonthlyWage', say('期望月薪，元（可不填）', 'Least monthly wage, yuan (optional)'), { longest: 20 })}
${fields.input('destinations', say('想去的省份或城市（可不填）', 'Provinces or cities (optional)'), { longest: 100 })}
${fields.input('earliestDeparture', say('什么时候能出发，如2026-03-20（可不填）', 'When you can leave, such as 2026-03-20 (optional)'), { longest: 30 })}
<fieldset><label><input type="checkbox" name="consent" value="yes"> ${signUpConsent[language]}</label>
${wrong === undefined ? null : html`<p class="wrong">${wrong}</p>`}</fieldset>
<button>${say('报名', 'Sign up')}</button>
</form>`
}
