import { Personal } from '../../domain/kernel/personal.ts'
import { noSuch } from '../../domain/kernel/refusal.ts'
import type { PersonExport } from '../../domain/rights/person-export.ts'
import { summaryOfPerson } from '../../domain/rights/summary-of-person.ts'
import { Qualification } from '../../domain/surveys/qualification.ts'
import { rowView } from '../../domain/surveys/row-view.ts'
import type { SheetRow } from '../../domain/surveys/sheet-row.ts'
import type { Worker } from '../../domain/surveys/worker.ts'
import { openCells } from '../surveys/open-cells.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import { OpenedDetails } from '../wiring/opened-details.ts'
import { inScope, outOfScope } from '../wiring/staff.ts'
import { auditOfPerson } from './audit-of-person.ts'
import { type Routes, routes } from './catalog.ts'
import { type Gathered, gatherPerson } from './gather-person.ts'

const fields = {
  sealedName: 'name',
  sealedNationalId: 'national-id',
  sealedPhone: 'phone',
  sealedSecondPhone: 'second-phone',
  sealedTownship: 'township',
  sealedVillage: 'village',
} as const

interface Reader {
  readonly isWhole: boolean
  readonly why: string
}

async function exportPerson({ params, query, staff }: Call<Routes['export-person']>, deps: Deps) {
  const { workerId } = params
  const person = await gatherPerson(workerId, deps)
  if (!person.worker) return noSuch('worker')
  if (!inScope(staff, { counties: [person.worker.countyCode] })) return outOfScope()
  const isWhole = query.details === 'full'
  const reader = { isWhole, why: `${staff.subject} exports ${workerId}: ${query.why ?? 'masked'}` }
  const answer: PersonExport = {
    workerId,
    at: deps.clock.now(),
    summary: summaryOfPerson(person.worker, countsOf(person)),
    worker: await openedWorker(person.worker, reader, deps),
    helpOffers: person.helpOffers.map(plain),
    festivalServices: person.festivalServices.map(plain),
    qualification: await openedQualification(person.qualification, reader, deps),
    edits: person.edits.map(({ before, ...edit }) => ({ ...edit, changed: Object.keys(before) })),
    surveyRows: await openedRows(person.surveyRows, reader, deps),
    signUps: person.signUps.map(plain),
    certificates: await openedCertificates(person.certificates, reader, deps),
    offers: person.offers.map(plain),
    placements: person.placements.map(plain),
    returnJourneys: person.returnJourneys.map(plain),
    returnProposals: person.returnProposals.map(plain),
    returnAsks: person.returnAsks.map(plain),
    passengers: person.passengers.map(plain),
    checkIns: person.checkIns.map(plain),
    cases: await openedCases(person.cases, reader, deps),
    evidence: person.evidence.map(plain),
    subsidyClaims: person.claims.map(plain),
    messages: person.messages.map((message) => without(message, 'sealedPhone')),
    links: person.links.map((link) => without(link, 'tokenHash')),
    question: person.question && plain(person.question),
    firstAnswers: person.firstAnswers.map(plain),
    audit: (await auditOfPerson(workerId, person, deps)).map(plain),
  }
  if (!isWhole) return answer
  return new OpenedDetails(answer, { list: workerId, people: 1, why: query.why ?? '' })
}

async function openedWorker(worker: Worker, { isWhole, why }: Reader, { vault }: Pick<Deps, 'vault'>) {
  const [opened = {}] = await vault.openOf([worker], fields, why)
  const { unsealed, ...kept } = worker
  const shown = Object.entries(opened).map(([field, detail]) => [named(field), told(detail, isWhole)])
  const rest = without(kept, ...Object.keys(fields), 'phoneHash')
  return { ...rest, ...(isWhole ? unsealed : {}), ...Object.fromEntries(shown) }
}

/** `sealedPhone` is exported as `phone`. */
function named(field: string): string {
  const name = field.slice('sealed'.length)
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`
}

/** What does not tell who somebody is has no masked form: it is left out. */
function told(detail: unknown, isWhole: boolean): unknown {
  if (detail instanceof Personal) return isWhole ? detail.reveal() : detail.masked
  return isWhole || detail === null ? detail : '***'
}

async function openedRows(rows: Gathered['surveyRows'], reader: Reader, { vault }: Pick<Deps, 'vault'>) {
  const view = async (some: readonly SheetRow[]) => {
    const cells = await openCells(some, reader.why, vault)
    return some.map((row, index) => rowView(row, cells[index] ?? {}, reader.isWhole))
  }
  return Promise.all(
    rows.map(async ({ row, earlier }) => {
      const [present, ...before] = await view([row, ...earlier.toReversed()])
      return { ...present, earlier: before }
    }),
  )
}

async function openedCertificates(
  kept: Gathered['certificates'],
  { isWhole, why }: Reader,
  { vault }: Pick<Deps, 'vault'>,
) {
  const opened = isWhole ? await vault.openOf(kept, { sealedNumber: 'certificate' }, why) : []
  return kept.map((one, index) => {
    const number = opened[index]?.sealedNumber
    return { ...without(one, 'sealedNumber', 'expiresAt'), ...(number !== undefined && { number }) }
  })
}

async function openedQualification(
  kept: Gathered['qualification'],
  { isWhole, why }: Reader,
  { vault }: Pick<Deps, 'vault'>,
) {
  if (!kept) return null
  if (!isWhole) return { until: kept.until }
  const [opened] = await vault.openOf([kept], { sealed: 'qualification' }, why)
  return plain(Qualification.parse(JSON.parse(opened?.sealed ?? '')))
}

async function openedCases(cases: Gathered['cases'], { isWhole, why }: Reader, { vault }: Pick<Deps, 'vault'>) {
  return Promise.all(
    cases.map(async ({ one, furtherCalls, steps }) => {
      const { sealedText, ...kept } = one
      const first = sealedText === undefined ? [] : [sealedText]
      const further = furtherCalls.map((call) => call.sealedText)
      const noted = steps.flatMap((step) => step.sealedText ?? [])
      const sealed = [...first, ...further, ...noted]
      const texts = isWhole ? await vault.open('text', sealed, why) : sealed.map(() => '***')
      const textOf = new Map(sealed.map((text, index) => [text, texts[index]]))
      return {
        ...kept,
        ...(sealedText !== undefined && { text: textOf.get(sealedText) }),
        furtherCalls: furtherCalls.map((call) => ({ at: call.at, text: textOf.get(call.sealedText) })),
        steps: steps.map(({ step, sealedText: note }) => ({
          ...step,
          ...(note !== undefined && { text: textOf.get(note) }),
        })),
      }
    }),
  )
}

function countsOf({
  offers,
  placements,
  returnJourneys,
  passengers,
  checkIns,
  cases,
  messages,
  surveyRows,
  signUps,
  evidence,
}: Gathered) {
  const counted = {
    offers,
    placements,
    returnJourneys,
    passengers,
    checkIns,
    cases,
    messages,
    surveyRows,
    signUps,
    evidence,
  }
  return Object.fromEntries(Object.entries(counted).map(([name, { length }]) => [name, length])) as Record<
    keyof typeof counted,
    number
  >
}

function without(kept: object, ...left: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(kept).filter(([field]) => !left.includes(field)))
}

function plain(kept: object): Record<string, unknown> {
  return { ...kept }
}

export const handler = http(routes['export-person'], exportPerson)
